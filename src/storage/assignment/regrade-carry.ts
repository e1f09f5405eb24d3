// The work of a regrade: learners' records grade their answers again, a few at a time, and what they say is kept.
import type { LearnerId } from "../../contract/primitives.ts";
import type { Assignment } from "../../course/assignment.ts";
import type { Regraded, RegradedPart } from "../../course/regrade.ts";
import { applyRegraded } from "./regrade-apply.ts";
import { type Pending, putOff, readPending, settleRegrade } from "./regrade-job.ts";

/** Records that grade side by side: more would leave attempts that come meanwhile too little of a machine. */
const AT_ONCE = 4;

/** What is called of a learner's record. */
export interface RegradeCalls {
	regradePaper(assignmentId: string, paper: number, after: number): Promise<RegradedPart>;
}

/** What it needs of its object. */
export interface Regrading {
	readonly storage: DurableObjectStorage;
	readonly recordOf: (learnerId: LearnerId) => RegradeCalls;
	/** As it is now; null once it is erased, which it may be while records are asked. */
	readonly assignment: () => Assignment | null;
}

/** The next few learners. May be cut off anywhere, and come twice. */
export async function regradeSome(regrading: Regrading): Promise<void> {
	const { storage, assignment } = regrading;
	const pending = assignment() ? readPending(storage.sql, Date.now(), AT_ONCE) : [];
	await Promise.all(pending.map((one) => regradeOne(regrading, one)));
	// Whoever was left may have been forgotten.
	if (assignment()) settleRegrade(storage.sql, Date.now());
}

async function regradeOne(regrading: Regrading, pending: Pending): Promise<void> {
	const { storage, assignment } = regrading;
	const regraded = await graded(regrading, pending).catch(unanswered);
	const current = assignment();
	if (!current) return;
	const nowMs = Date.now();
	storage.transactionSync(() => {
		if (!regraded && putOff(storage.sql, pending, nowMs)) return;
		applyRegraded({ sql: storage.sql, assignment: current, nowMs }, pending, regraded ?? []);
	});
}

/** In parts: a paper of twenty items that were tried three times takes a third of a second. */
async function graded({ recordOf, assignment }: Regrading, pending: Pending): Promise<readonly Regraded[]> {
	const assignmentId = assignment()?.assignmentId ?? "";
	const record = recordOf(pending.learnerId);
	const regraded: Regraded[] = [];
	for (let after: number | null = 0; after !== null; ) {
		const part: RegradedPart = await record.regradePaper(assignmentId, pending.paper, after);
		const more: readonly Regraded[] = JSON.parse(part.regraded);
		regraded.push(...more);
		after = part.next;
	}
	return regraded;
}

function unanswered(error: unknown): null {
	// JSON, so that whatever the message holds stays on one line of the log.
	console.error(JSON.stringify({ regrade: "not graded", message: String(error) }));
	return null;
}
