// Which skills the kinds train that hide the rest of the timeline, read off the fields that they stand for.
import type { Trace } from "../scenario/run/trace.ts";
import type { SkillId } from "../scenario/skills.ts";
import type { Field } from "./fields.ts";
import type { OrderedEvent } from "./order.ts";
import { skillsOf } from "./skills-of.ts";

/** Those of the states that the events enter; where they enter none, of the states that they find their hosts in. */
export function skillsOfEvents(
	events: readonly OrderedEvent[],
	fields: readonly Field[],
	trace: Trace,
): readonly SkillId[] {
	const keys = new Set(events.map(({ step, host }) => `state:${step}:${host}`));
	const states = fields.flatMap((field) => (field.kind === "state" && keys.has(field.key) ? [field] : []));
	const entered = states.filter((state) => state.entered);
	const found = entered.length > 0 ? entered : states;
	return [...new Set(found.flatMap((state) => skillsOf(state, trace)))];
}

/** Those that any segment of the exchange trains: the skills of one would say too much of it. */
export function skillsOfSegments(fields: readonly Field[], trace: Trace): readonly SkillId[] {
	const segments = fields.filter(({ kind }) => kind === "flags" || kind === "sequence-number");
	return [...new Set(segments.flatMap((field) => skillsOf(field, trace)))];
}
