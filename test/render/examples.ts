// Exercises to draw, and a view made by hand with everything that templates do not have yet.
import type { Exercise } from "../../src/exercise/generate.ts";
import type { DiagramInput, DiagramStep, DiagramView } from "../../src/render/model.ts";
import type { CallName } from "../../src/tcp/calls/event.ts";
import type { CauseFacts } from "../../src/text/facts/timeline.ts";
import type { Locale } from "../../src/text/locale.ts";
import { exerciseOf as made, solutionOf, viewOf } from "../support/exercises.ts";
import { specsOf } from "../support/specs.ts";

/** Each template once in each notation, on Linux where it can be. */
export const EXERCISES: readonly Exercise[] = specsOf([1])
	.filter(
		(spec, _, all) =>
			spec.profile === "linux" || !all.some((s) => s.template === spec.template && s.profile === "linux"),
	)
	.map(made);

const inputs = new WeakMap<Exercise, Map<string, DiagramInput>>();

/** Made once for each exercise: many tests draw the same. */
function once(exercise: Exercise, key: string, make: () => DiagramInput): DiagramInput {
	const made = inputs.get(exercise) ?? new Map<string, DiagramInput>();
	inputs.set(exercise, made);
	const input = made.get(key) ?? make();
	made.set(key, input);
	return input;
}

export function asked(exercise: Exercise, locale: Locale): DiagramInput {
	return once(exercise, locale, () => ({ view: viewOf(exercise, locale) }));
}

export function solved(exercise: Exercise, locale: Locale): DiagramInput {
	return once(exercise, `solved ${locale}`, () => {
		const { timeline, blanks } = solutionOf(exercise, locale);
		return { view: viewOf(exercise, locale), solved: timeline, results: blanks };
	});
}

export function exerciseOf(template: string, seed = 1, notation = "raw"): Exercise {
	const spec = specsOf([seed]).find((s) => s.template === template && s.notation === notation);
	if (!spec) throw new Error(`no template ${template}`);
	return made(spec);
}

type Sent = NonNullable<DiagramStep["segment"]>;

export function segment(number: number, from: string, to: string, more: Partial<Sent> = {}): Sent {
	const common = { flags: ["ACK"], seq: 1, ack: 2, length: 0, fate: "delivered", retransmission: false } as const;
	return { number, from, to, ...common, ...more };
}

export function step(number: number, cause: CauseFacts, more: Partial<DiagramStep> = {}): DiagramStep {
	return { step: number, timeMs: 10 * number, cause, segment: null, states: {}, ...more };
}

export function calls(host: string, call: CallName): CauseFacts<"call"> {
	return { kind: "call", host, call, bytes: null, result: null };
}

export function arrives(number: number, to: string): CauseFacts<"deliver"> {
	return { kind: "deliver", segment: number, to };
}

/** For steps whose cause does not matter. */
export const TIME_PASSES: CauseFacts<"pass"> = { kind: "pass", ms: null };

export function view(timeline: readonly DiagramStep[], more: Partial<DiagramView> = {}): DiagramView {
	const hosts = [
		{ id: "client", ip: "192.0.2.1", port: 49152 },
		{ id: "server", ip: "198.51.100.2", port: 443 },
		{ id: "third", ip: "203.0.113.3", port: 9 },
	];
	return { title: "A title", story: "A story.", assumptions: [], hosts, timeline, blanks: [], ...more };
}
