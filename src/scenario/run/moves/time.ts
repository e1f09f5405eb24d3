// Moves in which time passes.
import type { Effect } from "../../../tcp/effects.ts";
import { liveTimers, nextTimer } from "../../../tcp/timer-queue.ts";
import {
	addRow,
	advanceTo,
	arrivalMs,
	arriveNow,
	happen,
	nextOnWire,
	type Recorded,
	type RunRecord,
} from "../record.ts";
import { lose } from "./segments.ts";

export const timeMoves = {
	/** Time passes until the next timer of any host, or of that one, fires. */
	untilTimer(this: Recorded, host?: string): void {
		untilTimer(this.record, host);
	},
	/** Time passes, ms; timers fire when they are due. One row. */
	pass(this: Recorded, ms: number): void {
		addRow(this.record, { kind: "pass", ms }, happen(this.record, { type: "advance", ms }));
	},
	/** Time passes, ms; timers fire and segments arrive when they are due, unseen by the learner. One row. */
	unseen(this: Recorded, ms: number): void {
		addRow(this.record, { kind: "unseen", ms }, letPass(this.record, ms));
	},
	/** Everything that the host retransmits is lost until it gives up. One row that shows none of it. */
	untilGivenUp(this: Recorded, host: string): void {
		untilGivenUp(this.record, host);
	},
};

function untilTimer(record: RunRecord, host: string | undefined): void {
	const timer = liveTimers(record.world.timers).find((t) => host === undefined || t.connection.host === host);
	if (!timer) return;
	const waitedMs = timer.dueMs - timer.setMs;
	const cause = { kind: "timer", host: timer.connection.host, timer: timer.kind, waitedMs } as const;
	addRow(record, cause, advanceTo(record, timer.dueMs));
}

/** Of a segment and a timer that are due at the same time, the segment comes first. */
function letPass(record: RunRecord, ms: number): readonly Effect[] {
	const { world } = record;
	const effects: Effect[] = [];
	const untilMs = world.nowMs + ms;
	while (world.nowMs < untilMs) {
		const next = nextOnWire(record);
		const arrivesMs = next === undefined ? untilMs : Math.max(world.nowMs, arrivalMs(record, next));
		const timerMs = Math.max(world.nowMs, nextTimer(world.timers, untilMs)?.dueMs ?? untilMs);
		if (Math.min(arrivesMs, timerMs) >= untilMs) break;
		effects.push(...advanceTo(record, Math.min(arrivesMs, timerMs)));
		if (next === undefined || arrivesMs > timerMs) continue;
		effects.push(...arriveNow(record, next));
	}
	effects.push(...advanceTo(record, untilMs));
	return effects;
}

function untilGivenUp(record: RunRecord, host: string): void {
	const startMs = record.world.nowMs;
	const effects: Effect[] = [];
	for (let due = retransmissionDue(record, host); due !== undefined; due = retransmissionDue(record, host)) {
		const fired = advanceTo(record, due);
		effects.push(...fired);
		for (const effect of fired) if (effect.kind === "segment-sent") lose(record, effect.segment.number);
	}
	addRow(record, { kind: "in-vain", host, ms: record.world.nowMs - startMs }, effects);
}

function retransmissionDue({ world }: RunRecord, host: string): number | undefined {
	return liveTimers(world.timers).find((t) => t.connection.host === host && t.kind === "retransmission")?.dueMs;
}
