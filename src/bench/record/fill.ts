// Fills a learner's record as its learner would: scenarios of every template and questions of the bank, each played once,
// handed in through the API in batches. Only the times are moved afterwards, while no server runs: years take too long.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { answersTo, type Call, type Caller } from "../requests.ts";

export interface BenchLearner {
	readonly learnerId: string;
	readonly token: string;
}

/** An attempt as a batch takes it. */
export interface Prepared {
	readonly scenarioId?: string;
	readonly questionId?: string;
	readonly answer?: unknown;
}

/** Every so many attempts one is at a question. */
const QUESTION_EVERY = 8;
/** As many as 64 KB take of long ones. */
const BATCH = 40;
/** Made and handed in at a time. */
const PORTION = 400;

export const ofLearner = ({ learnerId, token }: BenchLearner) => ({
	path: `/v1/learners/${learnerId}`,
	headers: { Authorization: `Bearer ${token}` },
});

export async function newLearner({ post }: Caller, url: string): Promise<BenchLearner> {
	return JSON.parse(await post(url, { path: "/v1/learners", body: "" }));
}

/** What can be attempted, as the catalogue and the bank say. */
export interface Contents {
	readonly templates: readonly string[];
	/** With their right answers. */
	readonly questions: readonly Prepared[];
}

export async function contentsOf({ postAll }: Caller, url: string): Promise<Contents> {
	const get = async (path: string) => JSON.parse(await (await fetch(`${url}${path}`)).text());
	const catalogue: { readonly templates: readonly { readonly id: string }[] } = await get("/v1/catalogue");
	const questions: string[] = [];
	for (let cursor = "", more = true; more; ) {
		const page = await get(`/v1/questions?limit=100${cursor}`);
		questions.push(...page.items.map(({ id }: { readonly id: string }) => id));
		more = page.nextCursor !== null;
		cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
	}
	const asked = questions.map((id) => ({ path: `/v1/questions/${id}/grade`, body: '{"answer":null}' }));
	const graded = (await postAll(url, asked)).map((text) => JSON.parse(text));
	return {
		templates: catalogue.templates.map(({ id }) => id),
		questions: graded.map(({ questionId, expected }) => ({ questionId, answer: expected })),
	};
}

/** The attempts from number `from`, `count` of them: right but for a slip here and there, no two at the same scenario. */
export async function prepare(
	caller: Caller,
	url: string,
	{ templates, questions }: Contents,
	from: number,
	count: number,
): Promise<readonly Prepared[]> {
	const numbers = Array.from({ length: count }, (_, i) => from + i);
	const played = numbers.filter((i) => i % QUESTION_EVERY !== 0);
	const calls: readonly Call[] = played.map((i) => ({
		path: "/v1/scenarios",
		body: JSON.stringify({ template: templates[i % templates.length], seed: i }),
	}));
	const { attempt } = await answersTo(caller, url, await caller.postAll(url, calls), [{ learnerId: "", token: "" }]);
	const answered = new Map(played.map((i, at) => [i, JSON.parse(attempt[at]?.body ?? "{}")]));
	const question = (i: number) => questions[(i / QUESTION_EVERY) % questions.length];
	return numbers.map((i) => answered.get(i) ?? question(i) ?? {});
}

/** In their order, the keys counted from `from`. */
export async function handIn(
	{ post }: Caller,
	url: string,
	learner: BenchLearner,
	attempts: readonly Prepared[],
	from: number,
): Promise<void> {
	const { path, headers } = ofLearner(learner);
	for (let at = 0; at < attempts.length; at += BATCH) {
		const part = attempts.slice(at, at + BATCH);
		const keyed = part.map((attempt, i) => ({ idempotencyKey: `fill-${from + at + i}`, ...attempt }));
		const body = JSON.stringify({ attempts: keyed });
		const said = JSON.parse(await post(url, { path: `${path}/attempts:batch`, body, headers }));
		for (const item of said.items) if (item.status !== 201) throw new Error(JSON.stringify(item));
	}
}

/** Attempts in a record that has none yet. */
export async function fill(
	caller: Caller,
	url: string,
	learner: BenchLearner,
	contents: Contents,
	attempts: number,
): Promise<void> {
	for (let from = 1; from <= attempts; from += PORTION) {
		const count = Math.min(PORTION, attempts - from + 1);
		await handIn(caller, url, learner, await prepare(caller, url, contents, from, count), from);
		console.log(`${from + count - 1} attempts`);
	}
}

const DAY_MS = 86_400_000;
const SLOT_MS = 15 * 60_000;

/**
 * Moves the attempts apart, one in every `dayShare` of a day up to now, and notes when the learner was active as if they had
 * come then. No server may have the records open.
 */
export function spread(records: string, dayShare: number): void {
	const database = new DatabaseSync(largest(records));
	const { attempts } = database.prepare("SELECT count(*) AS attempts FROM attempts").get() as { attempts: number };
	const stepMs = DAY_MS * dayShare;
	const firstMs = Date.now() - attempts * stepMs;
	database.prepare("UPDATE attempts SET submitted_at = CAST(? + number * ? AS INTEGER)").run(firstMs, stepMs);
	database.exec("DELETE FROM active_slots");
	database
		.prepare("INSERT OR IGNORE INTO active_slots (slot) SELECT CAST(submitted_at / ? AS INTEGER) FROM attempts")
		.run(SLOT_MS);
	database.close();
}

/** File of the record that takes the most. */
export function largest(records: string): string {
	const files = readdirSync(records, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sqlite"));
	const sized = files.map((file) => join(records, file)).map((file) => ({ file, bytes: sizeOf(file) }));
	const [first] = sized.sort((a, b) => b.bytes - a.bytes);
	if (!first) throw new Error("there is no record");
	return first.file;
}

/** Of a record on disk, bytes, once what its log holds stands in it. */
export function sizeOf(file: string): number {
	const database = new DatabaseSync(file);
	database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
	database.close();
	return statSync(file).size;
}
