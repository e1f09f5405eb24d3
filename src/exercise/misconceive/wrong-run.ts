// The layer of what happens: the script runs again under wrong settings of the engine.
import type { Misconception } from "../../scenario/misconceptions.ts";
import { runScript } from "../../scenario/run/run-script.ts";
import type { Cause, Trace } from "../../scenario/run/trace.ts";
import type { TemplateQuestion } from "../../scenario/template.ts";
import { type Settings, settingsWith } from "../../tcp/settings.ts";
import type { State } from "../../tcp/state.ts";
import { eventFieldsOf } from "../fields.ts";
import type { Situation, WrongRun } from "../situation.ts";
import { sameValue } from "./misconceived.ts";

/** All changes of settings at once; null where none of them can matter here. */
export function runWrongly(situation: Situation, wrong: readonly Misconception[]): WrongRun | null {
	const changes = wrong.flatMap(({ run }) => run ?? []);
	const matters = changes.some(({ onlyWith }) => onlyWith === undefined || isReached(situation, onlyWith));
	const [first] = situation.drawn.hosts;
	if (!matters || !first) return null;
	return runUnder(situation, Object.assign({}, ...changes.map(({ settings }) => settings(first.settings))));
}

function isReached({ trace }: Situation, state: State): boolean {
	return trace.rows.some((row) => Object.values(row.states).includes(state));
}

function runUnder(situation: Situation, changes: Partial<Settings>): WrongRun {
	const name = JSON.stringify(changes);
	const run = situation.wrongRuns.get(name) ?? runAgain(situation, changes);
	situation.wrongRuns.set(name, run);
	return run;
}

function runAgain({ template, drawn, trace: right }: Situation, changes: Partial<Settings>): WrongRun {
	const made = new Map<Settings, Settings>();
	const hosts = drawn.hosts.map((host) => {
		const settings = made.get(host.settings) ?? settingsWith(host.settings, changes);
		made.set(host.settings, settings);
		return { ...host, settings };
	});
	const wrongly = { ...drawn, hosts };
	const trace = runScript(wrongly, (run) => template.script(run, wrongly));
	const fields = eventFieldsOf({ trace, hosts: Object.keys(right.startStates) });
	let questions: readonly TemplateQuestion[] | undefined;
	return {
		trace,
		fields,
		values: new Map(fields.map(({ key, value }) => [key, value])),
		common: commonSteps(right, trace),
		questions() {
			questions ??= template.questions(trace, drawn);
			return questions;
		},
	};
}

/**
 * What differs in another run, `read` as somebody reads it there, as long as the same happens in both: a learner sees
 * what does happen, and what would hold after something else is no answer. Numbers stay: another run sends other
 * segments under the same number, and they are no matter of what happens.
 */
export function noteDifferences(
	{ fields }: Situation,
	{ values, common }: WrongRun,
	read: ReadonlyMap<string, unknown>,
	changed: Map<string, unknown>,
): void {
	for (const field of fields) {
		if (field.kind === "sequence-number" || field.step > common) continue;
		const value = read.get(field.key) ?? values.get(field.key);
		if (value !== undefined && !sameValue(value, field.value)) changed.set(field.key, value);
	}
}

/** In how many steps the same happens, from the first on; none where the story would begin otherwise. */
function commonSteps(one: Trace, other: Trace): number {
	if (!startsAlike(one, other)) return 0;
	const apart = one.rows.findIndex(({ cause }, i) => !happensAlike(cause, other.rows[i]?.cause));
	return apart < 0 ? one.rows.length : apart;
}

function startsAlike(one: Trace, other: Trace): boolean {
	const begins = ({ startStates, rows }: Trace) => JSON.stringify([startStates, rows[0]?.queues]);
	return one.prologue.length === other.prologue.length && begins(one) === begins(other);
}

/** What happens to whom, without when. A list of connections is what it shows. */
function happensAlike(one: Cause, other: Cause | undefined): boolean {
	if (one.kind !== other?.kind || whomOf(one) !== whomOf(other) || whatOf(one) !== whatOf(other)) return false;
	return shownIn(one) === shownIn(other);
}

function whomOf(cause: Cause): string {
	return "host" in cause ? cause.host : "to" in cause ? cause.to : "";
}

function whatOf(cause: Cause): string {
	return "timer" in cause ? cause.timer : "call" in cause ? cause.call : "";
}

function shownIn(cause: Cause): string {
	return cause.kind === "look" ? JSON.stringify(cause.connections) : "";
}
