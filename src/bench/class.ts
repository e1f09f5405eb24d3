// A class that starts within a minute and hands in within another, on one bare workerd, callers limited as by default: an
// assignment of two scenarios and a question, of which every learner opens a paper, answers and finishes it. A request is
// sent when its time comes, whatever became of those of other learners; then the gradebook is read until it is complete,
// and each of its rows is held against what was answered. Ends with 1 where something is wrong.
// `npm run bench:class -- --learners 2000 --seconds 60`; the times mean something on a machine that does nothing else.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readQuestions } from "./class/bank.ts";
import { type Call, eachOf, jsonOf } from "./class/client.ts";
import type { GradebookRow, Page, RecordedAttempt } from "./class/documents.ts";
import { faultsOfRow } from "./class/faults.ts";
import { isComplete, readGradebook } from "./class/gradebook.ts";
import { newMeasured } from "./class/measured.ts";
import { type Pupil, prepare } from "./class/pupils.ts";
import { mintTokens, openSchool } from "./class/school.ts";
import { openLoop } from "./open-loop.ts";

const { values } = parseArgs({
	options: { learners: { type: "string", default: "2000" }, seconds: { type: "string", default: "60" } },
});
const LEARNERS = Number(values.learners);
const SECONDS = Number(values.seconds);
/** Between two submissions of a learner, who has the answers ready. */
const STEP_MS = 400;
const MOST_STEPS = 6;
const COMPLETE_WITHIN_S = 10;
const GOAL_P99_MS = 250;
const HOUR_MS = 3_600_000;

const school = await openSchool({ RATE_LIMIT: "on" });
const { client, insight, server } = school;
const teacher = { client, token: insight.serverKey };
const measured = newMeasured(server.pid);
const faults: string[] = [];

/** Measured from when it was due; null, and a fault noted, where the answer is not of this status. */
async function timed(what: string, call: Call, status: number, dueMs: number): Promise<string | null> {
	const reply = await client.ask(call).catch((error: unknown) => ({ status: 0, text: String(error) }));
	measured.took(what, performance.now() - dueMs);
	if (reply.status === status) return reply.text;
	faults.push(`${what}: ${reply.status} ${reply.text.slice(0, 300)}`);
	return null;
}

const until = (atMs: number) => sleep(Math.max(0, atMs - performance.now()));
const at = (fromNowMs: number) => new Date(Date.now() + fromNowMs).toISOString();

async function assign(): Promise<string> {
	const body = {
		title: "Opening and closing a connection",
		items: [{ template: "three-way" }, { template: "client-closes-first", points: 2 }, { question: "why-four" }],
		policy: { attempts: 2, keep: "best", showSolution: "after-close" },
		dueAt: at(HOUR_MS),
		closesAt: at(2 * HOUR_MS),
		timeLimitSeconds: 3600,
	};
	const call = { path: "/v1/assignments", token: insight.serverKey, body };
	return (await jsonOf<{ readonly assignmentId: string }>(client, call)).assignmentId;
}

async function open({ id, token }: Pupil, dueMs: number): Promise<string> {
	const path = `/v1/assignments/${assignmentId}/learners/${id}/paper`;
	return (await timed("open the paper", { path, token }, 200, dueMs)) ?? "";
}

/** One after the other: nobody answers an item before the one before it was taken. */
async function handIn({ id, token, steps }: Pupil, dueMs: number): Promise<void> {
	for (const [i, step] of steps.entries()) {
		await until(dueMs + i * STEP_MS);
		step.said = await timed("attempt", step.call, 201, dueMs + i * STEP_MS);
	}
	const path = `/v1/assignments/${assignmentId}/learners/${id}/finish`;
	const finishMs = dueMs + steps.length * STEP_MS;
	await until(finishMs);
	await timed("finish", { path, token, body: {} }, 200, finishMs);
}

/** Seconds until nobody is left who has handed in and is not known to have; null where that took too long. */
async function untilComplete(): Promise<number | null> {
	const startMs = performance.now();
	const seconds = () => (performance.now() - startMs) / 1000;
	while (seconds() < 6 * COMPLETE_WITHIN_S) {
		if (await isComplete(teacher, assignmentId)) return seconds();
		await sleep(200);
	}
	return null;
}

/** Of the gradebook and of each learner's own record, against what was answered. */
async function check(pupils: readonly Pupil[]): Promise<void> {
	const rows = new Map((await readGradebook(teacher, assignmentId)).map((row) => [row.learnerId, row]));
	if (rows.size !== pupils.length) faults.push(`${rows.size} rows of ${pupils.length} learners`);
	for (const pupil of pupils) faults.push(...faultsOfRow(pupil, rows.get(pupil.id)));
	await eachOf(pupils, 8, async ({ id, token, steps }) => {
		const call = { path: `/v1/learners/${id}/attempts?limit=100`, token };
		const { items } = await jsonOf<Page<RecordedAttempt>>(client, call);
		if (items.length !== steps.length) faults.push(`${id}: ${items.length} attempts recorded of ${steps.length}`);
	});
}

const assignmentId = await assign();
const ids = Array.from({ length: LEARNERS }, (_, i) => `pupil-${i}`);
const tokens = await measured.part("tokens (LMS)", () => mintTokens(school, ids));
const pupils: readonly Pupil[] = ids.map((id, place) => ({
	place,
	id,
	token: tokens.get(id) ?? "",
	paper: "",
	steps: [],
}));

await measured.part("opening", () =>
	openLoop({ rate: LEARNERS / SECONDS, seconds: SECONDS }, async (place, dueMs) => {
		const pupil = pupils[place];
		if (pupil) pupil.paper = await open(pupil, dueMs);
	}),
);
console.log(`${LEARNERS} papers opened, ${faults.length} faults; working out what they answer`);
const questions = readQuestions();
const opened = pupils.filter(({ paper }) => paper !== "");
for (const pupil of opened) await prepare(pupil, insight, questions);

const handInS = Math.max(1, SECONDS - (MOST_STEPS * STEP_MS) / 1000);
await measured.part("handing in", () =>
	openLoop({ rate: opened.length / handInS, seconds: handInS }, async (place, dueMs) => {
		const pupil = opened[place];
		if (pupil) await handIn(pupil, dueMs);
	}),
);
const complete = await measured.part("until it is complete", untilComplete);
await measured.part("reading the gradebook", async () => {
	const startMs = performance.now();
	const rows: readonly GradebookRow[] = await readGradebook(teacher, assignmentId);
	measured.took(`gradebook of ${rows.length}`, performance.now() - startMs);
});
await check(opened);

measured.print();
console.log(
	complete === null
		? "the gradebook was not complete within a minute"
		: `the gradebook was complete ${complete.toFixed(1)} s after the last was handed in; goal ${COMPLETE_WITHIN_S} s`,
);
if (complete === null || complete > COMPLETE_WITHIN_S) faults.push("the gradebook was complete too late");
const p99 = measured.at("attempt", 0.99);
console.log(`attempts: p99 ${p99.toFixed(0)} ms; goal ${GOAL_P99_MS} ms${p99 > GOAL_P99_MS ? ": missed" : ""}`);
console.log(
	faults.length === 0
		? "no error, nothing lost, nothing double"
		: `${faults.length} faults\n${[...new Set(faults)].slice(0, 20).join("\n")}`,
);
await school.close();
process.exit(faults.length === 0 ? 0 : 1);
