// What a learner sees of an exercise: everything but the key.

import { STATES } from "../tcp/state.ts";
import { nextSegmentLabel, orderLabel, stopSentences } from "../text/cut.ts";
import { flagsLabel, numberLabel, queueLabel, stateLabel } from "../text/labels.ts";
import type { Locale } from "../text/locale.ts";
import { joinSentences } from "../text/sentences.ts";
import { type Assumption, assumptionSentences, startSentence } from "../text/start.ts";
import { answerSchema } from "./answer-schema.ts";
import type { Blank } from "./blank.ts";
import { skillsOfSegments } from "./cut-skills.ts";
import type { Exercise } from "./generate.ts";
import { SEGMENT_POINTS } from "./next-segment.ts";
import { showNumber } from "./numbers.ts";
import { shownEvents } from "./order.ts";
import { showTimeline } from "./show.ts";
import { shownOptions } from "./shown-options.ts";
import type { BlankKind, ExerciseView, ViewBlank } from "./types.ts";

export function viewExercise(exercise: Exercise, locale: Locale): ExerciseView {
	const { template, spec, drawn, blanks } = exercise;
	const shown = blanks.flatMap((blank) => viewBlank(exercise, blank, locale));
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
		maxPoints: shown.reduce((sum, blank) => sum + blank.points, 0),
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
	return joinSentences([told, startSentence(starts, locale)], locale);
}

function assumptions(exercise: Exercise, locale: Locale): readonly string[] {
	const { template, drawn, spec, cut } = exercise;
	const settings = drawn.hosts[0]?.settings;
	if (!settings) return [];
	// Of what is hidden nothing is promised: there may be further calls.
	const noOthers: readonly Assumption[] = cut ? [] : ["noOthers"];
	const common: readonly Assumption[] = template.ask.numbers
		? ["profile", "ackPolicy", "notation", ...noOthers]
		: ["profile"];
	const facts = {
		profile: spec.profile,
		ackPolicy: settings.delayFinAck ? ("delayed" as const) : ("immediate" as const),
		mslSeconds: null,
		timeWaitSeconds: settings.timeWaitMs / 1000,
		initialRtoSeconds: settings.initialRtoMs / 1000,
		minRtoMs: settings.minRtoMs,
		notation: spec.notation,
		countFrom: template.countFrom,
	};
	return [
		...assumptionSentences(facts, common, locale),
		...template.assumptions(drawn).map((assumption) => assumption[locale]),
		...(cut ? stopSentences(cut.step, locale) : []),
	];
}

export function kindOf(blank: Blank): BlankKind {
	if (blank.partOf !== undefined) return "next-segment";
	if (blank.of === "order") return "order";
	return blank.of === "field" ? blank.field.kind : blank.question.kind;
}

/** Of a blank in parts the first stands for all. */
function viewBlank(exercise: Exercise, blank: Blank, locale: Locale): readonly ViewBlank[] {
	if (blank.partOf === undefined) return [viewWhole(exercise, blank, locale)];
	const { partOf: id, step } = blank;
	const { cut, blanks } = exercise;
	const parts = blanks.filter(({ partOf }) => partOf === id);
	if (parts[0] !== blank || cut?.kind !== "next-segment") return [];
	return [
		{
			id,
			kind: cut.kind,
			label: nextSegmentLabel(cut.sender, locale),
			step,
			host: cut.sender,
			skills: skillsOfSegments(exercise.fields, exercise.trace),
			points: SEGMENT_POINTS,
		},
	];
}

function viewWhole(exercise: Exercise, blank: Blank, locale: Locale): ViewBlank {
	const { id, step, skills, points } = blank;
	const common = { id, kind: kindOf(blank), label: blankLabel(exercise, blank, locale), step, skills, points };
	if (blank.of === "field") {
		const { field } = blank;
		if (field.kind === "state") return { ...common, host: field.host, choices: STATES };
		return field.kind === "count" ? { ...common, host: field.host } : common;
	}
	if (blank.of === "order") return { ...common, choices: shownEvents(blank.events, locale) };
	const { question } = blank;
	switch (question.kind) {
		case "count":
			return { ...common, unit: question.unit[locale] };
		case "duration":
			return { ...common, unit: question.unit };
		case "choice":
		case "choices": {
			const options = shownOptions(exercise, question);
			return { ...common, choices: options.map(({ id: name, text }) => ({ id: name, text: text[locale] })) };
		}
	}
}

export function blankLabel(exercise: Exercise, blank: Blank, locale: Locale): string {
	if (blank.of === "question") return blank.question.label[locale];
	if (blank.of === "order") return orderLabel(blank.step - 1, locale);
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
