// A text that a learner may read, with its place in the file.
import type { Localized } from "../../text/locale.ts";

export interface PlacedText {
	readonly where: string;
	readonly text: Localized;
	/** A sentence has to end like one. */
	readonly sentence: boolean;
}

export const sentence = (where: string, text: Localized): PlacedText => ({ where, text, sentence: true });
export const label = (where: string, text: Localized): PlacedText => ({ where, text, sentence: false });
