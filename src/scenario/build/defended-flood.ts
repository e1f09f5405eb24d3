// A flood that goes on while a client connects, and what each defence would have made of it: first judged by runs of the
// engine, then as somebody works it out who knows rate, lifetime and number of places (RFC 4987, 3.2 and 3.3).

import { type ListenerOptions, synQueueCapacity } from "../../tcp/listener.ts";
import type { Random } from "../random.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { ProfileName } from "../spec.ts";
import type { DrawContext } from "../template.ts";
import { type Attacked, drawAttacked } from "./attacked.ts";
import { fateOfSyn } from "./fate-of-syn.ts";
import { runAgain } from "./further-run.ts";
import { expectedLifetime, fullAtMs, lifeOfEntry, steadyFlood, sumOfWaits } from "./steady-flood.ts";

export interface DefendedFlood extends Attacked {
	readonly rate: number;
	/** Seconds for which the flood has gone on when the client connects. */
	readonly seconds: number;
	/** The larger backlog that is thought of: too small even so, large enough for now, or for good. */
	readonly backlog: number;
	readonly retries: number;
}

/** Retransmissions of a SYN,ACK before any defence. In a crowded queue Linux itself lowers more than two to two. */
const RETRIES_SET = { rfc9293: 5, linux: 2 } as const satisfies Record<ProfileName, number>;

/** A flood that is full without a defence; a larger backlog and fewer retries each may or may not be enough. */
export function drawDefendedFlood(random: Random, context: DrawContext): DefendedFlood {
	const synAckRetries = RETRIES_SET[context.profile];
	const retries = context.profile === "linux" ? 1 : random.int(1, 2);
	const rate = retries === 1 ? random.pick([4, 5]) : 2;
	const kept = rate * expectedLifetime(retries);
	const enough = random.chance(50);
	const backlog = enough ? kept + random.int(3, Math.ceil(kept / 2)) : Math.floor(kept * (random.int(5, 9) / 10));
	const fullAfter = Math.ceil((backlog + 1) / rate);
	// No entry expires before the client comes.
	const seconds =
		context.profile === "linux"
			? Math.min(expectedLifetime(synAckRetries) - 1, fullAfter + random.int(1, 3))
			: fullAfter + random.int(3, 6);
	const arrived = rate * seconds + 1;
	const attacked = drawAttacked(random, context, { backlog, maxSynBacklog: 4096, synAckRetries });
	const need = rate * expectedLifetime(synAckRetries);
	const larger = random.pick([
		random.int(backlog + 2, arrived - 2),
		context.profile === "linux" ? random.int(arrived, need - 2) : arrived + random.int(5, 50),
		need + random.int(4, 40),
	]);
	// The client's SYN arrives between two of the flood.
	return { ...attacked, delayMs: 1500 / rate, rate, seconds, backlog: larger, retries };
}

/** The flood goes on while the client's SYN travels. */
export function floodWithClient(run: Run, { rate, seconds }: DefendedFlood): void {
	steadyFlood(run, rate, [seconds]);
	run.call("client", "connect");
	run.flood("server", 1, 1000 / rate);
	run.deliver();
}

/** SYNs of the flood before the client's. */
export function arrivedBy({ rate, seconds }: DefendedFlood): number {
	return rate * seconds + 1;
}

export type Setting = "backlog" | "retries";

/** What comes of the client's SYN, and of those of later clients. */
export type Outlook = "dropped" | "for-now" | "for-good" | "reset";

/** A flood against a server that is set otherwise. */
export interface Judged {
	readonly outlook: Outlook;
	readonly places: number;
	/** How long an entry lives, s, and the waits of which that consists. */
	readonly life: number;
	readonly waits: string;
	/** Entries that the flood keeps alive in the long run. */
	readonly need: number;
	/** When all places are taken, s. */
	readonly fullAfter: number;
}

function settingOf({ backlog, retries }: DefendedFlood, setting: Setting): Partial<ListenerOptions> {
	return setting === "backlog" ? { backlog } : { synAckRetries: retries };
}

export function placesWith(drawn: DefendedFlood, changed: Partial<ListenerOptions>): number {
	return synQueueCapacity({ ...drawn.listener, ...changed }, drawn.settings);
}

/** Runs the flood up to the client's SYN; if that finds room, also without it, a little longer than an entry lives. */
export function judged(trace: Trace, drawn: DefendedFlood, setting: Setting): Judged {
	const changed = settingOf(drawn, setting);
	const { synAckRetries } = { ...drawn.listener, ...changed };
	const life = lifeOfEntry(trace, drawn, synAckRetries);
	const places = placesWith(drawn, changed);
	const seconds = life.ms / 1000;
	const run = runAgain(trace, drawn, setting, (moves) => floodWithClient(moves, drawn), changed);
	const first = fateOfSyn(run.rows.at(-1));
	const long = Math.ceil(Math.min(places / drawn.rate, seconds)) + 2;
	const onwards = (moves: Run) => steadyFlood(moves, drawn.rate, [long]);
	const whole = first === "entry" ? runAgain(trace, drawn, `${setting} onwards`, onwards, changed) : run;
	const full = fullAtMs(whole, places);
	return {
		outlook: first === "entry" ? outlookFrom(full) : first === "reset" ? "reset" : "dropped",
		places,
		life: seconds,
		waits: sumOfWaits(life),
		need: drawn.rate * seconds,
		fullAfter: (full ?? 0) / 1000,
	};
}

function outlookFrom(fullAfterMs: number | null): Outlook {
	return fullAfterMs === null ? "for-good" : "for-now";
}

/** The same as somebody works it out: what has arrived and lives, and what rate times lifetime comes to, against the places. */
export function expectedOutlook(drawn: DefendedFlood, setting: Setting) {
	const changed = settingOf(drawn, setting);
	const places = placesWith(drawn, changed);
	const life = expectedLifetime({ ...drawn.listener, ...changed }.synAckRetries);
	const need = drawn.rate * life;
	const kept = Math.min(arrivedBy(drawn), need);
	const outlook: Outlook = kept >= places ? "dropped" : need >= places ? "for-now" : "for-good";
	return { outlook, places, life, need, kept };
}
