// The value that "unchanged" means: the one before, if the learner sees it. Where a blank stands there it could be
// whatever the learner wrote into that.
import type { Field, NumberField, QueueField, StateField } from "../../fields.ts";
import type { Placed } from "../../situation.ts";

/** Of the same host after the step before; before the first step, where it was at the start. */
export function stateBefore(placed: Placed, { host, step }: StateField): StateField["value"] | undefined {
	const earlier = placed.fields.findLast(
		(field): field is StateField => field.kind === "state" && field.host === host && field.step < step,
	);
	return earlier === undefined ? placed.trace.startStates[host] : shownValue(placed, earlier);
}

/** Of the same queue after the step before. */
export function lengthBefore(placed: Placed, { host, queue, step }: QueueField): number | undefined {
	const earlier = placed.fields.findLast(
		(field): field is QueueField =>
			field.kind === "count" && field.host === host && field.queue === queue && field.step < step,
	);
	return earlier && shownValue(placed, earlier);
}

/** The same number of the segment before, from the same end to the same end. */
export function numberBefore(placed: Placed, asked: NumberField): NumberField["value"] | undefined {
	const place = placed.fields.findIndex(({ key }) => key === asked.key);
	const earlier = placed.fields
		.slice(0, Math.max(place, 0))
		.findLast(
			(field): field is NumberField =>
				field.kind === "sequence-number" && field.field === asked.field && isSameWay(field, asked),
		);
	return earlier && shownValue(placed, earlier);
}

function isSameWay({ segment: one }: NumberField, { segment: other }: NumberField): boolean {
	return (["from", "to"] as const).every((end) => one[end].ip === other[end].ip && one[end].port === other[end].port);
}

function shownValue<F extends Field>({ blankAt }: Placed, { key, value }: F): F["value"] | undefined {
	return blankAt.has(key) ? undefined : value;
}
