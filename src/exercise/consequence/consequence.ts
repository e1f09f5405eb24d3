// What would have come of segments that were answered wrongly: the engine delivers each one with the wrong answer in place,
// and what the other end then does at once is told, where it is anything else than what really followed.
import { hasAck, type Segment } from "../../tcp/segment.ts";
import type { Locale } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import { type Answered, showGiven } from "../answer.ts";
import type { WrittenSegment } from "../kinds/kind.ts";
import type { BlankKind } from "../kinds/names.ts";
import { KINDS } from "../kinds/registry.ts";
import { referenceOf } from "../kinds/shared/rule.ts";
import { showNumber } from "../numbers.ts";
import type { Placed, Situation } from "../situation.ts";
import { MAX_WISHED_BLANKS } from "../spec.ts";
import type { Consequence, ShownNumber, Verdict } from "../types.ts";
import { whatDecides } from "./compare.ts";
import { type Delivery, deliverAsWritten } from "./deliver.ts";
import { factsOf, insteadSent, showsFor, type WrittenNumber } from "./facts.ts";
import { reasonFor } from "./reason.ts";

interface Sent {
	readonly id: string;
	readonly written: WrittenSegment;
	/** The answer as it was understood. */
	readonly given: unknown;
}

/**
 * By the ids of blanks. Only where something else follows, and only of answers that are wrong in themselves. The script runs
 * once, and at most as many segments are delivered as there can be blanks: some 2 ms in all.
 */
export function consequencesOf(
	placed: Placed,
	judged: readonly { readonly answered: Answered; readonly mark: { readonly verdict: Verdict } }[],
	locale: Locale,
): ReadonlyMap<string, Consequence> {
	const sent = judged
		.filter(({ mark: { verdict } }) => verdict === "wrong" || verdict === "partly")
		.flatMap(({ answered }) => sentAs(placed, answered) ?? [])
		.slice(0, MAX_WISHED_BLANKS);
	const deliveries = deliverAsWritten(
		placed,
		sent.map(({ written }) => written),
	);
	const consequences = new Map<string, Consequence>();
	for (const [i, delivery] of deliveries.entries()) {
		const one = sent[i];
		const consequence = one && delivery && consequenceOf(placed, one, delivery, locale);
		if (consequence) consequences.set(one.id, consequence);
	}
	return consequences;
}

/** Null where the blank is about no segment, or the answer cannot be read. */
function sentAs<K extends BlankKind>(placed: Placed, { blank, sent, reading }: Answered<K>): Sent | null {
	if (!reading?.ok) return null;
	const written = KINDS[blank.kind].asWritten?.(blank, reading.value);
	return written ? { id: blank.id, written, given: showGiven(placed, blank, sent, reading.value) } : null;
}

function consequenceOf(
	situation: Situation,
	{ written, given }: Sent,
	delivery: Delivery,
	locale: Locale,
): Consequence | null {
	const sent = written.segment;
	const decided = whatDecides(delivery);
	const reason = decided && reasonFor(delivery, decided, sent);
	if (!reason) return null;
	const shows = showsFor(situation, sent, [...numbersIn(written, given), ...emptyAck(situation, sent, delivery)]);
	const instead = insteadSent(situation, delivery, shows);
	const { states } = delivery.written;
	return {
		text: words(locale).consequence.sentence(factsOf(situation, delivery, { sent, shows, reason, instead })),
		sent: instead,
		states: Object.fromEntries(situation.hosts.map((host) => [host, states[host] ?? "CLOSED"])),
		rule: decided.rule,
		reference: referenceOf(situation, decided.rule),
	};
}

/** The numbers of an answer: it is one, or has them as its parts. */
function numbersIn({ set }: WrittenSegment, given: unknown): readonly WrittenNumber[] {
	const parts: Readonly<Record<string, unknown>> = typeof given === "object" && given !== null ? { ...given } : {};
	return (["seq", "ack"] as const).flatMap((part) => {
		const value = set[part];
		const shown = isShown(given) ? given : parts[part];
		return value !== undefined && value !== null && isShown(shown) ? [{ value, shown }] : [];
	});
}

/** An ACK that was added to a segment without a number for it has 0 there, which is counted from nothing. */
function emptyAck({ spec }: Situation, sent: Segment, { segment }: Delivery): readonly WrittenNumber[] {
	if (hasAck(sent) || !hasAck(segment) || segment.ack !== 0) return [];
	return [{ value: segment.ack, shown: showNumber(segment.ack, undefined, spec.notation) }];
}

function isShown(given: unknown): given is ShownNumber {
	return typeof given === "number" || typeof given === "string";
}
