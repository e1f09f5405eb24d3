// The figure in sentences, for whoever hears it instead of seeing it.
import type { Language } from "../text/language.ts";
import { sameCell } from "./cells.ts";
import { clean } from "./characters.ts";
import type { Arrow, Cell, Diagram, Moment } from "./model.ts";

/** A value; a blank by its id; a value that was asked for with both. */
export function cellInProse(cell: Cell, language: Language): string {
	const blank = cell.blank === null ? "" : language.render.blank(cell.blank);
	if (cell.value === null) return blank;
	const value = cell.value === "" ? language.render.words.none : cell.value;
	if (blank === "") return value;
	return language.sentences.join([value, blank]);
}

/** One text a step. */
export function stepsInProse(diagram: Diagram, language: Language): readonly string[] {
	return diagram.moments.map((moment, i) => {
		const sentences = [
			moment.text,
			...(moment.listing.length > 0 ? [language.render.printed(moment.listing.map((cells) => cells.join(" ")))] : []),
			...(moment.arrow ? [arrowInProse(moment.arrow, diagram, language)] : []),
			...statesInProse(moment, diagram, language),
			...queuesInProse(diagram, i, language),
		];
		return `${language.render.stepOpening(moment.step, moment.timeMs)}${language.sentences.join(sentences)}`;
	});
}

function arrowInProse(arrow: Arrow, { lifelines }: Diagram, language: Language): string {
	return language.render.segment({
		number: arrow.segment,
		from: clean(lifelines[arrow.from]?.id ?? ""),
		to: clean(lifelines[arrow.to]?.id ?? ""),
		flags: cellInProse(arrow.flags, language),
		seq: cellInProse(arrow.seq, language),
		ack: arrow.ack === null ? null : cellInProse(arrow.ack, language),
		length: arrow.length,
		retransmission: arrow.retransmission,
		inFlight: arrow.fate === "in-flight",
		foreign: arrow.foreign !== null,
	});
}

function statesInProse({ newStates }: Moment, { lifelines }: Diagram, language: Language): readonly string[] {
	const changed = newStates.flatMap((cell, i) =>
		cell ? [{ host: clean(lifelines[i]?.id ?? ""), state: cellInProse(cell, language) }] : [],
	);
	return changed.length === 0 ? [] : [language.render.states(changed)];
}

function queuesInProse({ queues }: Diagram, i: number, language: Language): readonly string[] {
	return queues.flatMap(({ host, queue, lengths }) => {
		const now = lengths[i] ?? null;
		if (now === null || sameCell(now, lengths[i - 1] ?? null)) return [];
		return [language.render.queueLength(clean(host), queue, cellInProse(now, language))];
	});
}
