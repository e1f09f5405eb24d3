// Hints: a ladder for each blank, from where to look over the rule to the first step. None says the answer.

import type { SkillId } from "../scenario/skills.ts";
import type { Option } from "../scenario/template.ts";
import { STATES, type State } from "../tcp/state.ts";
import { beginsSentence, LOOK_FOR_CAUSES, partHint } from "../text/cut.ts";
import {
	type LookFacts,
	lookSentence,
	notSentence,
	oneOfSentence,
	startCountingSentence,
	startFromStorySentence,
	stepByStepSentence,
} from "../text/hints.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { joinSentences } from "../text/sentences.ts";
import { SKILL_RULES } from "../text/skill-rules.ts";
import { type Blank, outsideId } from "./blank.ts";
import type { NumberField } from "./fields.ts";
import type { Exercise } from "./generate.ts";
import { segmentKey } from "./keys.ts";
import { visibleCounting } from "./numbers.ts";
import { partOfBlank } from "./segment-answer.ts";
import { shownValue } from "./show.ts";
import { shownOptions } from "./shown-options.ts";

export const HINT_LEVELS = [1, 2, 3] as const;
export type HintLevel = (typeof HINT_LEVELS)[number];

/** Share of the blank's points that a hint costs in all, by the highest level taken. Published in the catalogue. */
export const HINT_COSTS: Readonly<Record<HintLevel, number>> = { 1: 0.1, 2: 0.25, 3: 0.5 };

export interface Hint {
	readonly blank: string;
	readonly level: HintLevel;
	readonly text: string;
	/** Share of the blank's points, 0 to 1. */
	readonly cost: number;
	readonly nextLevel: HintLevel | null;
}

const RULE_OF: Readonly<Record<SkillId, Localized>> = SKILL_RULES;

/** Undefined if the exercise has no such blank. */
export function hintFor(exercise: Exercise, blankId: string, level: HintLevel, locale: Locale): Hint | undefined {
	const blanks = exercise.blanks.filter((candidate) => outsideId(candidate) === blankId);
	const [blank, ...more] = blanks;
	if (!blank) return undefined;
	const next = HINT_LEVELS.find((candidate) => candidate > level);
	return {
		blank: blankId,
		level,
		text: more.length > 0 ? textOfParts(exercise, blanks, level, locale) : textOf(exercise, blank, level, locale),
		cost: HINT_COSTS[level],
		nextLevel: next ?? null,
	};
}

/** Of a whole segment: what it must say, its rules, and where its numbers start. */
function textOfParts(exercise: Exercise, parts: readonly Blank[], level: HintLevel, locale: Locale): string {
	switch (level) {
		case 1:
			return parts
				.slice(0, 1)
				.map((part) => textOf(exercise, part, level, locale))
				.join("");
		case 2: {
			const skills = new Set(parts.flatMap((part) => part.skills));
			return joinSentences(
				[...skills].map((skill) => RULE_OF[skill][locale]),
				locale,
			);
		}
		case 3:
			return joinSentences(
				parts.flatMap((part) => {
					const name = partOfBlank(part);
					return name === "flags" || !isCounted(part)
						? []
						: [partHint(name, firstStep(exercise, part, locale), locale)];
				}),
				locale,
			);
	}
}

/** The plain 0 of a RST is counted from nothing. */
function isCounted(part: Blank): boolean {
	return part.of === "field" && part.field.kind === "sequence-number" && part.field.root !== undefined;
}

function textOf(exercise: Exercise, blank: Blank, level: HintLevel, locale: Locale): string {
	switch (level) {
		case 1:
			return blank.of === "order" ? LOOK_FOR_CAUSES[locale] : lookSentence(lookFacts(exercise, blank), locale);
		case 2:
			return joinSentences(
				blank.skills.map((skill) => RULE_OF[skill][locale]),
				locale,
			);
		case 3:
			return firstStep(exercise, blank, locale);
	}
}

function lookFacts(exercise: Exercise, blank: Exclude<Blank, { of: "order" }>): LookFacts {
	if (blank.of === "question") return { kind: "question", step: blank.step };
	const { field } = blank;
	const number = (n: number) => exercise.shownNumbers.get(n) ?? 0;
	switch (field.kind) {
		case "sequence-number": {
			const source = visibleCounting(exercise.trace, field.segment, field.field)?.of.segment;
			const of = source === undefined ? null : number(source);
			return {
				kind: "number",
				field: field.field,
				segment: number(field.segment.number),
				of,
				host: field.root?.host ?? "",
			};
		}
		case "flags":
			return { kind: "flags", segment: number(field.segment.number), step: blank.step };
		case "state":
			return { kind: "state", host: field.host, step: blank.step };
		case "count":
			return { kind: "queue", host: field.host, step: blank.step };
	}
}

function firstStep(exercise: Exercise, blank: Blank, locale: Locale): string {
	if (blank.of === "order")
		return blank.events
			.slice(0, 1)
			.map(({ id, text }) => beginsSentence(id, text[locale], locale))
			.join("");
	if (blank.of === "question") {
		const { question } = blank;
		if (question.kind === "count" || question.kind === "duration") return stepByStepSentence(question.kind, locale);
		const options = shownOptions(exercise, question);
		const isKey = ({ id }: Option) => [question.key].flat().includes(id);
		const others = options.filter((option) => !isKey(option));
		const wrong = others[exercise.spec.seed % others.length];
		if (question.kind === "choices") return notSentence(wrong?.text[locale] ?? "", locale);
		const left = options.filter((option) => isKey(option) || option === wrong);
		return oneOfSentence(
			left.map((option) => option.text[locale]),
			locale,
		);
	}
	const { field } = blank;
	switch (field.kind) {
		case "sequence-number":
			return startCounting(exercise, field, locale);
		case "flags":
			return oneOfSentence(["SYN", "SYN,ACK", "ACK", "FIN,ACK", "RST", "RST,ACK", "PSH,ACK"], locale);
		case "state":
			return oneOfSentence(near(field.value, exercise.spec.seed), locale);
		case "count":
			return stepByStepSentence("count", locale);
	}
}

function startCounting(exercise: Exercise, field: NumberField, locale: Locale): string {
	const counting = visibleCounting(exercise.trace, field.segment, field.field);
	const source = counting && exercise.segments.get(counting.of.segment);
	if (!counting || !source) return startFromStorySentence(field.root?.host ?? "", locale);
	const asked = exercise.blankAt.has(segmentKey(counting.of.field, source.number));
	return startCountingSentence(
		{
			segment: exercise.shownNumbers.get(source.number) ?? 0,
			field: counting.of.field,
			shown: asked ? null : String(shownValue(exercise, source, counting.of.field)),
		},
		locale,
	);
}

/** Three neighbouring states in the RFC's order; the seed says which of them is the one. */
function near(state: State, seed: number): readonly State[] {
	const first = STATES.indexOf(state) - (seed % 3);
	const from = Math.min(Math.max(first, 0), STATES.length - 3);
	return STATES.slice(from, from + 3);
}
