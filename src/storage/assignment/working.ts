// What an assignment's object does by alarm: names those who are yet to be named, brings changes to the rows that they have not
// reached, makes summaries anew whose results have changed, sends what waits, and has answers graded again.
import type { LearnerId } from "../../contract/primitives.ts";
import { learnerObjectName } from "../object-name.ts";
import { nextAtMs, sendDue, sendTo } from "../outbox.ts";
import { walkOn } from "./changing.ts";
import { type Kept, readErased, readWalk } from "./definition.ts";
import { isNaming, nameSome } from "./making.ts";
import { regradeSome } from "./regrade-carry.ts";
import { regradeDueMs } from "./regrade-job.ts";
import { readRow, termsOf } from "./rows.ts";
import { isStale, keepSome } from "./summaries.ts";
import { carrier, learnerTarget } from "./telling.ts";

/** The alarm comes again by then, whatever becomes of its work. */
const TRIED_AGAIN_MS = 60_000;
/** Of work that an alarm does before it lets others in. */
const ROUNDS = 10;
/** Some tens of milliseconds. */
const SUMMARIES_AT_ONCE = 100;

export interface Work {
	/** After every change: what it leaves to be done has an alarm. */
	arm(): void;
	/** Tells one learner what waits for it; a failure leaves it to the alarm. */
	tellNow(learnerId: LearnerId): Promise<void>;
	/** As the alarm does; of an erased assignment nothing is kept once nothing waits. May come too early, or twice. */
	carryOn(): Promise<void>;
}

/** `kept` is the assignment as it is stored at any time; null where there is none, or no more. */
export function openWork(storage: DurableObjectStorage, env: Env, kept: () => Kept | null): Work {
	const { sql } = storage;
	/** When the alarm comes, ms since 1970, as far as is known; null where it may not. */
	let alarmMs: number | null = null;

	/** When there is something to do, ms since 1970; null where there is nothing. */
	function dueMs(): number | null {
		if (readWalk(sql) || (kept() && (isNaming(sql) || isStale(sql)))) return Date.now();
		const forgetAt = readErased(sql)?.untilMs ?? null;
		const times = [nextAtMs(sql), regradeDueMs(sql), forgetAt].filter((at) => at !== null);
		return times.length > 0 ? Math.min(...times) : null;
	}

	/** Whether nothing has to be remembered of one that is erased. */
	function isOver(): boolean {
		const erased = readErased(sql);
		return erased !== null && nextAtMs(sql) === null && (erased.untilMs ?? 0) <= Date.now();
	}

	function isDue(): boolean {
		const due = dueMs();
		return due !== null && due <= Date.now();
	}

	function arm(): void {
		const due = dueMs();
		if (due === null || (alarmMs !== null && alarmMs <= due)) return;
		alarmMs = due;
		// The answer waits for it: nothing leaves the object before what was written is kept.
		void storage.setAlarm(due);
	}

	async function send(sending: (carry: ReturnType<typeof carrier>) => Promise<void>): Promise<void> {
		const now = kept();
		const from = now ? { tenant: now.tenant, assignmentId: now.assignment.assignmentId } : readErased(sql);
		if (!from) return;
		const termsNow = (learnerId: LearnerId) => {
			const current = kept();
			const row = current && readRow(sql, learnerId);
			return row ? termsOf(current.assignment, row) : null;
		};
		await sending(carrier({ ...from, env, termsNow }));
	}

	/** Once a change has reached all rows: what that changes is none of a regrade's doing. */
	async function regrade(): Promise<void> {
		const tenant = kept()?.tenant;
		if (!tenant || readWalk(sql) || regradeDueMs(sql) === null) return;
		await regradeSome({
			storage,
			recordOf: (learnerId) => env.LEARNER.getByName(learnerObjectName({ tenant, learnerId })),
			assignment: () => kept()?.assignment ?? null,
		});
	}

	return {
		arm,
		tellNow: (learnerId) => send((carry) => sendTo(storage, learnerTarget(learnerId), carry)),
		async carryOn() {
			alarmMs = Date.now() + TRIED_AGAIN_MS;
			await storage.setAlarm(alarmMs);
			for (let round = 0; round < ROUNDS && isDue() && !isOver(); round++) {
				const now = kept();
				if (now && isNaming(sql)) storage.transactionSync(() => nameSome(sql, now.assignment, Date.now()));
				if (now && readWalk(sql)) storage.transactionSync(() => walkOn(sql, now.assignment, Date.now()));
				if (now && isStale(sql)) storage.transactionSync(() => keepSome(sql, SUMMARIES_AT_ONCE));
				await send((carry) => sendDue(storage, carry, Date.now()));
				await regrade();
			}
			alarmMs = null;
			if (isOver()) await storage.deleteAll();
			else if (dueMs() !== null) arm();
			else await storage.deleteAlarm();
		},
	};
}
