// Pending timers of the whole world in one total order: time, then host, then kind. A timer that was replaced or
// cancelled stays in the heap and is skipped: only the one its connection points to is live.
import TinyQueue from "tinyqueue";
import { TIMER_KINDS, type Timer } from "./connection.ts";

export type TimerQueue = TinyQueue<Timer>;

function compare(a: Timer, b: Timer): number {
	return (
		a.dueMs - b.dueMs ||
		(a.connection.host < b.connection.host ? -1 : a.connection.host > b.connection.host ? 1 : 0) ||
		TIMER_KINDS.indexOf(a.kind) - TIMER_KINDS.indexOf(b.kind) ||
		a.connection.id - b.connection.id
	);
}

export function timerQueue(timers: Timer[] = []): TimerQueue {
	return new TinyQueue(timers, compare);
}

function isLive(timer: Timer): boolean {
	return timer.connection.timers[timer.kind] === timer;
}

/** The next timer to fire, at or before `untilMs`; undefined if there is none. Leaves it in the queue. */
export function nextTimer(queue: TimerQueue, untilMs: number): Timer | undefined {
	for (let head = queue.peek(); head; head = queue.peek()) {
		if (isLive(head)) return head.dueMs <= untilMs ? head : undefined;
		queue.pop();
	}
	return undefined;
}

/** All live timers, soonest first. */
export function liveTimers(queue: TimerQueue): readonly Timer[] {
	return queue.data.filter(isLive).sort(compare);
}
