// Replays a lab on the engine: what has happened, and what is there now.
import type { World } from "../../tcp/world.ts";
import { newRecord, type RunRecord } from "../run/record.ts";
import { runOn } from "../run/run.ts";
import type { Row } from "../run/trace.ts";
import { type Impossible, perform } from "./perform.ts";
import type { LabState } from "./state.ts";
import { type VariablesByHost, variablesOf } from "./variables.ts";
import { worldOf } from "./world.ts";

/** One thing that is seen to happen. */
export interface Frame extends Row {
	/** Place of its action in the lab's, from 0. */
	readonly action: number;
	/** After it. */
	readonly variables: VariablesByHost;
}

export interface Played {
	readonly frames: readonly Frame[];
	readonly world: World;
	readonly record: RunRecord;
	/** Before the first frame. */
	readonly startStates: Row["states"];
	readonly startVariables: VariablesByHost;
	readonly startMs: number;
	/** The first action that could not be done: it and what follows did not happen. */
	readonly refused: { readonly action: number; readonly why: Impossible } | null;
}

export function play(state: LabState): Played {
	const { start, before, actions } = state;
	const world = worldOf(start);
	const record: RunRecord = { ...newRecord({ hosts: [], delayMs: start.delayMs }), world };
	const run = runOn(record);
	const frames: Frame[] = [];
	let refused: Played["refused"] = null;
	let startVariables: VariablesByHost = {};
	let variables = startVariables;
	const begin = () => {
		run.startTimeline();
		variables = variablesOf(world);
		startVariables = variables;
	};
	for (const [i, action] of actions.entries()) {
		if (i === before) begin();
		const why = attempt(() => perform(run, action));
		if (why) {
			refused = { action: i, why };
			break;
		}
		const after = variablesOf(world);
		for (const row of record.rows.slice(frames.length)) {
			// Of two rows the first is what is under way: it changes nothing yet.
			const last = row.step === record.rows.length;
			frames.push({ ...row, action: i, variables: last ? after : variables });
		}
		variables = after;
	}
	if (!record.start) begin();
	const { ms = 0, states = {} } = record.start ?? {};
	return { frames, world, record, startStates: states, startVariables, startMs: ms, refused };
}

/** A move throws where the engine refuses it, as when it would go on without end. */
function attempt(move: () => Impossible | undefined): Impossible | undefined {
	try {
		return move();
	} catch {
		return "too-much";
	}
}
