// How long the queues are after each step, those that matter only.
import { cellOf } from "./cells.ts";
import { type DrawnStep, QUEUES, type QueueTrack, type TrackPlaces } from "./model.ts";

/** Without the queues that are known to stay empty. */
export function queuesOf(steps: readonly DrawnStep[], told: readonly TrackPlaces[] = []): readonly QueueTrack[] {
	const hosts = new Set(steps.flatMap(({ shown }) => Object.keys(shown.queues ?? {})));
	const tracks = [...hosts].flatMap((host) =>
		QUEUES.map((queue) => ({
			host,
			queue,
			places: told.find((one) => one.host === host && one.queue === queue)?.places ?? null,
			lengths: steps.map(({ shown, asked }) => {
				const length = shown.queues?.[host]?.[queue];
				return length === undefined ? null : cellOf(length, asked?.queues?.[host]?.[queue]);
			}),
		})),
	);
	return tracks.filter(({ lengths }) => lengths.some((cell) => cell && (cell.blank !== null || cell.value !== "0")));
}
