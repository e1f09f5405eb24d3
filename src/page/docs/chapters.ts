// The chapters of the documentation, in the order in which people read them.
import type { Chapter } from "./chapter.ts";
import { CREDENTIALS } from "./chapters/credentials.ts";
import { ERRORS } from "./chapters/errors.ts";
import { EXAMS } from "./chapters/exams.ts";
import { LIMITS } from "./chapters/limits.ts";
import { LMS } from "./chapters/lms.ts";
import { PAGE } from "./chapters/page.ts";
import { PHONE } from "./chapters/phone.ts";
import { SANDBOX } from "./chapters/sandbox.ts";
import { START } from "./chapters/start.ts";

/** By the anchor of each. */
export const CHAPTERS = {
	start: START,
	credentials: CREDENTIALS,
	lms: LMS,
	phone: PHONE,
	page: PAGE,
	exams: EXAMS,
	limits: LIMITS,
	sandbox: SANDBOX,
	errors: ERRORS,
} as const satisfies Readonly<Record<string, Chapter>>;

export type ChapterName = keyof typeof CHAPTERS;

// Object.keys gives string[], whatever the keys are.
export const CHAPTER_NAMES = Object.keys(CHAPTERS) as readonly ChapterName[];
