// What a record's alarm does for papers: it ends those whose time is over, and hands on what is to be handed on.
import type { LearnerId, LearnerName } from "../../../contract/primitives.ts";
import type { Handed, HandedBatch } from "../../../course/handed.ts";
import type { OpenOutcome, TakeOutcome } from "../../assignment/outcome.ts";
import { type Carrier, nextAtMs, sendDue } from "../../outbox.ts";
import { endKnown, takeNotice } from "./changes.ts";
import { endingBy, forgetAssignment, setEnd } from "./papers.ts";

/** Papers that end at once, and are asked about side by side. */
const MOST_ENDING = 20;
const ASKED_AGAIN_MS = 60_000;

/** What is called of an assignment's object. */
export interface AssignmentCalls {
	open(learnerId: LearnerId, begins: boolean): Promise<OpenOutcome>;
	take(batch: HandedBatch): Promise<TakeOutcome>;
}

/** What it needs of its object. */
export interface Working {
	readonly storage: DurableObjectStorage;
	readonly learner: LearnerName;
	readonly assignmentOf: (assignmentId: string) => AssignmentCalls;
	/** Whether the record is still there: it may be erased while others are asked. */
	readonly exists: () => boolean;
}

/** Whether there is anything to do now, ms since 1970. */
export function hasWork(sql: SqlStorage, nowMs: number): boolean {
	const at = nextAtMs(sql);
	return (at !== null && at <= nowMs) || endingBy(sql, nowMs, 1).length > 0;
}

/** May come too early, or twice. */
export async function endPapers(working: Working): Promise<void> {
	await Promise.all(endingBy(working.storage.sql, Date.now(), MOST_ENDING).map((id) => endPaper(working, id)));
}

/** A teacher may have given more time, of which the record was not told yet. */
async function endPaper({ storage, learner, assignmentOf, exists }: Working, assignmentId: string): Promise<void> {
	const opened = await assignmentOf(assignmentId).open(learner.learnerId, false).catch(unanswered);
	if (!exists()) return;
	const { sql } = storage;
	const nowMs = Date.now();
	storage.transactionSync(() => {
		if (!opened) return setEnd(sql, assignmentId, nowMs + ASKED_AGAIN_MS);
		if (opened.kind === "not-found" || opened.kind === "not-assigned") return forgetAssignment(sql, assignmentId);
		if (opened.kind === "open") takeNotice(sql, { kind: "terms", terms: opened.terms }, nowMs);
		endKnown(sql, assignmentId, nowMs);
	});
}

function unanswered(error: unknown): undefined {
	// JSON, so that whatever the message holds stays on one line of the log.
	console.error(JSON.stringify({ paper: "not ended", message: String(error) }));
}

/** Results, and that papers are finished. */
export async function handOn({ storage, learner: { learnerId }, assignmentOf, exists }: Working): Promise<void> {
	const carry: Carrier<Handed> = async (assignmentId, handed) => {
		const outcome = await assignmentOf(assignmentId).take({ learnerId, handed });
		if (outcome === "gone" && exists()) storage.transactionSync(() => forgetAssignment(storage.sql, assignmentId));
	};
	try {
		await sendDue(storage, carry, Date.now());
	} catch (error) {
		// Of a record that was erased meanwhile nothing is left to send, nor to note that it was sent.
		if (exists()) throw error;
	}
}
