// The same consequences by another way, for tests: the script runs through a world in which the segment is changed in place
// as it leaves the wire. Nothing is copied, and nothing is compared.
import type { WrittenSegment } from "../../../src/exercise/kinds/kind.ts";
import type { Situation } from "../../../src/exercise/situation.ts";
import { newRecord } from "../../../src/scenario/run/record.ts";
import { runOn } from "../../../src/scenario/run/run.ts";
import type { Row } from "../../../src/scenario/run/trace.ts";
import { edited } from "../../../src/tcp/edit-segment.ts";
import type { Effect } from "../../../src/tcp/effects.ts";
import type { Segment } from "../../../src/tcp/segment.ts";

export interface Replayed {
	/** What the arrival itself brought about. */
	readonly effects: readonly Effect[];
	readonly sent: readonly Segment[];
	readonly states: Row["states"];
}

const ARRIVED = new Error("the segment has arrived");

/** Null where the segment is lost, or arrives where nobody looks. */
export function replay({ template, drawn, trace }: Situation, { segment, set }: WrittenSegment): Replayed | null {
	if (trace.lost.has(segment.number)) return null;
	const record = newRecord(drawn);
	const { world, rows } = record;
	const leaveWire = world.wire.delete.bind(world.wire);
	world.wire.delete = (number) => {
		if (number === segment.number && !world.edited.has(number)) {
			const sent = world.segments[number - 1];
			if (sent) world.segments[number - 1] = edited(sent, set);
			world.edited.add(number);
		}
		return leaveWire(number);
	};
	const addRow = rows.push.bind(rows);
	rows.push = (row) => {
		addRow(row);
		// What would follow may go on for ever.
		if (row.cause.kind === "deliver" && row.cause.segment === segment.number) throw ARRIVED;
		return rows.length;
	};
	try {
		template.script(runOn(record), drawn);
	} catch (thrown) {
		if (thrown !== ARRIVED) throw thrown;
	}
	const row = rows.find(({ cause }) => cause.kind === "deliver" && cause.segment === segment.number);
	if (!row) return null;
	const arrival = row.effects.findIndex(({ kind }) => kind === "edited-arrives");
	const effects = row.effects.slice(arrival + 1);
	return {
		effects,
		sent: effects.flatMap((effect) => (effect.kind === "segment-sent" ? [effect.segment] : [])),
		states: row.states,
	};
}
