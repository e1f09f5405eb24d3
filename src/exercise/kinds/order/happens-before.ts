// Which step of a trace must come before which other, for a reason that the two alone show: a segment is sent before it
// arrives, an end goes through its states in their order, a timer waits longer each time. Steps that only happened to
// follow one another are not related, nor those that a third one ties together: it may be hidden from the learner.
import type { Row, Trace } from "../../../scenario/run/trace.ts";
import type { Segment } from "../../../tcp/segment.ts";
import type { State } from "../../../tcp/state.ts";
import type { OrderReason } from "../../../text/facts/cut.ts";

/** Steps that must come before a step, by step; not those that must come before them in turn. */
export type Before = ReadonlyMap<number, ReadonlySet<number>>;

/** The host that a step is about; null where it is about nobody or many. */
export function actorOf({ cause }: Row): string | null {
	switch (cause.kind) {
		case "deliver":
			return cause.to;
		case "call":
		case "timer":
			return cause.host;
		case "inject":
		case "flood":
		case "other-clients":
		case "live-sources":
		case "pass":
		case "unseen":
		case "look":
		case "crash":
		case "in-vain":
			return null;
	}
}

export function orderOfSteps(trace: Trace): Before {
	const acted = trace.rows.flatMap((row) => {
		const host = actorOf(row);
		return host === null ? [] : [{ row, host, stay: stayOf(trace, row, host) }];
	});
	return new Map(
		acted.map((later, i) => {
			const reasons = acted.slice(0, i).filter((earlier) => reasonBetween(trace, earlier, later) !== null);
			return [later.row.step, new Set(reasons.map(({ row }) => row.step))];
		}),
	);
}

/** As many of these steps as possible, in order, each of which must come before the next: no other order fits. */
export function longestChain(steps: readonly number[], before: Before): readonly number[] {
	const chains: (readonly number[])[] = [];
	for (const step of steps) {
		const ends = chains.filter((chain) => before.get(step)?.has(chain.at(-1) ?? 0));
		const longest = ends.reduce((best, chain) => (chain.length > best.length ? chain : best), [] as readonly number[]);
		chains.push([...longest, step]);
	}
	return chains.reduce((best, chain) => (chain.length > best.length ? chain : best), [] as readonly number[]);
}

interface Acted {
	readonly row: Row;
	readonly host: string;
	readonly stay: Stay;
}

/** The time that an end spends in one state. */
interface Stay {
	readonly state: State;
	readonly nth: number;
	/** This step begins it. */
	readonly entered: boolean;
	/** The end is in this state only once. */
	readonly once: boolean;
}

/** Why the one step must come before the other; null where nothing says so. */
export function reasonOf(trace: Trace, earlier: number, later: number): OrderReason | null {
	const [one, other] = [actedIn(trace, earlier), actedIn(trace, later)];
	return one && other ? reasonBetween(trace, one, other) : null;
}

function actedIn(trace: Trace, step: number): Acted | null {
	const row = trace.rows[step - 1];
	const host = row ? actorOf(row) : null;
	return row && host !== null ? { row, host, stay: stayOf(trace, row, host) } : null;
}

function reasonBetween(trace: Trace, earlier: Acted, later: Acted): OrderReason | null {
	if (brings(trace, earlier, later)) return "brings";
	if (earlier.host !== later.host) return null;
	if (passesOn(earlier.stay, later.stay)) return "states";
	return waitsLonger(earlier.row, later.row) ? "waits" : null;
}

/** What the earlier step sent is what arrives in the later one. */
function brings(trace: Trace, { row, host }: Acted, later: Acted): boolean {
	const { cause } = later.row;
	return cause.kind === "deliver" && sentBy(trace, row, host).some(({ number }) => number === cause.segment);
}

function sentBy(trace: Trace, row: Row, host: string): readonly Segment[] {
	return row.sent.filter(({ from }) => trace.end.hostByIp.get(from.ip)?.setup.id === host);
}

/** Another state, or the same one entered before. */
function passesOn(earlier: Stay, later: Stay): boolean {
	if (earlier.nth === later.nth) return earlier.entered && !later.entered;
	return earlier.once && later.once;
}

/** Timeouts grow. */
function waitsLonger({ cause: one }: Row, { cause: other }: Row): boolean {
	return one.kind === "timer" && other.kind === "timer" && one.timer === other.timer && one.waitedMs < other.waitedMs;
}

function stayOf(trace: Trace, row: Row, host: string): Stay {
	const start = trace.startStates[host] ?? "CLOSED";
	const path = [start, ...trace.rows.map(({ states }) => states[host] ?? "CLOSED")];
	const begins = path.map((state, i) => state !== path[i - 1]);
	const state = path[row.step] ?? "CLOSED";
	return {
		state,
		nth: begins.slice(0, row.step + 1).filter(Boolean).length,
		entered: begins[row.step] ?? false,
		once: path.filter((other, i) => other === state && begins[i]).length === 1,
	};
}
