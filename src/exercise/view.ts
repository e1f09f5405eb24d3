// What a learner sees of an exercise: everything but the key.
import type { Difficulty, Family, Notation, ProfileName } from "../scenario/spec.ts";
import type { QueuePlaces, TemplateAssumption } from "../scenario/template.ts";
import type { Assumption } from "../text/facts/start.ts";
import type { Locale } from "../text/locale.ts";
import { assumptionSentences } from "../text/start.ts";
import { words } from "../text/words.ts";
import type { Blank } from "./blank.ts";
import type { Exercise } from "./generate.ts";
import type { BlankKind } from "./kinds/names.ts";
import { KINDS } from "./kinds/registry.ts";
import { showNumber } from "./numbers.ts";
import { showTimeline } from "./show.ts";
import type { CommonBlank, ViewBlank, ViewStep } from "./types.ts";

export interface ViewHost {
	readonly id: string;
	readonly ip: string;
	readonly port: number;
}

export interface ExerciseView {
	readonly family: Family;
	readonly template: string;
	readonly templateVersion: number;
	readonly difficulty: Difficulty;
	readonly notation: Notation;
	readonly profile: ProfileName;
	readonly title: string;
	readonly story: string;
	/** What the template is about, as a question. */
	readonly mainQuestion: string;
	/** All that holds: `particular`, then `usual`. */
	readonly assumptions: readonly string[];
	/** The same in two groups: what is particular to this scenario, and what is usual, which may be folded away. */
	readonly assumptionGroups: AssumptionGroups;
	readonly hosts: readonly ViewHost[];
	/** How many entries fit, of the queues whose number an assumption states; absent if none does. */
	readonly queuePlaces?: readonly QueuePlaces[];
	readonly timeline: readonly ViewStep[];
	readonly blanks: readonly ViewBlank[];
	/** JSON Schema 2020-12 of the `answers` object. */
	readonly answerSchema: Readonly<Record<string, unknown>>;
	readonly maxPoints: number;
}

export function viewExercise(exercise: Exercise, locale: Locale): ExerciseView {
	const { template, spec, drawn } = exercise;
	const own = template.assumptions(drawn);
	const { particular, usual } = assumptions(exercise, own, locale);
	const queuePlaces = own.flatMap(({ places }) => places ?? []);
	const blanks = exercise.blanks.map((blank) => viewBlank(exercise, blank, locale));
	return {
		family: template.family,
		template: template.id,
		templateVersion: template.version,
		difficulty: spec.difficulty ?? template.difficulty,
		notation: spec.notation,
		profile: spec.profile,
		title: template.title[locale],
		story: story(exercise, locale),
		mainQuestion: template.main.text[locale],
		assumptions: [...particular, ...usual],
		assumptionGroups: { particular, usual },
		hosts: drawn.hosts.map(({ id, ip, port }) => ({ id, ip, port })),
		...(queuePlaces.length > 0 && { queuePlaces }),
		timeline: showTimeline(exercise, locale, false),
		blanks,
		answerSchema: answerSchema(exercise, blanks),
		maxPoints: blanks.reduce((sum, { points }) => sum + points, 0),
	};
}

/** In mid-connection where each end's numbers stand; then what happens. */
function story(exercise: Exercise, locale: Locale): string {
	const { template, drawn, trace, roots, spec } = exercise;
	const written = template.story(drawn)[locale];
	if (template.countFrom !== "current") return written;
	const starts = Object.entries(trace.startNumbers).map(([host, number]) => {
		const root = roots.find((r) => r.host === host);
		return { host, shown: String(showNumber(number, root, spec.notation)) };
	});
	return words(locale).sentences.join([words(locale).start.sentence(starts), written]);
}

export interface AssumptionGroups {
	readonly particular: readonly string[];
	readonly usual: readonly string[];
}

function assumptions(exercise: Exercise, own: readonly TemplateAssumption[], locale: Locale): AssumptionGroups {
	const { template, drawn, spec, cut } = exercise;
	const settings = drawn.hosts[0]?.settings;
	if (!settings) return { particular: [], usual: [] };
	// Of what is hidden nothing is promised: there may be further calls.
	const noOthers: readonly Assumption[] = cut ? [] : ["noOthers"];
	const common: readonly Assumption[] = template.ask.numbers
		? ["profile", "ackPolicy", "notation", ...noOthers]
		: ["profile"];
	const facts = {
		profile: spec.profile,
		whose: template.keepsToProfile ?? ("both" as const),
		ackPolicy: settings.delayFinAck ? ("delayed" as const) : ("immediate" as const),
		mslSeconds: null,
		timeWaitSeconds: settings.timeWaitMs / 1000,
		initialRtoSeconds: settings.initialRtoMs / 1000,
		minRtoMs: settings.minRtoMs,
		notation: spec.notation,
		countFrom: template.countFrom,
	};
	const said = (usual: boolean) => own.filter((one) => (one.usual ?? false) === usual).map((one) => one[locale]);
	const short = (one: string, other: string) => one.length - other.length;
	return {
		particular: [...said(false).sort(short), ...(cut ? words(locale).cut.stop(cut.step) : [])],
		usual: [...assumptionSentences(facts, common, locale), ...said(true)],
	};
}

function viewBlank<K extends BlankKind>(exercise: Exercise, blank: Blank<K>, locale: Locale): ViewBlank<K> {
	const kind = KINDS[blank.kind];
	const common: CommonBlank<K> = {
		id: blank.id,
		kind: blank.kind,
		label: kind.label(exercise, blank, locale),
		step: blank.step,
		skills: blank.skills,
		points: blank.points,
	};
	return kind.view(exercise, blank, common, locale);
}

/** For clients that build or check a form from it. Reading is more lenient. */
function answerSchema(exercise: Exercise, shown: readonly ViewBlank[]): Readonly<Record<string, unknown>> {
	const labels = new Map(shown.map(({ id, label }) => [id, label]));
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		type: "object",
		properties: Object.fromEntries(
			exercise.blanks.map((blank) => [blank.id, { title: labels.get(blank.id), ...schemaOf(exercise, blank) }]),
		),
		additionalProperties: false,
	};
}

function schemaOf<K extends BlankKind>(exercise: Exercise, blank: Blank<K>) {
	return KINDS[blank.kind].schema(exercise, blank);
}
