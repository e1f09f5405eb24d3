// In what the engine and the model differ about one event, in words.
import type { Connection } from "../../../src/tcp/connection.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import { flagNames } from "../../../src/tcp/flags.ts";
import { hasFin, hasRst, hasSyn, type Segment } from "../../../src/tcp/segment.ts";
import type { Host } from "../../../src/tcp/world.ts";
import { ahead, plus } from "./arithmetic.ts";
import type { End, Outcome, Sent } from "./variables.ts";

/** A segment as it is compared; the engine might send one of a form that no clause has. */
type Shown = Omit<Sent, "flags"> & { readonly flags: string };

/** The engine's side of an event: its effects at that end, the connection before and after. */
export interface Seen {
	readonly effects: readonly Effect[];
	readonly before: Connection | undefined;
	readonly after: Connection | undefined;
	readonly host: Host;
}

/** Undefined: in nothing. */
export function difference(seen: Seen, before: End, expected: Outcome): string | undefined {
	const parts = [
		unequal("sent", showAll(sentIn(seen.effects)), showAll(expected.sent.map(unformed(seen)))),
		unequal("state", stateIn(seen), expected.end.state),
		unequal("listening", seen.host.listeners.size > 0, expected.end.listening),
		...variables(seen.after, expected.end),
		unequal("told", toldIn(seen), audible(seen, before) ? expected.told : null),
		unequal("2 MSL", timeWaitIn(seen.effects), expected.waits ?? timeWaitIn(seen.effects)),
		newIssTooLow(expected.end),
	].filter((part) => part !== undefined);
	return parts.length > 0 ? parts.join("; ") : undefined;
}

function unequal(what: string, engine: unknown, model: unknown): string | undefined {
	return engine === model ? undefined : `${what}: engine ${engine}, RFC ${model}`;
}

function variables(connection: Connection | undefined, end: End): readonly (string | undefined)[] {
	if (!connection || end.state === "CLOSED" || end.state === "LISTEN") return [];
	return [
		unequal("SND.UNA", connection.sndUna, end.sndUna),
		unequal("SND.NXT", connection.sndNxt, end.sndNxt),
		unequal("RCV.NXT", connection.rcvNxt, end.rcvNxt),
		unequal("delivered and unread", connection.unread, end.unread),
		unequal("unsent", connection.unsent, end.unsent),
		unequal("FIN received", connection.finReceived, end.finTaken),
	];
}

function stateIn({ after, host }: Seen): string {
	return after?.state ?? (host.listeners.size > 0 ? "LISTEN" : "CLOSED");
}

/** Segments in order; those with text or FIN that follow each other joined into one (3.7 leaves it to the sender). */
function sentIn(effects: readonly Effect[]): readonly Shown[] {
	const joined: Shown[] = [];
	for (const effect of effects) {
		if (effect.kind !== "segment-sent") continue;
		const next = sentOf(effect.segment);
		const last = joined.at(-1);
		if (last && follows(last, next))
			joined[joined.length - 1] = { ...next, seq: last.seq, length: last.length + next.length };
		else joined.push(next);
	}
	return joined;
}

function sentOf(segment: Segment): Shown {
	const flags = flagNames(segment.bits).filter((flag) => flag !== "PSH");
	const withAck = flags.includes("ACK");
	const kind = hasSyn(segment) ? "SYN" : hasFin(segment) ? "FIN" : hasRst(segment) ? "RST" : "";
	const text = [kind, withAck ? "ACK" : ""].filter(Boolean).join(",");
	return { flags: text, seq: segment.seq, ack: withAck ? segment.ack : null, length: segment.length };
}

function follows(last: Shown, next: Shown): boolean {
	const carries = next.length > 0 || next.flags === "FIN,ACK";
	return (
		last.flags === "ACK" &&
		last.length > 0 &&
		carries &&
		last.ack === next.ack &&
		next.seq === plus(last.seq, last.length)
	);
}

/** Where the RFC leaves the form of a reset open, that of the engine. */
function unformed({ effects }: Seen): (sent: Sent) => Sent {
	return (sent) => {
		if (sent.flags !== "RST or RST,ACK") return sent;
		const bare = sentIn(effects).at(0)?.flags === "RST";
		return bare ? { ...sent, flags: "RST", ack: null } : { ...sent, flags: "RST,ACK" };
	};
}

function showAll(sent: readonly Shown[]): string {
	return sent.map(show).join(" and ") || "nothing";
}

function show({ flags, seq, ack, length }: Shown): string {
	return `<SEQ=${seq}>${ack === null ? "" : `<ACK=${ack}>`}<CTL=${flags}>${length > 0 ? ` +${length}` : ""}`;
}

/** A process that holds no socket of the connection hears nothing. */
function audible({ before, host }: Seen, end: End): boolean {
	return end.accepted && end.receives && before !== undefined && (host.socket === null || host.socket === before);
}

function toldIn({ before, after, effects }: Seen): Outcome["told"] {
	const results = effects.flatMap((effect) =>
		effect.kind === "call-returned" && effect.call === "connect" ? [effect.result] : [],
	);
	const error =
		results.find((result) => result.startsWith("ECONN")) ??
		(after || before?.holder === "listener" ? null : before?.error);
	if (error === "ECONNREFUSED") return "refused";
	return error === "ECONNRESET" ? "reset" : null;
}

function timeWaitIn(effects: readonly Effect[]): boolean {
	return effects.some((effect) => effect.kind === "timer-set" && effect.timer === "time-wait");
}

/** 3.6.1, MAY-2 (1): "larger than the largest sequence number it used on the previous connection incarnation". */
function newIssTooLow({ reopened, iss }: End): string | undefined {
	return reopened && ahead(reopened.sndNxt, iss) >= 2 ** 31
		? `ISS ${iss} below the old SND.NXT ${reopened.sndNxt}`
		: undefined;
}
