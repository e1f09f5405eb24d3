// "不变", "unchanged": the value before, where the learner sees which one that is.

import type { Asked } from "../../text/facts/unreadable.ts";
import { lazily } from "./lazily.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { wordsFor } from "./words/every-language.ts";

const WORDS = lazily((): ReadonlySet<string> => new Set(wordsFor(({ unchanged }) => unchanged)));

export function isUnchanged(text: string): boolean {
	return WORDS().has(text.toLowerCase().replace(/[.。]$/, ""));
}

/** `before` is what it means; undefined where it could mean nothing, or several things. */
export function readUnchanged<T>(before: T | undefined, asked: Asked): Reading<T> {
	return before === undefined ? unreadable(asked, "unchanged-from-what") : readable(before);
}
