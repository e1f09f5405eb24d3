// Whether something that moves an end into another state happens in a step, read off the solved timeline as a learner
// reads it: what arrives, what is sent, what is called, which timer expires.
import type { ViewSegment, ViewStep } from "../../../src/exercise/types.ts";
import type { Row } from "../../../src/scenario/run/trace.ts";
import type { RuleId } from "../../../src/tcp/rule-catalogue.ts";

interface Step {
	readonly step: ViewStep;
	readonly host: string;
	/** The segment that arrives at the host; undefined if none does. */
	readonly arrived: ViewSegment | undefined;
	/** The segment that the host sends. */
	readonly sent: ViewSegment | undefined;
	/** Whether its accept queue holds more than before, which a learner counts; undefined before a listener has one. */
	readonly queueGrows: boolean | undefined;
}

type Happens = (step: Step) => boolean;

function has(segment: ViewSegment | undefined, ...flags: readonly string[]): boolean {
	const carried: readonly unknown[] = Array.isArray(segment?.flags) ? segment.flags : [];
	return segment !== undefined && flags.every((flag) => carried.includes(flag));
}

const receives =
	(with_: readonly string[], without: readonly string[] = []): Happens =>
	({ arrived }) =>
		has(arrived, ...with_) && !without.some((flag) => has(arrived, flag));

const sends =
	(...flags: readonly string[]): Happens =>
	({ sent }) =>
		has(sent, ...flags);

const calls =
	(...names: readonly string[]): Happens =>
	({ step: { cause }, host }) =>
		cause.kind === "call" && cause.host === host && names.includes(cause.call);

const expires: Happens = ({ step: { cause }, host }) =>
	(cause.kind === "timer" && cause.host === host) || cause.kind === "pass" || cause.kind === "in-vain";

/** A last wait ends without anything being sent again. */
const givesUp: Happens = (step) => expires(step) && step.sent === undefined;

const any =
	(...some: readonly Happens[]): Happens =>
	(step) =>
		some.some((happens) => happens(step));

const all =
	(...every: readonly Happens[]): Happens =>
	(step) =>
		every.every((happens) => happens(step));

/** What the words of each rule that enters a state say happens. */
const MOVES: Readonly<Partial<Record<RuleId, Happens>>> = {
	"passive-open-listens": calls("listen"),
	"active-open-sends-syn": all(sends("SYN"), ({ sent }) => !has(sent, "ACK")),
	"listen-answers-syn": all(receives(["SYN"], ["ACK"]), sends("SYN", "ACK")),
	"simultaneous-open": receives(["SYN"], ["ACK"]),
	"simultaneous-syn-ack-accepted": receives(["SYN", "ACK"]),
	// One whose ACK is not of this SYN is answered with a reset.
	"syn-ack-completes-active-open": all(receives(["SYN", "ACK"]), ({ sent }) => !has(sent, "RST")),
	"ack-completes-passive-open": all(receives(["ACK"], ["RST"]), ({ queueGrows }) => queueGrows !== false),
	"syn-cookie-accepts-ack": receives(["ACK"], ["SYN", "RST"]),
	"close-in-syn-sent": calls("close"),
	"close-in-syn-received": any(calls("close"), sends("FIN")),
	"close-sends-fin": sends("FIN"),
	"close-after-peer-fin": sends("FIN"),
	"fin-received": receives(["FIN"]),
	"fin-acked": receives(["ACK"], ["FIN", "SYN", "RST"]),
	"fin-acked-while-closing": receives(["ACK"], ["SYN", "RST"]),
	"fin-acked-in-last-ack": receives(["ACK"], ["SYN", "RST"]),
	"fin-crosses-fin": receives(["FIN"]),
	"fin-received-in-fin-wait-2": receives(["FIN"]),
	"fin-with-ack-of-fin": receives(["FIN", "ACK"]),
	"time-wait-expires": expires,
	"time-wait-accepts-new-syn": receives(["SYN"], ["ACK"]),
	"fin-wait-2-expires": expires,
	"abort-sends-reset": any(calls("abort", "close"), sends("RST")),
	"close-with-unread-data-resets": calls("close"),
	"data-after-close-resets": all(({ arrived }) => arrived !== undefined, sends("RST")),
	"closed-answers-reset": ({ arrived }) => arrived !== undefined,
	"syn-sent-refused": receives(["RST"]),
	"reset-exact": receives(["RST"]),
	"reset-at-fin-accepted": receives(["RST"]),
	"reset-returns-to-listen": receives(["RST"]),
	"accept-queue-full-resets": sends("RST"),
	"crowded-syn-queue-frees-entry": givesUp,
	"syn-ack-timeout-frees-entry": givesUp,
	"syn-gives-up": givesUp,
	"retransmission-gives-up": givesUp,
	"keepalive-gives-up": any(givesUp, all(expires, sends("RST"))),
	"host-crash-forgets": ({ step: { cause } }) => cause.kind === "crash",
};

/** Whether it happens in this step; in one whose segments are not shown, whatever comes next may have happened. */
export function happensIn(seen: Step, rule: RuleId): boolean {
	const happens = MOVES[rule];
	if (!happens) throw new Error(`the test does not know what ${rule} looks like`);
	return seen.step.cause.kind === "unseen" || happens(seen);
}

/** The steps of the timeline as they concern a host. */
export function stepsOf(host: string, timeline: readonly ViewStep[], rows: readonly Row[]): readonly Step[] {
	const segments = new Map(timeline.flatMap(({ segment }) => (segment ? [[segment.number, segment] as const] : [])));
	const accepted = (i: number) => rows[i]?.queues[host]?.accept;
	return timeline.map((step, i) => {
		const { cause, segment } = step;
		const arrived = cause.kind === "deliver" && cause.to === host ? segments.get(cause.segment) : undefined;
		return {
			step,
			host,
			arrived,
			sent: segment?.from === host ? segment : undefined,
			queueGrows: grew(accepted(i - 1), accepted(i)),
		};
	});
}

function grew(before: number | undefined, now: number | undefined): boolean | undefined {
	return before === undefined || now === undefined ? undefined : now > before;
}
