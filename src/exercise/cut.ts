// Kinds of blanks that hide the rest of the timeline, because it would give them away: which segment is sent next, and
// in which order the rest happens. One of them a scenario, and only where a caller wishes for it.
import type { Random } from "../scenario/random.ts";
import type { Trace } from "../scenario/run/trace.ts";
import type { SkillId } from "../scenario/skills.ts";
import { CUT_KINDS, type CutKind, type ScenarioSpec } from "../scenario/spec.ts";
import type { Segment } from "../tcp/segment.ts";
import { SEGMENT_PARTS } from "../text/unreadable.ts";
import type { Blank } from "./blank.ts";
import type { Field } from "./fields.ts";
import { segmentKey, stateKey } from "./keys.ts";
import { chooseNextSegment, type NextSegment } from "./next-segment.ts";
import { chooseOrder, type EventOrder } from "./order.ts";
import type { Situation } from "./situation.ts";
import { skillsOf } from "./skills-of.ts";

export type Cut =
	| ({ readonly kind: "next-segment" } & NextSegment)
	/** `step` is the last that is shown, 0 if none is. */
	| ({ readonly kind: "order" } & EventOrder);

type Scene = Pick<Situation, "template" | "trace" | "segments" | "fields">;

/** Null where no such kind is wished for, or the trace has nothing for it. Draws nothing in the first case. */
export function chooseCut(random: Random, { ask = [] }: ScenarioSpec, scene: Scene): Cut | null {
	const wished = CUT_KINDS.filter((kind) => ask.includes(kind));
	if (wished.length === 0) return null;
	const [first, ...more] = wished.flatMap((kind) => offer(random, kind, scene) ?? []);
	return first ? random.pick([first, ...more]) : null;
}

function offer(random: Random, kind: CutKind, { template, trace, segments, fields }: Scene): Cut | null {
	switch (kind) {
		case "next-segment": {
			const next = template.ask.numbers ? chooseNextSegment(random, trace, fields) : null;
			return next && { kind, ...next };
		}
		case "order": {
			const hosts = template.ask.hosts ?? Object.keys(trace.startStates);
			const order = chooseOrder(random, { trace, segments, hosts });
			return order && { kind, ...order };
		}
	}
}

/** What may be asked besides: of the steps shown. A template's questions may need those that are hidden. */
export function askableBeside(
	cut: Cut | null,
	{ fields, questions }: Pick<Situation, "fields" | "questions">,
): Pick<Situation, "fields" | "questions"> {
	if (!cut) return { fields, questions };
	return { fields: fields.filter((field) => field.step <= cut.step && !withheld(cut, field)), questions: [] };
}

/** Of the segment that is asked for as a whole, nothing is asked by itself, nor what it brings about in a queue. */
function withheld(cut: Cut, field: Field): boolean {
	if (cut.kind === "order") return false;
	return "segment" in field ? field.segment === cut.segment : field.kind === "count" && field.step === cut.step;
}

/** What is left to wish for once the cut has its blank. */
export function wishBeside(cut: Cut | null, spec: ScenarioSpec): ScenarioSpec {
	if (!cut || spec.blanks === undefined) return spec;
	return spec.blanks === 1 ? { ...spec, ask: [] } : { ...spec, blanks: spec.blanks - 1 };
}

/** The blanks of a cut, known to the outside as `id`. */
export function cutBlanks(cut: Cut | null, id: string, { template, trace, fields }: Scene): readonly Blank[] {
	if (!cut) return [];
	const { step } = cut;
	if (cut.kind === "next-segment")
		return cut.parts.map(({ part, field }) => ({
			of: "field",
			field,
			id: `${id}.${part}`,
			partOf: id,
			key: field.key,
			step,
			skills: skillsOf(field, trace),
			points: 1,
		}));
	const entered = fields.flatMap((field) => {
		const event = cut.events.find((e) => field.key === stateKey(e.step, e.host));
		return event && field.kind === "state" && field.entered ? skillsOf(field, trace) : [];
	});
	const skills = [...new Set<SkillId>(entered)].filter((skill) => template.skills.includes(skill));
	return [
		{
			of: "order",
			events: cut.events,
			id,
			key: "order",
			step: step + 1,
			skills: skills.length > 0 ? skills : template.skills.slice(0, 1),
			points: 1,
		},
	];
}

/** Field key and blank wherever the timeline shows it: even a segment without ACK shows a place for one. */
export function placesOfCut(cut: Cut, id: string): readonly (readonly [string, string])[] {
	const { number } = askedSegment(cut) ?? {};
	return number === undefined ? [] : SEGMENT_PARTS.map((part) => [segmentKey(part, number), id] as const);
}

/** The segment that is asked for as a whole. */
export function askedSegment(cut: Cut | null): Segment | null {
	return cut?.kind === "next-segment" ? cut.segment : null;
}

/** What is known of a segment's fate when the timeline stops. */
export function fateAt(cut: Cut | null, trace: Trace, { number }: Segment): "delivered" | "lost" | "in-flight" {
	const fate = trace.lost.has(number) ? "lost" : trace.delivered.has(number) ? "delivered" : "in-flight";
	if (!cut) return fate;
	if (askedSegment(cut)?.number === number) return "in-flight";
	const arrives = trace.rows.find(({ cause }) => cause.kind === "deliver" && cause.segment === number);
	return fate === "delivered" && arrives && arrives.step > cut.step ? "in-flight" : fate;
}
