// What the fuzzer has learned from answers, so that its requests reach further than a 404: ids, credentials, links.
import type { Random } from "../../scenario/random.ts";

/** Names of parameters and fields whose values only the API can give. */
const LEARNED = [
	"scenarioId",
	"questionId",
	"template",
	"skill",
	"topic",
	"topics",
	"misconception",
	"cursor",
	"proof",
	"quizId",
	"assignmentId",
	"webhookId",
	"deliveryId",
] as const;
type Learned = (typeof LEARNED)[number];

/** Of each, only the latest: older ones say nothing new. */
export const KEPT = 40;

export interface Learner {
	readonly id: string;
	readonly token: string;
}

export interface Known {
	readonly values: Readonly<Record<Learned, string[]>>;
	readonly learners: Learner[];
	/** Addresses that results link to. */
	readonly links: string[];
	/** The right answers to a scenario, once it was graded for practice. */
	readonly expected: Map<string, Readonly<Record<string, unknown>>>;
	readonly serverKey: string;
}

export function nothingKnown(serverKey: string): Known {
	const values = Object.fromEntries(LEARNED.map((name) => [name, [] as string[]])) as Record<Learned, string[]>;
	return { values, learners: [], links: [], expected: new Map(), serverKey };
}

export const isLearned = (name: string): name is Learned => LEARNED.some((known) => known === name);

export function pickKnown<T>(random: Random, items: readonly T[]): T | undefined {
	return items[random.int(0, Math.max(0, items.length - 1))];
}

function keep<T>(items: T[], item: T): void {
	if (items.includes(item)) return;
	items.push(item);
	if (items.length > KEPT) items.shift();
}

const FROM_LIST: Readonly<Record<string, Learned>> = { listQuestions: "questionId", catalogue: "template" };

export interface Asked {
	readonly operationId: string;
	readonly address: string;
	/** The learner token that went with it, if one did. */
	readonly token?: string | undefined;
}

/** Takes whatever is worth sending again out of the JSON that an operation answered. */
export function learn(known: Known, { operationId, address, token }: Asked, json: unknown): void {
	if (typeof json !== "object" || json === null) return;
	const answer = json as Readonly<Record<string, unknown>>;
	const list = FROM_LIST[operationId];
	if (typeof answer.learnerId === "string" && typeof answer.token === "string")
		keep(known.learners, { id: answer.learnerId, token: answer.token });
	if (typeof answer.learnerId === "string" && "timeline" in answer && token)
		keep(known.learners, { id: answer.learnerId, token });
	const [, graded] = /^\/v1\/scenarios\/([^/]+)\/grade/.exec(address) ?? [];
	if (graded) noteExpected(known, graded, answer.blanks);
	walk(json, (key, value, of) => {
		// Of a paper, which holds its scenarios.
		if (key === "id" && "timeline" in of) keep(known.values.scenarioId, value);
		if (key === "nextCursor") keep(known.values.cursor, value);
		if (key === "id" && list) keep(known.values[list], value);
		if (isLearned(key)) keep(known.values[key], value);
		if (value.startsWith("/v1/")) noteLink(known, value);
	});
}

/** The one at this address, once it was erased: its token is of no more use. */
export function forgetLearner({ learners }: Known, address: string): void {
	const at = learners.findIndex(({ id }) => address === `/v1/learners/${id}`);
	if (at !== -1) learners.splice(at, 1);
}

function noteExpected(known: Known, scenarioId: string, blanks: unknown): void {
	if (typeof blanks !== "object" || blanks === null) return;
	const expected = Object.entries(blanks).map(([blank, result]) => [blank, result?.expected]);
	known.expected.set(scenarioId, Object.fromEntries(expected));
}

function noteLink(known: Known, link: string): void {
	keep(known.links, link);
	const { pathname, searchParams } = new URL(link, "http://fuzz");
	const proof = searchParams.get("proof");
	const [, misconception] = /\/believed\/([^/]+)/.exec(pathname) ?? [];
	if (proof) keep(known.values.proof, proof);
	if (misconception) keep(known.values.misconception, misconception);
}

function walk(value: unknown, visit: (key: string, value: string, of: object) => void): void {
	if (typeof value !== "object" || value === null) return;
	for (const [key, item] of Object.entries(value)) {
		if (typeof item === "string") visit(key, item, value);
		else if (key === "skills" && Array.isArray(item)) for (const skill of item) visit("skill", String(skill), value);
		else walk(item, visit);
	}
}
