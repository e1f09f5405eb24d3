// A flood that goes on at a steady rate, and further runs of the engine under other settings of the listener.
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { Localized } from "../../text/locale.ts";
import { effectsOf } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import { runScript } from "../run/run-script.ts";
import type { Trace } from "../run/trace.ts";
import type { Drawn } from "../template.ts";

/** The flood goes on for so many seconds. */
export function floodFor(run: Run, rate: number, seconds: number): void {
	run.flood("server", Math.round(rate * seconds), Math.round(1000 * seconds));
}

export function evenRate(rate: number): Localized {
	return {
		en: `The SYNs of the flood arrive at even intervals of ${1000 / rate} ms, the first one ${1000 / rate} ms after the flood starts.`,
		zh: `洪泛的 SYN 等间隔到达，每隔 ${1000 / rate} 毫秒一个；第一个在洪泛开始 ${1000 / rate} 毫秒后到达。`,
	};
}

/** The run called `name` that belongs to `trace`; made once. */
export function runOnce(trace: Trace, name: string, make: () => Trace): Trace {
	const run = trace.furtherRuns.get(name) ?? make();
	trace.furtherRuns.set(name, run);
	return run;
}

/**
 * Another script with the hosts and settings of `trace`, where the server's listener is set otherwise; `name` says which script
 * it is. Under a misconception the trace's rules are wrong, and so are those of this run.
 */
export function runAgain(
	trace: Trace,
	{ delayMs }: Drawn,
	name: string,
	script: (run: Run) => void,
	listener: Partial<ListenerOptions> = {},
): Trace {
	return runOnce(trace, name, () => {
		const hosts = [...trace.end.hosts.values()].map(({ setup }) => ({
			...setup,
			listener: { ...setup.listener, ...listener },
		}));
		return runScript({ hosts, delayMs }, script);
	});
}

/** How long one unanswered half-open entry lives with so many retransmissions, ms. */
export function lifetimeMs(trace: Trace, casting: Drawn, synAckRetries: number): number {
	const one = (run: Run) => {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", 1, 0);
		for (let i = 0; i <= synAckRetries; i++) run.untilTimer("server");
	};
	const run = runAgain(trace, casting, `lifetime ${synAckRetries}`, one, { synAckRetries });
	const freed = run.rows.find((row) => row.effects.some((e) => e.kind === "queue-changed" && e.change === "expired"));
	return freed ? freed.timeMs - run.startMs : 0;
}

/** When the SYN queue first holds `capacity` entries, ms after the start; null if it never does. */
export function fullAtMs(trace: Trace, capacity: number): number | null {
	const effects = effectsOf(trace);
	const filling = effects.findIndex((e) => e.kind === "queue-changed" && e.queue === "syn" && e.size >= capacity);
	if (filling < 0) return null;
	const answer = effects.slice(filling).find((e) => e.kind === "segment-sent");
	return answer?.kind === "segment-sent" ? answer.atMs - trace.startMs : null;
}

/** The most entries that the SYN queue ever holds. */
export function mostEntries(trace: Trace): number {
	return effectsOf(trace).reduce(
		(most, e) => (e.kind === "queue-changed" && e.queue === "syn" ? Math.max(most, e.size) : most),
		0,
	);
}

/** "1 + 2 + 4 = 7" */
export function sumOfWaits(retries: number, lifetime: number): string {
	const waits = Array.from({ length: retries + 1 }, (_, i) => 2 ** i);
	return `${waits.join(" + ")} = ${lifetime / 1000}`;
}
