// What the timeline says of a step, in short sentences that give no answer away.
import type { CauseFacts } from "./facts/timeline.ts";
import type { Language } from "./language.ts";
import { listingOf } from "./listing.ts";

/** What made it happen, and the loss of the segment of that number: "The client calls close(). Segment 3 is lost." */
export function stepSentences(cause: CauseFacts, lostSegment: number | null, language: Language): string {
	const { timeline, sentences } = language;
	const sentence = timeline.sentence(cause);
	return lostSegment === null ? sentence : sentences.join([sentence, timeline.lost(lostSegment)]);
}

/** The same, followed by the lines of the list where a program printed one. */
export function stepText(cause: CauseFacts, lostSegment: number | null, language: Language): string {
	const sentences = stepSentences(cause, lostSegment, language);
	return cause.kind === "look" ? [sentences, ...listingOf(cause)].join("\n") : sentences;
}
