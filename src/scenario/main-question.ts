// What a template is about: its main question in words, and which of all that could be asked belongs to it.
import type { Segment } from "../tcp/segment.ts";
import type { State } from "../tcp/state.ts";
import type { Localized } from "../text/locale.ts";
import type { Trace } from "./run/trace.ts";

/** Something that can be asked of a scenario, as far as a template needs to know it. */
export type Askable =
	| { readonly kind: "question"; readonly id: string }
	| { readonly kind: "state"; readonly step: number; readonly host: string; readonly value: State }
	| { readonly kind: "flags"; readonly step: number; readonly segment: Segment }
	| {
			readonly kind: "sequence-number";
			readonly step: number;
			readonly segment: Segment;
			readonly field: "seq" | "ack";
	  }
	| { readonly kind: "count"; readonly step: number; readonly host: string; readonly queue: "syn" | "accept" };

type Belongs = (askable: Askable, trace: Trace) => boolean;

export interface MainQuestion {
	/** What a learner can answer after this template: "Which end waits in TIME-WAIT, and why?" */
	readonly text: Localized;
	/** Whether a blank asks it. */
	readonly asks: Belongs;
	/** What of it every scenario asks before the rest. */
	readonly first?: Belongs;
}

/** The template's questions of these ids. */
export function asksQuestions(...ids: readonly string[]): Belongs {
	return (askable) => askable.kind === "question" && ids.includes(askable.id);
}

/** What a host's state is where it is one of these; of `hosts` alone, if they are named. */
export function asksStates(states: readonly State[], hosts?: readonly string[]): Belongs {
	return (askable) =>
		askable.kind === "state" && states.includes(askable.value) && (hosts?.includes(askable.host) ?? true);
}

/** Sequence or acknowledgment numbers of the segments that `which` takes. */
export function asksNumbers(
	fields: readonly ("seq" | "ack")[],
	which: (segment: Segment, trace: Trace) => boolean = () => true,
): Belongs {
	return (askable, trace) =>
		askable.kind === "sequence-number" && fields.includes(askable.field) && which(askable.segment, trace);
}

/** Flags of the segments that `which` takes. */
export function asksFlags(which: (segment: Segment, trace: Trace) => boolean = () => true): Belongs {
	return (askable, trace) => askable.kind === "flags" && which(askable.segment, trace);
}

/** How many entries a queue holds. */
export function asksQueues(): Belongs {
	return (askable) => askable.kind === "count";
}

export function asksAny(...some: readonly Belongs[]): Belongs {
	return (askable, trace) => some.some((asks) => asks(askable, trace));
}
