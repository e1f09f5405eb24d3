// Many servers that answer SYNs in whose source field the attacker has written the victim's address (linux-traces 70).
import { hostOf } from "../run/read-trace.ts";
import { runScript } from "../run/run-script.ts";
import type { Trace } from "../run/trace.ts";
import { runOnce } from "./further-run.ts";
import type { Spoofed } from "./spoofed.ts";

export interface Reflection extends Spoofed {
	/** Servers that get one SYN each. */
	readonly reflectors: number;
}

/** Longer than any drawn lifetime of a half-open entry, ms. */
const LONG_ENOUGH = 64_000;

/** All reflectors together, each with the settings of the one that is shown; the victim is there and answers, or nobody is. */
export function allReflectors(trace: Trace, drawn: Reflection, victim: "silent" | "answering"): Trace {
	return runOnce(trace, victim, () => {
		const one = hostOf(trace, "reflector").setup;
		const ids = Array.from({ length: drawn.reflectors }, (_, i) => `reflector-${i + 1}`);
		const reflectors = ids.map((id, i) => ({ ...one, id, ip: `198.51.100.${i + 1}` }));
		const hosts = victim === "answering" ? [...reflectors, hostOf(trace, "victim").setup] : reflectors;
		return runScript({ hosts, delayMs: drawn.delayMs }, (run) => {
			for (const id of ids) run.call(id, "listen");
			for (const id of ids) {
				run.inject(id, drawn.spoofedIsn, drawn.source, "spoofed");
				// What the victim answers arrives before the next SYN does: each server is on its own.
				run.deliverAll();
			}
			run.pass(LONG_ENOUGH);
		});
	});
}

/** How many segments went to the address that the attacker named. */
export function sentTo(run: Trace, { source }: Reflection): number {
	return run.end.segments.filter((segment) => segment.to.ip === source.ip).length;
}
