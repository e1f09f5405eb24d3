// The routes of assignments with requests to each: what a teacher and a paper cost at most.
import { BLANK_KINDS } from "../../exercise/kinds/names.ts";
import type { Random } from "../../scenario/random.ts";
import { TEMPLATES } from "../../scenario/registry.ts";
import { SKILL_IDS } from "../../scenario/skills.ts";
import { badText, pick } from "./bad-texts.ts";
import type { Ask, Searched, WorstRequest } from "./request.ts";
import { namedLearners } from "./tenant-routes.ts";

const MOST_ITEMS = 20;

/** All act upon the last assignment that was set, of as many items as there may be, each of another template. */
export async function classRoutes(ask: Ask, serverKey: string): Promise<readonly Searched[]> {
	const headers = { Authorization: `Bearer ${serverKey}` };
	const post = (path: string, body: unknown): WorstRequest => ({ method: "POST", path, body, headers });
	const get = (path: string): WorstRequest => ({ method: "GET", path, headers });
	const setting = (items: readonly object[]) => post("/v1/assignments", { title: "Week 3", items });
	const different = TEMPLATES.slice(0, MOST_ITEMS).map(({ id }) => ({ template: id }));
	const { assignmentId } = JSON.parse((await ask(setting(different))).text);
	const at = `/v1/assignments/${assignmentId}`;
	const paper = (random: Random) => get(`${at}/learners/ann/paper${random.chance(50) ? "?locale=zh" : ""}`);
	const same = (route: string, request: WorstRequest): Searched => ({ route, known: [request], change: () => request });
	return [
		{ route: "GET …/learners/{id}/paper", known: [get(`${at}/learners/ann/paper`)], change: paper },
		same("GET …/gradebook.csv", get(`${at}/gradebook.csv?limit=2000`)),
		same("GET …/gradebook", get(`${at}/gradebook?limit=100`)),
		same("GET …/statistics", get(`${at}/statistics`)),
		same("GET …/misconceptions", get(`${at}/misconceptions`)),
		same("GET …/misconceptions.svg", get(`${at}/misconceptions.svg`)),
		{
			route: "PUT …/learners",
			known: [],
			change: (random) => ({ method: "PUT", path: `${at}/learners`, body: namedLearners(random), headers }),
		},
		{
			route: "POST …/remedial",
			known: [],
			change: (random) => post(`${at}/remedial`, { skill: pick(random, SKILL_IDS), items: 10, learners: ["ann"] }),
		},
		{
			route: "POST /v1/assignments",
			known: [
				setting([{ ask: ["order"], times: MOST_ITEMS }]),
				setting([{ skill: "sequence-wraps", times: MOST_ITEMS }]),
			],
			change: (random) => setting(Array.from({ length: MOST_ITEMS }, () => wishOf(random))),
		},
	];
}

function wishOf(random: Random): object {
	return {
		...(random.chance(50) && { ask: [pick(random, BLANK_KINDS)] }),
		...(random.chance(50) && { template: pick(random, TEMPLATES).id }),
		...(random.chance(30) && { skill: pick(random, SKILL_IDS) }),
		...(random.chance(30) && { difficulty: random.int(1, 5) }),
		...(random.chance(2) && { template: badText(random, 60) }),
	};
}
