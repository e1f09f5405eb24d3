// What `check-questions` reports. The checks are pure: they get what was read from the files.
import type { Question } from "../schema.ts";

export interface Fault {
	/** Path below `questions/`. */
	readonly file: string;
	readonly fault: string;
}

export interface CheckedFile {
	/** Path below `questions/`, "topic/id.json". */
	readonly file: string;
	readonly question: Question;
}
