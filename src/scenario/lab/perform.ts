// How each kind of action is done: on a run, as the script of a scenario does it.
import type { SegmentEdit } from "../../tcp/edit-segment.ts";
import type { InjectedSegment } from "../../tcp/injection.ts";
import { sequenceNumber } from "../../tcp/sequence-number.ts";
import { liveTimers } from "../../tcp/timer-queue.ts";
import { addRow, happen, segmentOf } from "../run/record.ts";
import type { Run } from "../run/run.ts";
import type { ForgedSegment, LabAction, LabActionKind, LabEdit } from "./state.ts";

/** Why an action cannot be done: what it is about is not there. */
export type Impossible = "no-such-host" | "not-on-the-wire" | "no-timer" | "too-much";

type Doing<K extends LabActionKind> = (run: Run, action: Extract<LabAction, { kind: K }>) => Impossible | undefined;

/** Number in the engine of a segment that hosts have sent to each other, by its place among them. */
const numberOf = ({ record }: Run, segment: number) => record.underWay.inside[segment - 1]?.number;

const onWire = (run: Run, segment: number, move: (number: number) => void): Impossible | undefined => {
	const number = numberOf(run, segment);
	if (number === undefined || !run.world.wire.has(number)) return "not-on-the-wire";
	move(number);
	return undefined;
};

const atHost = (run: Run, host: string, move: () => void): Impossible | undefined => {
	if (!run.world.hosts.has(host)) return "no-such-host";
	move();
	return undefined;
};

const DOING: { readonly [K in LabActionKind]: Doing<K> } = {
	call: (run, { host, call, options }) => atHost(run, host, () => run.call(host, call, options)),
	deliver: (run, { segment }) => onWire(run, segment, (number) => run.deliver(number)),
	lose: (run, { segment }) => onWire(run, segment, (number) => run.lose(number)),
	duplicate: (run, { segment }) => duplicate(run, segment),
	edit: (run, { segment, set }) =>
		onWire(run, segment, (number) => happen(run.record, { type: "edit", segment: number, set: engineEdit(set) })),
	"deliver-all": (run) => {
		run.deliverAll();
		return undefined;
	},
	inject: (run, { to, segment, note, lost }) =>
		atHost(run, to, () =>
			lost ? run.injectInVain(to, forged(segment), note) : run.injectSegment(to, forged(segment), note),
		),
	timer: (run, { host }) => {
		if (!liveTimers(run.world.timers).some((t) => host === undefined || t.connection.host === host)) return "no-timer";
		run.untilTimer(host);
		return undefined;
	},
	pass: (run, { ms }) => {
		run.pass(ms);
		return undefined;
	},
	flood: (run, { to, syns, duringMs }) => atHost(run, to, () => run.flood(to, syns, duringMs)),
	"other-clients": (run, { to, clients, duringMs }) => atHost(run, to, () => run.otherClients(to, clients, duringMs)),
	"live-sources": (run, { to, hosts }) => atHost(run, to, () => run.liveSources(to, hosts)),
	unseen: (run, { ms }) => {
		run.unseen(ms);
		return undefined;
	},
	"in-vain": (run, { host }) => atHost(run, host, () => run.untilGivenUp(host)),
	crash: (run, { host }) => atHost(run, host, () => run.crash(host)),
	"ack-now": (run, { host }) =>
		atHost(run, host, () => addRow(run.record, { kind: "pass", ms: 0 }, happen(run.record, { type: "ack-now", host }))),
	look: (run, { host }) => atHost(run, host, () => run.look(host)),
};

/** Does it; says why where it cannot be done. Throws where the engine refuses in the middle, as of what never ends. */
export function perform<K extends LabActionKind>(
	run: Run,
	action: Extract<LabAction, { kind: K }>,
): Impossible | undefined {
	const kind: K = action.kind as K;
	return DOING[kind](run, action);
}

/** Of a segment that has left the wire a copy arrives at once. */
function duplicate(run: Run, place: number): Impossible | undefined {
	const { record, world } = run;
	const segment = numberOf(run, place);
	if (segment === undefined) return "not-on-the-wire";
	const waits = world.wire.has(segment);
	const effects = happen(record, { type: "duplicate", segment });
	const to = world.hostByIp.get(segmentOf(record, segment).to.ip);
	if (!waits && to) addRow(record, { kind: "deliver", segment, to: to.setup.id }, effects);
	return undefined;
}

function forged({ bits, seq, ack, length, window, from, toPort }: ForgedSegment): InjectedSegment {
	return {
		bits,
		seq: sequenceNumber(seq),
		length: length ?? 0,
		from,
		...(ack !== undefined && { ack: sequenceNumber(ack) }),
		...(window !== undefined && { window }),
		...(toPort !== undefined && { toPort }),
	};
}

function engineEdit({ bits, seq, ack, length }: LabEdit): SegmentEdit {
	return {
		...(bits !== undefined && { bits }),
		...(seq !== undefined && { seq: sequenceNumber(seq) }),
		...(ack !== undefined && { ack: ack === null ? null : sequenceNumber(ack) }),
		...(length !== undefined && { length }),
	};
}
