// What was measured in a capture, against the engine: counts and numbers are run again without the capture's clock, states
// must have been passed in the order in which they were noted down.
import { queuesOf } from "../../../src/tcp/observe.ts";
import type { Settings } from "../../../src/tcp/settings.ts";
import type { Capture } from "./capture.ts";
import { floodedListener, floodedRow, type MatrixRow } from "./flood.ts";
import type { Moment, Replayed } from "./replay.ts";
import {
	finSchedule,
	finWait2Length,
	type Schedule,
	synAckSchedule,
	synSchedule,
	timeWaitLength,
} from "./schedules.ts";
import { listenerOf, rulesOf } from "./setup.ts";
import { stateName } from "./show.ts";

type Check = (capture: Capture, value: unknown, replayed: Replayed["replayed"]) => string | undefined;

/** Findings that name a number or a list of times. */
const CHECKS: Readonly<Record<string, Check>> = {
	syn_times: (capture, value) => times(value, synSchedule(rulesOf(capture.sysctl.client ?? {}))),
	gave_up_after: (capture, value) => end(value, synSchedule(rulesOf(capture.sysctl.client ?? {}))),
	synack_times: (capture, value) => times(value, synAckSchedule(...serverOf(capture))),
	half_open_freed_after: (capture, value) => end(value, synAckSchedule(...serverOf(capture))),
	fin_times: (capture, value) => times(value, lastAck(capture)),
	gone_after: (capture, value) => end(value, lastAck(capture)),
	time_wait_seconds: (capture, value) => about(value, timeWaitLength(rulesOf(capture.sysctl.client ?? {}))),
	fin_wait_2_seconds: (capture, value) => about(value, finWait2Length(rulesOf(capture.sysctl.client ?? {}))),
	syn_recv: (capture, value) => same(value, floodedListener(capture).synQueue),
	syn_recv_after_flood: (capture, value) => same(value, floodedListener(capture).synQueue),
	synacks_sent_to_client: (capture, value, { world }) => {
		const client = capture.endpoints.client?.ip;
		return same(value, world.segments.filter((s) => s.to.ip === client && s.ackOrigin !== null).length);
	},
	matrix: (capture, value) => {
		const rows = value as readonly MatrixRow[];
		const ours = rows.map((row) => ({ ...row, ...floodedRow(capture, row) }));
		return same(JSON.stringify(rows), JSON.stringify(ours));
	},
	server_accept_queue: (_, value, { world }) => same(JSON.stringify(value), JSON.stringify([acceptQueue(world)])),
	advertised_window: (capture, value) => same(value, rulesOf(capture.sysctl.server ?? {}).windowOctets),
	ns_per_tick: (capture, value) => {
		const tick = rulesOf(capture.sysctl.server ?? {}).isnTickNs;
		return (value as number[]).map((measured) => about(measured, tick)).find(Boolean);
	},
};

/** Differences, one line each. Findings of which the engine has no notion are passed over. */
export function checkFindings(capture: Capture, replayed: Replayed["replayed"]): readonly string[] {
	const plain = Object.entries(capture.findings).flatMap(([name, value]) => {
		const problem = CHECKS[name]?.(capture, value, replayed);
		return problem === undefined ? [] : [`finding ${name}: ${problem}`];
	});
	return [...plain, ...checkStates(capture, replayed.history)];
}

function serverOf(capture: Capture): [Settings, ReturnType<typeof listenerOf>] {
	const sysctl = capture.sysctl.server ?? {};
	return [rulesOf(sysctl), listenerOf(sysctl)];
}

function lastAck(capture: Capture): Schedule {
	return finSchedule(rulesOf(capture.sysctl.server ?? {}), 1000 * (capture.link_delay_s ?? 0));
}

function acceptQueue(world: Replayed["replayed"]["world"]): number {
	const server = world.hosts.get("server");
	return server ? (queuesOf(server)?.accept ?? 0) : 0;
}

function same(theirs: unknown, ours: unknown): string | undefined {
	return theirs === ours ? undefined : `${ours}, kernel ${theirs}`;
}

/** A kernel's seconds: up to an eighth late, never early. */
function about(theirs: unknown, ours: number): string | undefined {
	const measured = Number(theirs);
	return measured > ours * 0.97 - 0.02 && measured < ours * 1.13 + 0.1 ? undefined : `${ours}, kernel ${measured}`;
}

function times(theirs: unknown, { times: ours }: Schedule): string | undefined {
	const measured = theirs as readonly number[];
	const differs = measured.length !== ours.length || measured.some((t, i) => about(t, ours[i] ?? 0) !== undefined);
	return differs ? `${JSON.stringify(ours)}, kernel ${JSON.stringify(measured)}` : undefined;
}

function end(theirs: unknown, { end: ours }: Schedule): string | undefined {
	return about(theirs, ours);
}

/** `"after_exact_rst": []` and the like: the states of one side at some moment, in the order of the moments. */
function checkStates(capture: Capture, history: readonly Moment[]): readonly string[] {
	const found = Object.entries(capture.findings).flatMap(([name, value]) => {
		const states = statesIn(value);
		return states === undefined ? [] : [{ name, states }];
	});
	const sideOf = (name: string) => (/client/.test(name) ? "client" : /server/.test(name) ? "server" : null);
	const problems = (["client", "server"] as const).map((side) => {
		const wanted = found.filter(({ name }) => (sideOf(name) ?? side) === side);
		return {
			side,
			missing: firstMissing(wanted, history, side),
			named: wanted.some(({ name }) => sideOf(name) === side),
		};
	});
	const unnamed = found.some(({ name }) => sideOf(name) === null);
	const failed = problems.filter((p) => p.missing !== undefined);
	if (failed.length === 0 || (unnamed && failed.length === 1 && !failed[0]?.named)) return [];
	return failed.map((p) => `finding ${p.missing}: the ${p.side} was never in these states in this order`);
}

interface Found {
	readonly name: string;
	readonly states: readonly string[];
}

function firstMissing(wanted: readonly Found[], history: readonly Moment[], side: string): string | undefined {
	let from = 0;
	for (const { name, states } of wanted) {
		const i = history.findIndex((moment, at) => at >= from && sameStates(moment.states[side] ?? [], states));
		if (i < 0) return name;
		from = i;
	}
	return undefined;
}

function sameStates(ours: readonly string[], theirs: readonly string[]): boolean {
	return [...ours].sort().join() === [...theirs].sort().join();
}

/** State names in a finding, flat: `["SYN_RECV"]`, `[]`, or a list of such lists, one a connection. */
function statesIn(value: unknown): readonly string[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const flat = value.flat();
	return flat.every((item) => typeof item === "string" && /^[A-Z][A-Z_0-9]+$/.test(item))
		? flat.map(stateName)
		: undefined;
}
