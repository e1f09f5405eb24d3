// The view of a scenario as the API answers it: the exercise's own, with its id, its policy and where to go on.
import type { ScenarioDocument } from "../contract/scenario.ts";
import { viewExercise } from "../exercise/view.ts";
import type { Locale } from "../text/locale.ts";
import { type Caller, maySeeSolution } from "./caller.ts";
import type { OpenedExercise } from "./open.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

/** `wished` is the language asked for. */
export function scenarioDocument(
	{ id, description, exercise }: OpenedExercise,
	wished: Locale | undefined,
	caller: Caller,
): ScenarioDocument {
	const locale = wished ?? description.locale;
	return {
		id,
		locale,
		seed: shownSeed(description, caller),
		...viewExercise(exercise, locale),
		policy: description.policy ?? null,
		madeBy: description.madeBy,
		assessed: description.policy !== undefined,
		expiresAt: timestamp(description.expiresAt),
		deadline: description.deadline === undefined ? null : timestamp(description.deadline),
		links: linksOf(id, description, maySeeSolution(description, caller)),
	};
}

function timestamp(seconds: number): string {
	return new Date(seconds * 1000).toISOString();
}

/** Null of a secret, and of an older scenario with a seed that nobody chose, or that is assessed: whoever knows it can practise it. */
function shownSeed({ spec: { seed }, seedGiven, policy }: ScenarioDescription, caller: Caller): number | null {
	const isShown = seedGiven && (!policy || caller.kind === "server");
	return isShown && typeof seed === "number" ? seed : null;
}

function linksOf(id: string, { boundTo }: ScenarioDescription, mayGrade: boolean): ScenarioDocument["links"] {
	const self = `/v1/scenarios/${id}`;
	return {
		self,
		validate: `${self}/validate`,
		...(mayGrade && { grade: `${self}/grade` }),
		hints: `${self}/hints`,
		diagram: `${self}/diagram.svg`,
		table: `${self}/diagram.html`,
		text: `${self}/diagram.txt`,
		capture: `${self}/capture.pcap`,
		...(boundTo && { attempts: `/v1/learners/${boundTo.learnerId}/attempts` }),
	};
}
