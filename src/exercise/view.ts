// What a learner sees of an exercise: everything but the key.

import { STATES } from "../tcp/state.ts";
import { flagsLabel, numberLabel, queueLabel, stateLabel } from "../text/labels.ts";
import type { Locale } from "../text/locale.ts";
import { type Assumption, assumptionSentences, startSentence } from "../text/start.ts";
import { answerSchema } from "./answer-schema.ts";
import type { Blank } from "./blank.ts";
import type { Exercise } from "./generate.ts";
import { showNumber } from "./numbers.ts";
import { showTimeline } from "./show.ts";
import type { BlankKind, ExerciseView, ViewBlank } from "./types.ts";

export function viewExercise(exercise: Exercise, locale: Locale): ExerciseView {
	const { template, spec, drawn, blanks } = exercise;
	const shown = blanks.map((blank) => viewBlank(exercise, blank, locale));
	return {
		family: template.family,
		template: template.id,
		templateVersion: template.version,
		difficulty: spec.difficulty ?? template.difficulty,
		notation: spec.notation,
		profile: spec.profile,
		title: template.title[locale],
		story: story(exercise, locale),
		assumptions: assumptions(exercise, locale),
		hosts: drawn.hosts.map(({ id, ip, port }) => ({ id, ip, port })),
		timeline: showTimeline(exercise, locale, false),
		blanks: shown,
		answerSchema: answerSchema(shown, spec.notation),
		maxPoints: blanks.reduce((sum, blank) => sum + blank.points, 0),
	};
}

/** The template's story, and in mid-connection where each end's numbers stand. */
function story(exercise: Exercise, locale: Locale): string {
	const { template, drawn, trace, roots, spec } = exercise;
	const told = template.story(drawn)[locale];
	if (template.countFrom !== "current") return told;
	const starts = Object.entries(trace.startNumbers).map(([host, number]) => {
		const root = roots.find((r) => r.host === host);
		return { host, shown: String(showNumber(number, root, spec.notation)) };
	});
	return `${told}${locale === "en" ? " " : ""}${startSentence(starts, locale)}`;
}

function assumptions(exercise: Exercise, locale: Locale): readonly string[] {
	const { template, drawn, spec } = exercise;
	const rules = drawn.hosts[0]?.rules;
	if (!rules) return [];
	const common: readonly Assumption[] = template.ask.numbers
		? ["profile", "ackPolicy", "notation", "noOthers"]
		: ["profile"];
	const facts = {
		profile: spec.profile,
		ackPolicy: rules.delayFinAck ? ("delayed" as const) : ("immediate" as const),
		mslSeconds: null,
		timeWaitSeconds: rules.timeWaitMs / 1000,
		initialRtoSeconds: rules.initialRtoMs / 1000,
		minRtoMs: rules.minRtoMs,
		notation: spec.notation,
		countFrom: template.countFrom,
	};
	return [
		...assumptionSentences(facts, common, locale),
		...template.assumptions(drawn).map((assumption) => assumption[locale]),
	];
}

export function kindOf(blank: Blank): BlankKind {
	return blank.of === "field" ? blank.field.kind : blank.question.kind;
}

function viewBlank(exercise: Exercise, blank: Blank, locale: Locale): ViewBlank {
	const { id, step, skills, points } = blank;
	const common = { id, kind: kindOf(blank), label: blankLabel(exercise, blank, locale), step, skills, points };
	if (blank.of === "field") {
		const { field } = blank;
		if (field.kind === "state") return { ...common, host: field.host, choices: STATES };
		return field.kind === "count" ? { ...common, host: field.host } : common;
	}
	const { question } = blank;
	switch (question.kind) {
		case "count":
			return { ...common, unit: question.unit[locale] };
		case "duration":
			return { ...common, unit: question.unit };
		case "choice":
			return { ...common, choices: question.options.map((o) => ({ id: o.id, text: o.text[locale] })) };
	}
}

export function blankLabel(exercise: Exercise, blank: Blank, locale: Locale): string {
	if (blank.of === "question") return blank.question.label[locale];
	const { field } = blank;
	const segment = "segment" in field ? (exercise.shownNumbers.get(field.segment.number) ?? 0) : 0;
	switch (field.kind) {
		case "sequence-number":
			return numberLabel(field.field, segment, locale);
		case "flags":
			return flagsLabel(segment, locale);
		case "state":
			return stateLabel(field.host, field.step, locale);
		case "count":
			return queueLabel(field.host, field.queue, field.step, locale);
	}
}
