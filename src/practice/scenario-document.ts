// The view of a scenario as the API answers it: the exercise's own, with its id, its policy and where to go on.
import type { ScenarioDocument } from "../contract/scenario.ts";
import { viewExercise } from "../exercise/view.ts";
import type { Locale } from "../text/locale.ts";
import type { Caller } from "./caller.ts";
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
		seed: showsSeed(description, caller) ? description.spec.seed : null,
		...viewExercise(exercise, locale),
		policy: description.policy ?? null,
		expiresAt: new Date(description.expiresAt * 1000).toISOString(),
		links: linksOf(id, description),
	};
}

/** Whoever knows the seed can practise the same scenario: of an assessed one only a server may. */
function showsSeed({ seedGiven, policy }: ScenarioDescription, caller: Caller): boolean {
	return seedGiven && (!policy || caller.kind === "server");
}

function linksOf(id: string, { boundTo, policy }: ScenarioDescription): ScenarioDocument["links"] {
	const self = `/v1/scenarios/${id}`;
	return {
		self,
		validate: `${self}/validate`,
		...(!policy && { grade: `${self}/grade` }),
		hints: `${self}/hints`,
		diagram: `${self}/diagram.svg`,
		table: `${self}/diagram.html`,
		text: `${self}/diagram.txt`,
		capture: `${self}/capture.pcap`,
		...(boundTo && { attempts: `/v1/learners/${boundTo.learnerId}/attempts` }),
	};
}
