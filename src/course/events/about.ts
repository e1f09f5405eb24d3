// An event before it is posted, when it gets its id (storage/assignment/events.ts).
import type { CourseEvent } from "../event.ts";

export type NewEvent = Omit<CourseEvent, "id">;

/** A time of an event's data. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
