// The flags of a segment.
import type { Trace } from "../../scenario/run/trace.ts";
import type { SkillId } from "../../scenario/skills.ts";
import { FIN, FLAGS, type Flag, flagBits, PSH, RST, SYN } from "../../tcp/flags.ts";
import { segmentLength } from "../../tcp/segment.ts";
import type { Locale } from "../../text/locale.ts";
import { words } from "../../text/words.ts";
import type { FlagsField } from "../fields.ts";
import { readFlags } from "../read/flags.ts";
import type { Situation } from "../situation.ts";
import { flagsHints } from "./flags/hints.ts";
import type { Asking, Explained, Kind } from "./kind.ts";
import { fieldBlank, fieldCandidates } from "./shared/field.ts";
import { explainRule } from "./shared/rule.ts";
import { hostAt, shownNumber } from "./shared/segment.ts";

export type FlagsBlank = Asking<"flags", FlagsField>;

export const FLAGS_SCHEMA = { type: "array", items: { enum: FLAGS }, uniqueItems: true } as const;

export const flags: Kind<"flags", FlagsField, readonly Flag[]> = {
	title: { en: "Flags of a segment", zh: "报文段的标志位" },
	candidates: (situation) =>
		fieldCandidates(situation, "flags", {
			rank: 0,
			mayAsk: ({ template }) => template.ask.flags,
			skills: ({ trace }, field) => skillsOfFlags(field, trace),
		}),

	key: ({ asks }) => asks.value,
	isValue: isFlags,
	read: (_, __, given) => readFlags(given),
	// PSH is no part of opening or closing: with it or without it, the flags are the same answer.
	share: ({ asks }, value) => (((flagBits(value) ^ flagBits(asks.value)) & ~PSH) === 0 ? 1 : 0),
	asWritten: ({ asks: { segment } }, value) => ({ segment, set: { bits: flagBits(value) } }),

	show: (_, __, value) => value,
	say: (_, __, value) => value.join(",") || "–",
	label: (placed, { asks }, locale) => words(locale).labels.flags(shownNumber(placed, asks.segment)),
	view: (_, __, common) => ({ ...common, choices: FLAGS }),
	schema: () => FLAGS_SCHEMA,
	hints: flagsHints,
	explain: (placed, { asks }, { value }, locale) => {
		const why = explainFlags(placed, asks, locale);
		const differs = value !== null && ((flagBits(value) ^ flagBits(asks.value)) & PSH) !== 0;
		return differs ? { ...why, sentences: [words(locale).feedback.pshOptional, ...why.sentences] } : why;
	},
	slip: () => ["RST"],
};

/** As a part of a whole segment. */
export function flagsBlank({ trace }: Situation, field: FlagsField, id: string): FlagsBlank {
	return fieldBlank("flags", field, id, skillsOfFlags(field, trace));
}

export function explainFlags(situation: Situation, { segment, rule, step }: FlagsField, locale: Locale): Explained {
	const host = hostAt(situation, segment.from.ip);
	return explainRule(situation, { step, host, from: null, to: null, segment: segment.number }, rule, locale);
}

export function isFlags(value: unknown): value is readonly Flag[] {
	const names: readonly unknown[] = FLAGS;
	return Array.isArray(value) && value.every((name) => names.includes(name));
}

export function skillsOfFlags({ segment: { bits } }: FlagsField, trace: Trace): readonly SkillId[] {
	if (bits & RST) return ["reset-rules"];
	if (bits & FIN) return ["teardown-flags"];
	if (bits & SYN) return ["handshake-flags"];
	const closing = trace.rows.some((row) => row.sent.some((s) => s.bits & FIN && segmentLength(s) > 0));
	return [closing ? "teardown-flags" : "handshake-flags"];
}
