// What is asked: a list of all blanks, with what was expected once it is solved.
import { isBlank, type Shown } from "./cells.ts";
import { clean } from "./characters.ts";
import { type Asked, type DiagramBlank, type DiagramStep, QUEUES } from "./model.ts";

/** Ids of the blanks that stand in the timeline. */
export function placedBlanks(timeline: readonly DiagramStep[]): ReadonlySet<string> {
	const found = timeline.flatMap(({ segment, states, queues = {} }): readonly (Shown | undefined | null)[] => [
		segment?.flags,
		segment?.seq,
		segment?.ack,
		...Object.values(states),
		...Object.values(queues).flatMap((lengths) => QUEUES.map((queue) => lengths[queue])),
	]);
	return new Set(found.flatMap((shown) => (shown && isBlank(shown) ? [shown.blank] : [])));
}

export function askedOf(blank: DiagramBlank, placed: ReadonlySet<string>, expected: unknown): Asked {
	const { id, label, unit, choices = [] } = blank;
	const options = choices.flatMap((choice) => (typeof choice === "string" ? [] : [choice]));
	const ordered = blank.kind === "order";
	const named = ordered ? [] : [expected].flat().flatMap((chosen) => options.find((o) => o.id === chosen)?.text ?? []);
	return {
		id: clean(id),
		label: clean(label),
		placed: placed.has(id),
		choices: options.map((option) => clean(ordered ? `${option.id}. ${option.text}` : option.text)),
		ordered,
		unit: unit === undefined ? null : clean(unit),
		answer: expected === undefined ? null : clean(named.length > 0 ? named.join("; ") : say(expected)),
	};
}

function say(expected: unknown): string {
	if (Array.isArray(expected)) return expected.join(",");
	return typeof expected === "object" && expected !== null ? sayParts(expected) : String(expected);
}

/** "FIN,ACK seq=9000 ack=4022": of a whole segment, without a part that it does not have. */
function sayParts(expected: object): string {
	return Object.entries(expected)
		.filter(([, value]) => value !== null)
		.map(([part, value]) => (Array.isArray(value) ? value.join(",") : `${part}=${value}`))
		.join(" ");
}
