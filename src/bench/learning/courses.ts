// What is learned in the bench: each family by itself, and all there is, with the questions of the bank.
import { bankTextOf, readQuestionFiles } from "../../cli/write-bank.ts";
import { openBank } from "../../question-bank/bank.ts";
import { SKILL_GRAPH } from "../../question-bank/skill-graph.ts";
import { type Source, skillsAsked, sourcesOfQuestions, sourcesOfTemplates } from "./items.ts";
import { type Course, courseOf } from "./methods.ts";

export interface NamedCourse {
	readonly name: string;
	readonly course: Course;
}

/** Scenarios of each template. */
const SCENARIOS_EACH = 20;

/** The families, and last everything. */
export function makeCourses(): readonly NamedCourse[] {
	const templates = sourcesOfTemplates(SCENARIOS_EACH);
	const families = [...new Set(templates.map(({ family }) => family))];
	const bank = openBank(bankTextOf(readQuestionFiles()));
	const all = [...templates, ...sourcesOfQuestions(bank.entries)];
	return [
		...families.map((name) => ({ name, course: courseWith(templates.filter(({ family }) => family === name)) })),
		{ name: "everything", course: courseWith(all) },
	];
}

function courseWith(sources: readonly Source[]): Course {
	const asked = new Set(skillsAsked(sources));
	return courseOf(
		SKILL_GRAPH.filter(({ id }) => asked.has(id)),
		sources,
	);
}
