// What a learner gets that is made from the whole record: what comes next, a pack, a quiz. The record is made up, with a
// standing in every skill; what reading it costs is not measured here.
import { SKILL_GRAPH } from "../../question-bank/skill-graph.ts";
import type { Random } from "../../scenario/random.ts";
import { FAMILIES } from "../../scenario/spec.ts";
import { pick } from "./bad-texts.ts";
import type { Materials } from "./materials.ts";
import type { Searched, WorstRequest } from "./request.ts";

const DAY_MS = 86_400_000;
const MOST_IN_A_PACK = 20;

/** Every skill was answered a few times, days ago, and half of them are due. */
export function reviewed() {
	const lastMs = Date.now() - 20 * DAY_MS;
	const stateOf = (place: number) => ({
		mastery: (place % 10) / 10,
		answers: 5,
		inARow: place % 4,
		rowInstances: [],
		rowSinceMs: lastMs - DAY_MS,
		rowUntilMs: lastMs,
		learned: place % 2 === 0,
		firstMasteredMs: place % 2 === 0 ? lastMs : null,
		lastAtMs: lastMs,
		lastRight: true,
		card: { stability: 1 + (place % 40), difficulty: 5, lastMs, dueMs: lastMs + (place % 40) * DAY_MS },
	});
	return {
		states: Object.fromEntries(SKILL_GRAPH.map(({ id }, place) => [id, stateOf(place)])),
		last: null,
		questions: [],
	};
}

export function learnerRoutes({ learner }: Materials): readonly Searched[] {
	const headers = { Authorization: `Bearer ${learner.token}` };
	const get = (path: string): WorstRequest => ({ method: "GET", path: `/v1/learners/${learner.id}${path}`, headers });
	const locale = (random: Random) => (random.chance(50) ? "&locale=zh" : "");
	const family = (random: Random) => (random.chance(50) ? `&family=${pick(random, FAMILIES)}` : "");
	const anew = (route: string, change: (random: Random) => WorstRequest): Searched => ({ route, known: [], change });
	return [
		anew("GET …/next", (random) => get(`/next?${locale(random)}${family(random)}`.replace("?&", "?"))),
		anew("GET …/pack", (random) => get(`/pack?n=${MOST_IN_A_PACK}${locale(random)}${family(random)}`)),
	];
}
