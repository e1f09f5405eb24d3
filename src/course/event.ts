// What webhooks tell. Plain data: it crosses RPCs and is kept until it was delivered.
import type { EventType } from "../contract/webhook-event.ts";

export interface CourseEvent {
	/** The same however often it is sent: receivers tell repeats by it. */
	readonly id: string;
	readonly type: EventType;
	/** When it came to be, ms since 1970. */
	readonly atMs: number;
	/** Whom it is about, so that it can be forgotten with its learner; null for nobody. */
	readonly learnerId: string | null;
	/** As it is sent. */
	readonly data: Readonly<Record<string, unknown>>;
}
