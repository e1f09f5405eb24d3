// A scenario drawn with its blanks or solved, and how a result leads to the latter: by a proof that pictures ask for.
import type { SolutionAccess } from "../contract/result.ts";
import type { Exercise } from "../exercise/generate.ts";
import { gradeExercise } from "../exercise/grade.ts";
import { viewExercise } from "../exercise/view.ts";
import type { DiagramInput } from "../render/model.ts";
import type { Locale } from "../text/locale.ts";

/** What a result says beyond the grades, where it shows the solution. */
export function solutionAccess(scenarioId: string, proof: string): SolutionAccess {
	const link = (file: string) => `/v1/scenarios/${scenarioId}/${file}?proof=${proof}`;
	return {
		proof,
		links: {
			diagram: link("diagram.svg"),
			table: link("diagram.html"),
			text: link("diagram.txt"),
			capture: link("capture.pcap"),
		},
	};
}

export function asked(exercise: Exercise, locale: Locale): DiagramInput {
	return { view: viewExercise(exercise, locale) };
}

export function solved(exercise: Exercise, locale: Locale): DiagramInput {
	const { timeline, blanks } = gradeExercise(exercise, {}, locale);
	return { ...asked(exercise, locale), solved: timeline, results: blanks };
}
