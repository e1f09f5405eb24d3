// The cause of a step says nothing that its text does not say too: nothing that a blank asks for.
import { describe, expect, it } from "vitest";
import type { ViewStep } from "../../src/exercise/types.ts";
import { viewExercise } from "../../src/exercise/view.ts";
import type { State } from "../../src/tcp/state.ts";
import type { CauseFacts } from "../../src/text/facts/timeline.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { stepText } from "../../src/text/timeline.ts";
import { words } from "../../src/text/words.ts";
import { everyExercise } from "../support/every-exercise.ts";
import { solutionOf, viewOf } from "../support/exercises.ts";

const EN = words("en");
const EXERCISES = everyExercise(1);

/** What a learner may see, asked and solved. */
const timelines = EXERCISES.map((exercise) => ({
	where: JSON.stringify(exercise.spec),
	asked: viewOf(exercise, "en").timeline,
	solved: solutionOf(exercise, "en").timeline,
}));

/** The same cause with one of its values changed or left out, for each value that says something. */
function changes(value: unknown): readonly unknown[] {
	if (typeof value === "number") return [value + 1];
	if (typeof value === "string") return [`${value}x`, null];
	if (Array.isArray(value)) return value.flatMap((item, i) => changes(item).map((other) => value.with(i, other)));
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value)
		.filter(([key]) => key !== "kind" && key !== "note")
		.flatMap(([key, item]) => changes(item).map((other) => ({ ...value, [key]: other })));
}

describe("the cause of a step", () => {
	it("occurs in every kind among the templates", () => {
		const kinds = timelines.flatMap(({ solved }) => solved.map(({ cause }) => cause.kind));
		expect([...new Set(kinds)].sort()).toEqual([
			"call",
			"crash",
			"deliver",
			"flood",
			"in-vain",
			"inject",
			"live-sources",
			"look",
			"other-clients",
			"pass",
			"timer",
			"unseen",
		]);
	});

	it("and the loss of its segment are all that its text says, in each language", () => {
		for (const exercise of EXERCISES)
			for (const locale of LOCALES) {
				const { timeline } = viewOf(exercise, locale);
				for (const { cause, text, segment } of [...timeline, ...solutionOf(exercise, locale).timeline]) {
					const { sentences, timeline: said } = words(locale);
					const sentence = stepText(cause, null, words(locale));
					expect(text).toBe(
						segment?.fate === "lost" ? sentences.join([sentence, said.lost(segment.number)]) : sentence,
					);
				}
			}
	});

	it("holds no value that its text does not say", () => {
		for (const { where, asked, solved } of timelines)
			for (const { cause } of [...asked, ...solved])
				for (const other of changes(cause) as readonly CauseFacts[])
					expect(stepText(other, null, EN), `${where} ${JSON.stringify(other)}`).not.toBe(stepText(cause, null, EN));
	});

	it("is the same in each language", () => {
		const causes = (timeline: readonly ViewStep[]) => timeline.map(({ cause }) => cause);
		for (const [i, exercise] of EXERCISES.entries())
			expect(causes(viewOf(exercise, "zh").timeline)).toEqual(causes(timelines[i]?.asked ?? []));
	});

	it("has no duration where the step has no time, and is otherwise that of the solution", () => {
		const hidden = timelines.flatMap(({ asked, solved }) =>
			asked.flatMap(({ timeMs, cause }, i) => {
				const withoutWaits = JSON.stringify(solved[i]?.cause, (key, value) =>
					timeMs === null && (key === "ms" || key === "waitedMs") ? null : value,
				);
				expect(JSON.stringify(cause)).toBe(withoutWaits);
				return timeMs === null ? [cause] : [];
			}),
		);
		expect(hidden.length).toBeGreaterThan(100);
	});

	it("holds nothing of a blank's key that its text does not", () => {
		for (const [i, exercise] of EXERCISES.entries()) {
			const keys = Object.values(solutionOf(exercise, "en").blanks).map(({ expected }) => expected);
			const secrets = new Set(keys.flatMap((key) => [...tokens(JSON.stringify(key))]));
			for (const { cause, text } of timelines[i]?.asked ?? []) {
				// "A client" says that there is one.
				const one = cause.kind === "other-clients" && cause.clients === 1 ? " 1" : "";
				const said = tokens(`${text} ${durations(cause, text)} ${statesListed(cause, text)}${one}`);
				const held = [...tokens(leaves(cause).join(" "))].filter((token) => secrets.has(token) && !said.has(token));
				expect(held, JSON.stringify([exercise.spec, cause])).toEqual([]);
			}
		}
	});

	it("is silent about a result that a template asks for, whether it is a blank or not", () => {
		const asking = EXERCISES.filter(({ template }) => template.id === "non-blocking-connect");
		const results = asking.flatMap((exercise) =>
			viewExercise({ ...exercise, blanks: [] }, "en").timeline.flatMap(({ cause }) =>
				cause.kind === "call" && cause.host === "client" ? [cause.result] : [],
			),
		);
		expect(results.length).toBeGreaterThan(10);
		expect(new Set(results)).toEqual(new Set([null]));
	});
});

/** A list of connections calls states as `ss` does. */
const LISTED_AS: Partial<Record<State, string>> = { "SYN-RECEIVED": "SYN-RECV", ESTABLISHED: "ESTAB" };

function statesListed(cause: CauseFacts, text: string): string {
	const states = cause.kind === "look" ? cause.connections.map(({ state }) => state) : [];
	return states.filter((state) => tokens(text).has(LISTED_AS[state] ?? state)).join(" ");
}

const tokens = (text: string): ReadonlySet<string> => new Set(text.match(/[A-Za-z0-9][A-Za-z0-9-]*/g) ?? []);

function leaves(value: unknown): readonly unknown[] {
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [value];
}

/** Milliseconds that a text says in its own unit. */
function durations(cause: CauseFacts, text: string): string {
	return leaves(cause)
		.filter((leaf) => typeof leaf === "number" && text.includes(EN.amounts.duration(leaf)))
		.join(" ");
}
