// When a kernel's timers fire: a little late, never early.

import type { Timer } from "../../../src/tcp/connection.ts";
import { liveTimers } from "../../../src/tcp/timer-queue.ts";
import type { World } from "../../../src/tcp/world.ts";

/** The timer wheel and a busy machine delay an expiry by up to an eighth and some milliseconds. */
function latest(timer: Timer): number {
	const wait = timer.dueMs - timer.setMs;
	return timer.kind === "delayed-ack" ? timer.dueMs + 250 : timer.dueMs + wait / 8 + 120;
}

/** What is odd about a timer that the kernel let fire now; when an ACK is delayed is the kernel's own choice. */
export function lateness(timer: Timer, nowMs: number): string | undefined {
	if (timer.kind === "delayed-ack") return undefined;
	const [wait, waited] = [timer.dueMs - timer.setMs, nowMs - timer.setMs];
	// An expiry that was noted down late makes the next one look early.
	if (nowMs > timer.dueMs - 15 - wait / 50 && nowMs < latest(timer)) return undefined;
	return `${timer.kind} timer set for ${Math.round(wait)} ms, kernel waited ${Math.round(waited)} ms`;
}

/** A timer that must have fired by now, whether or not the capture shows it. */
export function overdue(world: World, nowMs: number): Timer | undefined {
	return liveTimers(world.timers).find((timer) => latest(timer) < nowMs);
}
