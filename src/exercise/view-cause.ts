// What made a step happen, as the learner may know it: no more than the step's sentence says, which is made from it.
import type { Cause, ListedConnection as Connection, Row, Trace } from "../scenario/run/trace.ts";
import { type CauseFacts, errorOf, type ListedConnection, octetsOf } from "../text/facts/timeline.ts";
import type { Exercise } from "./generate.ts";

type Injection = Extract<Cause, { kind: "inject" }>;

/** `hideTime`: durations would give an answer away. */
export function viewCause(
	{ shownNumbers, trace }: { readonly shownNumbers: Exercise["shownNumbers"]; readonly trace: Pick<Trace, "end"> },
	{ cause }: Pick<Row, "cause">,
	hideTime: boolean,
): CauseFacts {
	switch (cause.kind) {
		case "call":
			return { ...cause, bytes: octetsOf(cause), result: errorOf(cause) };
		case "deliver":
			return { ...cause, segment: shownNumbers.get(cause.segment) ?? cause.segment };
		case "inject":
			return viewInjection(cause, trace);
		case "timer":
			return { ...cause, waitedMs: hideTime ? null : cause.waitedMs };
		case "pass":
		case "unseen":
			return { kind: cause.kind, ms: hideTime ? null : cause.ms };
		case "in-vain":
			return { ...cause, ms: hideTime ? null : cause.ms };
		case "look":
			return { ...cause, connections: cause.connections.map(viewConnection) };
		case "flood":
		case "other-clients":
		case "live-sources":
		case "crash":
			return cause;
	}
}

function viewInjection({ kind, note, to, segment }: Injection, { end }: Pick<Trace, "end">): CauseFacts<"inject"> {
	const { ip } = segment.from;
	if (note === "probe") return { kind, note, to, port: segment.to.port };
	return note === "played"
		? { kind, note, to, from: end.hostByIp.get(ip)?.setup.id ?? ip }
		: { kind, note, to, address: ip };
}

function viewConnection({ state, local, remote, timerMs, retransmissions }: Connection): ListedConnection {
	const timer = timerMs === null ? null : { expiresInMs: timerMs, retransmissions };
	return { state, local, remote, timer };
}
