// True or false as learners say it: "true", "yes it is", "that's not right", "✓", "对的", "说法不正确".
import { lazily } from "./lazily.ts";
import { MAX_LIST_LENGTH } from "./limits.ts";
import { normalizeText } from "./normalize.ts";
import { edgesFor, within, wordsFor } from "./words/every-language.ts";

const SAID = lazily(
	(): ReadonlyMap<string, boolean> =>
		new Map([
			...wordsFor(({ isTrue }) => isTrue).map((word) => [word, true] as const),
			...wordsFor(({ isFalse }) => isFalse).map((word) => [word, false] as const),
		]),
);
const AROUND = lazily(() => edgesFor(({ aroundTruth }) => aroundTruth));

/** Undefined where it says neither. */
export function readTruth(given: unknown): boolean | undefined {
	if (typeof given === "boolean") return given;
	if (typeof given !== "string" || given.length > MAX_LIST_LENGTH) return undefined;
	const text = normalizeText(given)
		.toLowerCase()
		.replace(/[.。!！]+$/, "");
	const whole = SAID().get(text.replace(/,\s*/g, " "));
	if (whole !== undefined) return whole;
	const [first, ...others] = text.split(/[,;、.。!]\s*/).map(truthOf);
	return others.every((other) => other === first) ? first : undefined;
}

function truthOf(text: string): boolean | undefined {
	return SAID().get(text) ?? SAID().get(within(text, AROUND()));
}

/** "True, because …", "对：…": what is said first, and what stands behind it. */
export function truthAndRest(given: unknown): { readonly says: boolean; readonly rest: string } | undefined {
	if (typeof given !== "string" || given.length > MAX_LIST_LENGTH) return undefined;
	const [, first = "", rest = ""] =
		/^([^,:;.。，：；]{1,20}?)(?:[,:;.。，：；]\s*|\s+)(\S.*)$/su.exec(given.trim()) ?? [];
	const says = readTruth(first);
	return says === undefined ? undefined : { says, rest };
}
