// The id of a timed quiz is its sealed terms: qz1.<…>. Nothing is stored, and nobody can move its deadline.
import * as v from "valibot";
import { MAX_PAGE } from "../../contract/paging.ts";
import { Uint32 } from "../../contract/primitives.ts";
import type { QuizTerms } from "../../practice/quiz-terms.ts";
import type { KeyRing } from "./key-ring.ts";
import { sealText, unsealText } from "./sealed-text.ts";

const PREFIX = "qz1.";
/** Longer than any id that was ever sealed. */
const MAX_LENGTH = 2048;

const Sealed = v.strictTuple([
	Uint32,
	v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/))), v.maxLength(MAX_PAGE)),
]);

export function sealQuiz({ deadline, questions }: QuizTerms, ring: KeyRing): Promise<string> {
	return sealText(PREFIX, JSON.stringify([deadline, questions]), ring);
}

/** Null for whatever is no id that this deployment sealed. */
export async function openQuiz(id: string, ring: KeyRing): Promise<QuizTerms | null> {
	const plain = await unsealText(PREFIX, id, MAX_LENGTH, ring);
	const parsed = plain === null ? null : v.safeParse(Sealed, JSON.parse(plain));
	if (!parsed?.success) return null;
	const [deadline, questions] = parsed.output;
	return { deadline, questions };
}
