// Whatever the system itself prints as an answer is read as that answer, in every language: over all templates, in all
// notations and profiles.
import { describe, expect, test } from "vitest";
import { type Answered, keyOf, readAnswer, shareRight } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import type { Exercise } from "../../../src/exercise/generate.ts";
import type { BlankKind } from "../../../src/exercise/kinds/names.ts";
import { CUT_KINDS, KINDS } from "../../../src/exercise/kinds/registry.ts";
import { readCount } from "../../../src/exercise/read/count.ts";
import { isUnitOf } from "../../../src/exercise/read/units.ts";
import { workedOut } from "../../../src/exercise/worked-out.ts";

import { gradeQuestion } from "../../../src/question-bank/grade.ts";
import { instantiate } from "../../../src/question-bank/instantiate.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { LOCALES, type Locale, type Localized } from "../../../src/text/locale.ts";
import { words } from "../../../src/text/words.ts";
import { QUESTIONS } from "../../question-bank/the-bank.ts";
import { madeOnce } from "../../support/exercises.ts";
import { specsOf } from "../../support/specs.ts";

/** What is said of the key in a sentence, and forms that labels and pictures suggest. */
function printed<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, locale: Locale): readonly unknown[] {
	const kind = KINDS[blank.kind];
	const said = kind.say(exercise, blank, keyOf(blank), locale);
	const shown = kind.show(exercise, blank, keyOf(blank));
	// A view of any kind, as the compiler sees it when the kind is left open.
	const { unit }: { readonly id: string; readonly unit?: string } = kind.view(exercise, blank, common(blank), locale);
	const inUnit = unit === undefined ? [] : [`${shown} ${unit}`, `${shown}${unit}`, `${shown}（${unit}）`];
	// Behind flags a point may be tcpdump's letter for ACK.
	const sentences = kind === KINDS.flags ? [] : [`${said}.`];
	return [said, `${said}。`, shown, ...sentences, ...inUnit];
}

const common = <K extends BlankKind>({ kind, id, step, skills, points }: Blank<K>) =>
	({ kind, id, step, skills, points, label: "" }) as never;

const sameFor = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value);

function expectReadAsKey(exercise: Exercise, blank: Blank): void {
	for (const locale of LOCALES)
		for (const answer of printed(exercise, blank, locale)) {
			const { reading }: Answered = readAnswer(exercise, blank, answer);
			const what = `${exercise.spec.template} ${exercise.spec.notation} ${blank.kind}: ${JSON.stringify(answer)}`;
			if (!reading?.ok) throw new Error(`${what} is not read: ${reading?.reason}`);
			expect(blank.kind === "order" ? reading.value : sameFor(reading.value), what).toEqual(
				blank.kind === "order" ? keyOf(blank) : sameFor(keyOf(blank)),
			);
			expect(shareRight<BlankKind>(blank, reading.value), what).toBe(1);
		}
}

describe.each(TEMPLATES.map((template) => [template.id, template] as const))("%s", (_, template) => {
	test("reads what it prints as the key", () => {
		for (const spec of specsOf([7], [template]))
			for (const ask of [undefined, ...CUT_KINDS.map((kind) => [kind])]) {
				const exercise = madeOnce({ ...spec, ...(ask && { ask }) });
				for (const blank of exercise.blanks) expectReadAsKey(exercise, blank);
			}
	});

	test("has units that the reader of counts knows, in every language", () => {
		for (const spec of specsOf([1], [template]).slice(0, 2))
			for (const question of madeOnce(spec).questions) {
				const asked = workedOut(question);
				if (asked.kind === "count") expectUnitRead(asked.unit, asked.key);
			}
	});
});

test("every question of the bank that asks for a number reads it with its unit", () => {
	for (const question of QUESTIONS) {
		if (question.kind !== "numeric") continue;
		if (question.unit) expectUnitRead(question.unit, 7);
		const instance = instantiate(question, 3);
		const { expected } = gradeQuestion(instance, null, "en");
		const units = { count: question.unit, s: { en: "s", zh: "秒" }, ms: { en: "ms", zh: "毫秒" } };
		const unit = question.reads === "sequence-number" ? undefined : units[question.reads];
		for (const locale of LOCALES)
			for (const answer of [`${expected} ${unit?.[locale] ?? ""}`, `${expected}${unit?.[locale] ?? ""}`])
				expect(gradeQuestion(instance, answer, locale).verdict, `${question.id}: ${answer}`).toBe("correct");
	}
});

/** A unit stands in the tables of words, so that its other names are read beside it. */
function expectUnitRead(unit: Localized, key: number): void {
	const units = Object.values(unit);
	for (const locale of LOCALES) {
		expect(isUnitOf(unit[locale], []) || /second|秒/.test(unit[locale]), unit[locale]).toBe(true);
		for (const answer of [
			words(locale).amounts.counted(key, unit[locale]),
			words(locale).amounts.counted(1, unit[locale]),
		]) {
			expect(readCount(answer, { units }), answer).toEqual({ ok: true, value: Number.parseInt(answer, 10) });
			expect(readCount(answer.replace(" ", ""), { units }), answer).toMatchObject({ ok: true });
		}
	}
}
