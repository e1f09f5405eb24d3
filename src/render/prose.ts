// The figure in sentences, for whoever hears it instead of seeing it.
import type { Locale } from "../text/locale.ts";
import {
	blankInProse,
	queueLengthSentence,
	renderWord,
	segmentSentence,
	statesSentence,
	stepOpening,
} from "../text/render.ts";
import { joinSentences } from "../text/sentences.ts";
import { sameCell } from "./cells.ts";
import { clean } from "./characters.ts";
import type { Arrow, Cell, Diagram, Moment } from "./model.ts";

/** A value; a blank by its id; a value that was asked for with both. */
export function cellInProse(cell: Cell, locale: Locale): string {
	const blank = cell.blank === null ? "" : blankInProse(cell.blank, locale);
	if (cell.value === null) return blank;
	const value = cell.value === "" ? renderWord("none", locale) : cell.value;
	if (blank === "") return value;
	return joinSentences([value, blank], locale);
}

/** One text a step. */
export function stepsInProse(diagram: Diagram, locale: Locale): readonly string[] {
	return diagram.moments.map((moment, i) => {
		const sentences = [
			[moment.text, ...moment.listing].join(" "),
			...(moment.arrow ? [arrowInProse(moment.arrow, diagram, locale)] : []),
			...statesInProse(moment, diagram, locale),
			...queuesInProse(diagram, i, locale),
		];
		return `${stepOpening(moment.step, moment.timeMs, locale)}${joinSentences(sentences, locale)}`;
	});
}

function arrowInProse(arrow: Arrow, { lifelines }: Diagram, locale: Locale): string {
	return segmentSentence(
		{
			number: arrow.segment,
			from: clean(lifelines[arrow.from]?.id ?? ""),
			to: clean(lifelines[arrow.to]?.id ?? ""),
			flags: cellInProse(arrow.flags, locale),
			seq: cellInProse(arrow.seq, locale),
			ack: arrow.ack === null ? null : cellInProse(arrow.ack, locale),
			length: arrow.length,
			retransmission: arrow.retransmission,
			inFlight: arrow.fate === "in-flight",
			injected: arrow.injected !== null,
		},
		locale,
	);
}

function statesInProse({ newStates }: Moment, { lifelines }: Diagram, locale: Locale): readonly string[] {
	const told = newStates.flatMap((cell, i) =>
		cell ? [{ host: clean(lifelines[i]?.id ?? ""), state: cellInProse(cell, locale) }] : [],
	);
	return told.length === 0 ? [] : [statesSentence(told, locale)];
}

function queuesInProse({ queues }: Diagram, i: number, locale: Locale): readonly string[] {
	return queues.flatMap(({ host, queue, lengths }) => {
		const now = lengths[i] ?? null;
		if (now === null || sameCell(now, lengths[i - 1] ?? null)) return [];
		return [queueLengthSentence(clean(host), queue, cellInProse(now, locale), locale)];
	});
}
