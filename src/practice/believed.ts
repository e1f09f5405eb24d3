// A scenario as it would go under a misconception, beside how it goes: as data, and as what pictures are drawn from.
import type { BelievedDocument } from "../contract/believed.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { believedTimeline, differing } from "../exercise/believed.ts";
import type { Exercise } from "../exercise/generate.ts";
import { showTimeline } from "../exercise/show.ts";
import type { ViewStep } from "../exercise/types.ts";
import { viewExercise } from "../exercise/view.ts";
import type { DiagramInput } from "../render/model.ts";
import { MISCONCEPTION_IDS, MISCONCEPTIONS, type MisconceptionId } from "../scenario/misconceptions.ts";
import { DEFAULT_LOCALE, type Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import type { OpenedExercise } from "./open.ts";
import { believedLinks } from "./solution.ts";

/** Those of `diagnosed` under which this scenario would go otherwise. */
export function changingTheRun(
	exercise: Exercise,
	diagnosed: readonly { readonly id: string }[],
): readonly MisconceptionId[] {
	const ids = MISCONCEPTION_IDS.filter((id) => diagnosed.some((one) => one.id === id));
	return ids.filter((id) => believedTimeline(exercise, id, DEFAULT_LOCALE) !== null);
}

export interface Believed {
	readonly ok: true;
	readonly opened: OpenedExercise;
	readonly misconception: MisconceptionId;
	readonly locale: Locale;
	readonly timeline: readonly ViewStep[];
}

/** `misconception` as it was asked for; `wished` is the language. */
export function openBelieved(
	opened: OpenedExercise,
	misconception: string,
	wished: Locale | undefined,
): Believed | Failure {
	const locale = wished ?? opened.description.locale;
	const id = MISCONCEPTION_IDS.find((known) => known === misconception);
	const timeline = id && believedTimeline(opened.exercise, id, locale);
	if (timeline) return { ok: true, opened, misconception: id, locale, timeline };
	const detail = DETAILS.misconceptionNotFound;
	return failure("misconception-not-found", detail, [{ parameter: "misconception", detail }]);
}

export function believedDocument(
	{ opened, misconception, locale, timeline }: Believed,
	proof: string,
): BelievedDocument {
	const { title, advice } = MISCONCEPTIONS[misconception];
	const actual = showTimeline(opened.exercise, locale, true);
	return {
		scenarioId: opened.id,
		misconception: { id: misconception, title: title[locale], advice: advice[locale] },
		timeline,
		actual,
		differs: differing(timeline, actual),
		links: believedLinks(opened.id, misconception, proof),
	};
}

/** Nothing is asked in it. */
export function believedDrawing({ opened, misconception, locale, timeline }: Believed): DiagramInput {
	const view = viewExercise(opened.exercise, locale);
	const title = MISCONCEPTIONS[misconception].title[locale];
	const { believed } = words(locale);
	const named = { title: believed.title(view.title, title), story: believed.story(title) };
	return { view: { ...view, ...named, assumptions: [], timeline, blanks: [] } };
}
