// The segments of a run with who sent them and in which step, for questions that ask about one of them.
import { ACK } from "../../tcp/flags.ts";
import { hasFin, type Segment, segmentLength } from "../../tcp/segment.ts";
import type { Localized } from "../../text/locale.ts";
import type { Row, Trace } from "../run/trace.ts";
import type { End } from "./ends.ts";

export interface Sent {
	readonly row: Row;
	readonly host: End;
	readonly segment: Segment;
}

/** What the two ends sent since the timeline started, in order; other hosts' segments are left out. */
export function sentIn({ rows }: Pick<Trace, "rows">): readonly Sent[] {
	return rows.flatMap((row) =>
		row.effects.flatMap((e) =>
			e.kind === "segment-sent" && isEnd(e.host) ? [{ row, host: e.host, segment: e.segment }] : [],
		),
	);
}

function isEnd(host: string): host is End {
	return host === "client" || host === "server";
}

/** The rule that questions about used numbers go by (RFC 9293, 3.4). */
export const WHAT_TAKES_NUMBERS = {
	en: "A SYN or FIN takes one number, each octet of data one, an ACK none.",
	zh: "SYN、FIN 各占一个序号，数据每字节占一个，ACK 不占。",
} as const satisfies Localized;

/** ACK and nothing else: it takes no number. */
export function isPureAck(segment: Segment): boolean {
	return segment.bits === ACK && segmentLength(segment) === 0;
}

/** Sent by an end that had sent its FIN before. */
export function isAfterOwnFin(segment: Segment, trace: Pick<Trace, "rows">): boolean {
	return sentIn(trace).some(
		({ segment: fin }) => hasFin(fin) && fin.from.ip === segment.from.ip && fin.number < segment.number,
	);
}
