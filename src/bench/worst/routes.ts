// The routes with requests to begin with and a way to change each: what is searched for the worst.
import { BLANK_KINDS } from "../../exercise/kinds/names.ts";
import type { Random } from "../../scenario/random.ts";
import { TEMPLATES } from "../../scenario/registry.ts";
import { SKILL_IDS } from "../../scenario/skills.ts";
import { FAMILIES } from "../../scenario/spec.ts";
import type { SimulationRequest } from "../../tcp/simulation/request.ts";
import { badText, badValue, pick } from "./bad-texts.ts";
import { KNOWN_SCRIPTS } from "./known-scripts.ts";
import type { Made, Materials } from "./materials.ts";
import { MISSHAPEN } from "./misshapen.ts";
import { changedScript } from "./random-scripts.ts";
import type { Searched, WorstRequest } from "./request.ts";

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): WorstRequest => ({
	method: "POST",
	path,
	body,
	headers,
});
const get = (path: string): WorstRequest => ({ method: "GET", path });

/** Requests of which each is made anew. */
const anew = (
	route: string,
	make: (random: Random) => WorstRequest,
	known: readonly WorstRequest[] = [],
): Searched => ({
	route,
	known,
	change: make,
});

export function searchedRoutes({ scenarios, questions, learner }: Materials): readonly Searched[] {
	const at = (random: Random) => pick(random, scenarios);
	const misconceivable = scenarios.filter(({ misconceptions }) => misconceptions.length > 0);
	const own = { Authorization: `Bearer ${learner.token}` };
	const attempts = `/v1/learners/${learner.id}/attempts`;
	const pictures = ["diagram.svg", "diagram.html", "diagram.txt", "capture.pcap"];
	return [
		{
			route: "POST /v1/simulations",
			known: [...Object.values(KNOWN_SCRIPTS), ...Object.values(MISSHAPEN)].map((script) =>
				post("/v1/simulations", script),
			),
			change: (random, { body }) => post("/v1/simulations", changedScript(random, body as SimulationRequest)),
		},
		anew("POST /v1/scenarios", (random) => post("/v1/scenarios", wishOf(random)), [
			post("/v1/scenarios", { ask: ["order"] }),
		]),
		...(["validate", "grade"] as const).map((what) =>
			anew(`POST /v1/scenarios/{id}/${what}`, (random) => {
				const made = at(random);
				return post(`/v1/scenarios/${made.id}/${what}`, { answers: answersTo(random, made), ...inLocale(random) });
			}),
		),
		anew("POST /v1/scenarios/{id}/hints", (random) => {
			const { id, blanks } = at(random);
			return post(`/v1/scenarios/${id}/hints`, { blank: pick(random, blanks).id, level: pick(random, [1, 2, 3]) });
		}),
		anew("GET /v1/scenarios/{id}", (random) => get(`/v1/scenarios/${at(random).id}${query(random)}`)),
		...pictures.map((picture) =>
			anew(`GET /v1/scenarios/{id}/${picture}`, (random) => {
				const { id, proof } = at(random);
				return get(`/v1/scenarios/${id}/${picture}${random.chance(50) ? `?proof=${proof}` : ""}`);
			}),
		),
		anew("GET /v1/scenarios/{id}/believed/{misconception}", (random) => {
			const { id, proof, misconceptions } = pick(random, misconceivable);
			const picture = pick(random, ["", "/diagram.svg", "/diagram.html", "/diagram.txt"]);
			return get(`/v1/scenarios/${id}/believed/${pick(random, misconceptions)}${picture}?proof=${proof}`);
		}),
		anew("GET /v1/questions", (random) =>
			get(
				`/v1/questions?limit=100&q=${encodeURIComponent(pick(random, ["a", "a e i o u a e i o u", badText(random, 60)]))}`,
			),
		),
		anew("GET /v1/questions/{id}", (random) => get(`/v1/questions/${pick(random, questions)}${query(random)}`)),
		anew("POST /v1/questions/{id}/grade", (random) => {
			const id = pick(random, questions);
			return post(`/v1/questions/${id}/grade`, { answer: badValue(random, 60_000), ...inLocale(random) });
		}),
		anew("GET /v1/quizzes", (random) => get(`/v1/quizzes?n=${pick(random, [20, 100])}&${quizWish(random)}`), [
			get("/v1/quizzes?n=100"),
			get("/v1/quizzes?n=20&topics=&families=syn-attack"),
		]),
		anew("POST /v1/learners/{id}/attempts", (random) => {
			const key = { ...own, "Idempotency-Key": `k${random.int(0, 1_000_000)}` };
			if (random.chance(30)) {
				const [questionId, answer] = [pick(random, questions), badValue(random, 60_000)];
				return post(attempts, { questionId, answer }, key);
			}
			const made = at(random);
			return post(attempts, { scenarioId: made.id, answers: answersTo(random, made) }, key);
		}),
		anew("GET /v1/catalogue", (random) => get(`/v1/catalogue${query(random)}`), [get("/v1/catalogue")]),
	];
}

function quizWish(random: Random): string {
	const skill = random.chance(50) ? `&skill=${pick(random, SKILL_IDS)}` : "";
	const kinds = random.chance(50) ? "&topics=" : "";
	return `seed=${random.int(0, 1000)}${skill}${kinds}${random.chance(50) ? "&seconds=600" : ""}`;
}

function query(random: Random): string {
	return random.chance(50) ? "?locale=zh" : "";
}

function inLocale(random: Random): object {
	return random.chance(50) ? { locale: "zh" } : {};
}

function wishOf(random: Random): object {
	const kinds = BLANK_KINDS.filter(() => random.chance(20));
	const ask = kinds.length > 0 ? kinds : [pick(random, BLANK_KINDS)];
	return {
		...(random.chance(80) && { ask }),
		...(random.chance(50) && { template: pick(random, TEMPLATES).id }),
		...(random.chance(30) && { family: pick(random, FAMILIES) }),
		...(random.chance(50) && { difficulty: random.int(1, 5) }),
		...(random.chance(50) && { seed: random.int(0, 1_000_000) }),
		...(random.chance(30) && { skill: pick(random, SKILL_IDS) }),
		...(random.chance(20) && { blanks: 40 }),
		...(random.chance(30) && { profile: "linux" }),
		...(random.chance(2) && { ask: Array.from({ length: 15_000 }, () => 0) }),
		...inLocale(random),
	};
}

/** To all its blanks, and sometimes to thousands that it has not. */
function answersTo(random: Random, { blanks }: Made): Readonly<Record<string, unknown>> {
	if (random.chance(5)) return Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, 1]));
	const most = Math.floor(58_000 / blanks.length / 3);
	const sameForAll = badValue(random, most);
	const all = random.chance(50);
	return Object.fromEntries(
		blanks.map((blank) => [blank.id, answerTo(random, blank, all ? sameForAll : badValue(random, most))]),
	);
}

function answerTo(random: Random, { texts }: Made["blanks"][number], bad: unknown): unknown {
	if (texts.length === 0 || random.chance(60)) return bad;
	const loud = texts.map((text) => text.toUpperCase());
	if (random.chance(50))
		return loud.slice(0, random.int(1, loud.length)).join(pick(random, [", ", " and ", "; ", "、"]));
	return Array.from({ length: 64 }, () => pick(random, loud));
}
