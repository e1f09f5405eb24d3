// A class whose results come to its assignment as a learner's record hands them on.
import { env } from "cloudflare:workers";
import type { HandedFinish, HandedResult } from "../../src/course/handed.ts";
import { assignmentObjectName } from "../../src/storage/object-name.ts";
import { call, type Json } from "../support/api.ts";
import { learnerName, serverKey } from "../support/fixtures.ts";

export const ITEMS = [
	{ template: "three-way", points: 2 },
	{ template: "client-closes-first" },
	{ question: "why-four" },
];

/** Of the tenant acme, named `learners`; answers its view. */
export async function setAssignment(learners: readonly string[], change: object = {}): Promise<Json> {
	const body = { title: "Week 3", items: ITEMS, learners, ...change };
	return (await call("/v1/assignments", { body, token: await serverKey() })).json;
}

export const objectOf = (assignmentId: string, tenant = "acme") => {
	const name = learnerName(tenant, "any");
	return env.ASSIGNMENT.getByName(assignmentObjectName(name.tenant, assignmentId));
};

export async function begin(assignmentId: string, learner: string): Promise<void> {
	await objectOf(assignmentId).open(learnerName("acme", learner).learnerId, true);
}

let numbers = 0;

/** "syn-does-not-consume 3": shown and certain of it; "-no-time-wait": contradicted. */
export function result(item: number, share: number, ideas: readonly string[] = [], change: Partial<HandedResult> = {}) {
	const number = ++numbers;
	const handed: HandedResult = {
		kind: "result",
		paper: 1,
		item,
		number,
		attemptId: `at-${number}`,
		submittedAtMs: Date.now(),
		share,
		seconds: 60,
		ideas: ideas
			.filter((idea) => !idea.startsWith("-"))
			.map((idea) => ({ id: idea.split(" ")[0] ?? "", confidence: Number(idea.split(" ")[1]) || null })),
		contradicted: ideas.filter((idea) => idea.startsWith("-")).map((idea) => idea.slice(1)),
		skills: [],
		...change,
	};
	return handed;
}

/** As a learner who begins and answers so; `hands` in at the end. */
export async function work(
	assignmentId: string,
	learner: string,
	results: readonly HandedResult[],
	hands = true,
): Promise<void> {
	await begin(assignmentId, learner);
	const finish: HandedFinish = { kind: "finish", paper: 1, atMs: Date.now(), by: "learner" };
	const handed = hands ? [...results, finish] : results;
	await objectOf(assignmentId).take({ learnerId: learnerName("acme", learner).learnerId, handed });
}
