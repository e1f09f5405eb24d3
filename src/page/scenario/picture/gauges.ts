// How full the queues of a host are, beside it: where the number is asked for, is new, or stands for the first time.
import type { ViewStep } from "../../../exercise/types.ts";
import type { QueuePlaces } from "../../../scenario/template.ts";
import type { Lifeline } from "./lifelines.ts";
import { type Place, placeOf, sameValue } from "./place.ts";

const QUEUES = ["syn", "accept"] as const;
export type QueueName = (typeof QUEUES)[number];

export interface Gauge {
	/** Index of a lifeline. */
	readonly lifeline: number;
	readonly queue: QueueName;
	readonly length: Place;
	/** How many entries fit; null where that is not told as a number. */
	readonly places: number | null;
}

/** Of step `i`, without queues that are known to stay empty. */
export function gaugesOf(
	timeline: readonly ViewStep[],
	askedOf: (i: number) => ViewStep | undefined,
	i: number,
	lifelines: readonly Lifeline[],
	told: readonly QueuePlaces[],
): readonly Gauge[] {
	const lengthOf = (at: number, host: string, queue: QueueName) =>
		placeOf(timeline[at]?.queues?.[host]?.[queue], askedOf(at)?.queues?.[host]?.[queue]);
	return lifelines.flatMap(({ id }, lifeline) =>
		QUEUES.flatMap((queue) => {
			const length = lengthOf(i, id, queue);
			if (length === null || sameValue(length, i > 0 ? lengthOf(i - 1, id, queue) : null)) return [];
			if (timeline.every((_, at) => isEmpty(lengthOf(at, id, queue)))) return [];
			const places = told.find((one) => one.host === id && one.queue === queue)?.places ?? null;
			return [{ lifeline, queue, length, places }];
		}),
	);
}

function isEmpty(length: Place | null): boolean {
	return length === null || (length.blank === null && length.value === "0");
}
