// A scenario drawn with its blanks or solved, and how a result leads to the latter: by a proof that pictures ask for.
import type { SolutionAccess } from "../contract/result.ts";
import type { Exercise } from "../exercise/generate.ts";
import { gradeExercise } from "../exercise/grade.ts";
import { viewExercise } from "../exercise/view.ts";
import type { DiagramInput } from "../render/model.ts";
import type { MisconceptionId } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";

/** What a result says beyond the grades, where it shows the solution; `believed`: what somebody believed and the scenario would go otherwise under; `lab`: where it opens in the lab. */
export function solutionAccess(
	scenarioId: string,
	proof: string,
	believed: readonly MisconceptionId[] = [],
	lab: string | null = null,
): SolutionAccess {
	const link = (file: string) => `/v1/scenarios/${scenarioId}/${file}?proof=${proof}`;
	return {
		proof,
		links: {
			diagram: link("diagram.svg"),
			table: link("diagram.html"),
			text: link("diagram.txt"),
			capture: link("capture.pcap"),
			...(lab !== null && { lab }),
			...(believed.length > 0 && { believed: believed.map((id) => believedLinks(scenarioId, id, proof)) }),
		},
	};
}

/** Where that scenario is shown as it would go under a misconception. */
export function believedLinks(scenarioId: string, misconception: MisconceptionId, proof: string) {
	const at = `/v1/scenarios/${scenarioId}/believed/${misconception}`;
	const link = (file: string) => `${at}${file}?proof=${proof}`;
	return {
		misconception,
		timeline: link(""),
		diagram: link("/diagram.svg"),
		table: link("/diagram.html"),
		text: link("/diagram.txt"),
	};
}

export function asked(exercise: Exercise, locale: Locale): DiagramInput {
	return { view: viewExercise(exercise, locale) };
}

export function solved(exercise: Exercise, locale: Locale): DiagramInput {
	const { timeline, blanks } = gradeExercise(exercise, {}, locale);
	return { ...asked(exercise, locale), solved: timeline, results: blanks };
}
