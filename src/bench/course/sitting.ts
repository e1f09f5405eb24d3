// A student sits down to a paper, over HTTP: opens it, sends what the student makes of it, and hands it in.
import { setTimeout as sleep } from "node:timers/promises";
import type { Question } from "../../question-bank/schema.ts";
import type { MisconceptionId } from "../../scenario/misconceptions.ts";
import type { Call, Client } from "../class/client.ts";
import type { Paper, RecordedAttempt } from "../class/documents.ts";
import type { Insight } from "../class/insight.ts";
import { type Student, submissionsOf } from "./students.ts";

export interface Room {
	readonly client: Client;
	readonly insight: Insight;
	readonly questions: ReadonlyMap<string, Question>;
	readonly assignmentId: string;
	/** Of learners, by id. */
	readonly tokens: ReadonlyMap<string, string>;
}

/** What came of it. */
export interface Sat {
	readonly student: Student;
	/** When each attempt was received, by the server's clock, ms since 1970. */
	readonly receivedMs: readonly number[];
	/** Whether one of them showed what the student believes. */
	readonly showed: boolean;
	/** Answers that were no success. */
	readonly refused: readonly string[];
}

/** Longest that a student thinks about an attempt, ms. */
const THINKS_MS = 300;

/** `held` is what the student believes by now. */
export async function sit(student: Student, held: MisconceptionId | null, room: Room): Promise<Sat> {
	const { client, assignmentId, tokens } = room;
	const token = tokens.get(student.id) ?? "";
	const own = `/v1/assignments/${assignmentId}/learners/${student.id}`;
	const refused: string[] = [];
	const ask = async (call: Omit<Call, "token">, status: number) => {
		const reply = await client.ask({ ...call, token });
		if (reply.status === status) return reply.text;
		refused.push(`${reply.status} ${reply.text.slice(0, 200)}`);
		return null;
	};
	const opened = await ask({ path: `${own}/paper` }, 200);
	const items = opened === null ? [] : (JSON.parse(opened) as Paper).items;
	const submissions = await submissionsOf(student, items, held, room);
	const receivedMs: number[] = [];
	for (const [i, { item, body }] of submissions.entries()) {
		await sleep(student.random.int(0, THINKS_MS));
		const call = {
			path: `/v1/learners/${student.id}/attempts`,
			body: { ...body, assignmentId, item },
			headers: { "Idempotency-Key": `${assignmentId}-${i}` },
		};
		const recorded = await ask(call, 201);
		if (recorded !== null) receivedMs.push(Date.parse((JSON.parse(recorded) as RecordedAttempt).submittedAt));
	}
	if (student.kind !== "quitter") await ask({ path: `${own}/finish`, body: {} }, 200);
	return { student, receivedMs, showed: submissions.some(({ shows }) => shows), refused };
}
