// What a scenario asks the service for, and what becomes of it: each answers the next state, or the failure.
import type { Locale } from "../../text/locale.ts";
import type { Api, AttemptDocument, Failed, Result, Scenario, ScenarioWish, Validation } from "../shared/api.ts";
import { grade, nextHint, refusalsOf, refuse, type State, takeHint } from "./model.ts";

export type Wanted = { readonly id: string } | { readonly wish: ScenarioWish };

export async function fetchScenario(api: Api, wanted: Wanted, locale: Locale): Promise<Scenario | Failed> {
	const outcome =
		"id" in wanted ? await api.readScenario(wanted.id, locale) : await api.makeScenario(wanted.wish, locale);
	return outcome.ok ? outcome.value : outcome;
}

export type Checked =
	| {
			readonly kind: "graded";
			readonly state: State;
			readonly result: Result | AttemptDocument;
			readonly recorded: boolean;
	  }
	/** Some answers cannot be read: they are marked, nothing is counted. */
	| { readonly kind: "refused"; readonly state: State }
	/** Kept until the service can be reached. */
	| { readonly kind: "queued"; readonly state: State }
	| { readonly kind: "failed"; readonly failed: Failed; readonly state: State };

/** As an attempt where there is a learner, else without record. What was refused before and stayed is graded all the same. */
export function check(api: Api, state: State, locale: Locale): Promise<Checked> {
	const checked = api.learnerId === null ? practise(api, state, locale) : submit(api, state, locale);
	// Whatever a page's own service does, nobody waits for ever.
	return checked.catch((): Checked => ({ kind: "failed", failed: { ok: false, problem: "unreachable" }, state }));
}

async function practise(api: Api, state: State, locale: Locale): Promise<Checked> {
	const { id } = state.scenario;
	if (Object.keys(state.refused).length === 0) {
		const validated = await api.validate(id, state.answers, locale);
		if (!validated.ok) return { kind: "failed", failed: validated, state };
		const refused = unreadableOf(validated.value);
		if (Object.keys(refused).length > 0) return { kind: "refused", state: refuse(state, refused) };
	}
	const result = await api.grade(id, state.answers, locale);
	return result.ok
		? { kind: "graded", state: grade(state, result.value), result: result.value, recorded: false }
		: { kind: "failed", failed: result, state };
}

function unreadableOf({ blanks }: Validation): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries(blanks).flatMap(([id, one]) => (one.status === "unreadable" ? [[id, one.message] as const] : [])),
	);
}

async function submit(api: Api, state: State, locale: Locale): Promise<Checked> {
	// What could not be read and was not changed is handed in as it is.
	const final = Object.keys(state.refused).length > 0;
	const { scenario, answers } = state;
	const outcome = await api.submit({ scenarioId: scenario.id, answers, ...(final && { final }) }, locale);
	if (!outcome.ok) {
		const { problem } = outcome;
		const refused = problem === "unreachable" ? {} : refusalsOf(problem.errors ?? []);
		return { kind: "failed", failed: outcome, state: refuse(state, refused) };
	}
	if (outcome.value.kind === "queued") return { kind: "queued", state };
	const { attempt } = outcome.value;
	return { kind: "graded", state: grade(state, attempt), result: attempt, recorded: true };
}

export async function hint(api: Api, state: State, blank: string, locale: Locale): Promise<State | Failed> {
	const level = nextHint(state, blank);
	if (level === null) return state;
	const outcome = await api.hint(state.scenario.id, blank, level, locale);
	return outcome.ok ? takeHint(state, outcome.value) : outcome;
}

export function isFailed(value: object): value is Failed {
	return "ok" in value && value.ok === false;
}
