// Segments delivered as they were answered, beside the same ones as they were really sent: what the other end does at once.
import { statesShown } from "../../scenario/run/outsiders.ts";
import { worldsBefore } from "../../scenario/run/worlds-before.ts";
import type { Connection } from "../../tcp/connection.ts";
import { findConnection } from "../../tcp/connection-table.ts";
import type { Effect } from "../../tcp/effects.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { State } from "../../tcp/state.ts";
import { perform, step, type TcpEvent } from "../../tcp/step.ts";
import { hostAt, type World } from "../../tcp/world.ts";
import type { WrittenSegment } from "../kinds/kind.ts";
import type { Situation } from "../situation.ts";

/** What an arrival brought about, before any time passes. */
export interface Reaction {
	readonly effects: readonly Effect[];
	readonly states: Readonly<Record<string, State>>;
	/** Of the host at which the segment arrived, with the end that sent it; undefined where there is none. */
	readonly connection: Connection | undefined;
}

/** A segment's arrival as it was, and as it would have been. */
export interface Delivery {
	/** The host that it reaches. */
	readonly host: string;
	/** What stood before it arrived. */
	readonly before: Pick<Reaction, "states" | "connection">;
	readonly real: Reaction;
	/** The segment as it was written, which is what then arrived. */
	readonly segment: Segment;
	readonly written: Reaction;
}

/** In the order of `written`; null for a segment that never arrives. The script runs once, whatever their number. */
export function deliverAsWritten(
	{ template, drawn }: Situation,
	written: readonly WrittenSegment[],
): readonly (Delivery | null)[] {
	if (written.length === 0) return [];
	const numbers = new Set(written.map(({ segment }) => segment.number));
	const worlds = worldsBefore(drawn, (run) => template.script(run, drawn), numbers);
	return written.map((one) => {
		const world = worlds.get(one.segment.number);
		return world ? deliver(world, one) : null;
	});
}

/** `world` is left as it was: another answer may be about the same segment. */
function deliver(world: World, { segment: { number, to }, set }: WrittenSegment): Delivery | null {
	const host = hostAt(world, to)?.setup.id;
	const edit = step(world, { type: "edit", segment: number, set });
	if (host === undefined || !edit.ok) return null;
	const arrival: TcpEvent = { type: "deliver", segment: number };
	const sent = world.segments[number - 1];
	const segment = edit.world.segments[number - 1];
	const real = step(world, arrival);
	const written = perform(edit.world, arrival);
	if (!sent || !segment || !real.ok || !written.ok) return null;
	return {
		host,
		before: standing(world, sent),
		real: { effects: real.effects, ...standing(real.world, sent) },
		segment,
		written: { effects: written.effects, ...standing(edit.world, sent) },
	};
}

function standing(world: World, { from, to }: Segment): Pick<Reaction, "states" | "connection"> {
	const host = hostAt(world, to);
	const connection = host && findConnection(host, to.port, from);
	return { states: statesShown(world), connection: connection && { ...connection } };
}
