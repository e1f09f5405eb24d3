// A scenario as a lab: the same hosts, and its script as what somebody does, move by move.
import { SYN } from "../../tcp/flags.ts";
import type { InjectedSegment } from "../../tcp/injection.ts";
import { PROFILES, type Settings } from "../../tcp/settings.ts";
import type { HostSetup } from "../../tcp/world.ts";
import { newRecord, nextOnWire, type RunRecord } from "../run/record.ts";
import { type Run, runOn } from "../run/run.ts";
import type { InjectNote } from "../run/trace.ts";
import type { ProfileName } from "../spec.ts";
import type { Drawn, Template } from "../template.ts";
import {
	type CallOptions,
	type ForgedSegment,
	LAB_LISTENER,
	type LabAction,
	type LabHost,
	type LabState,
} from "./state.ts";

type Moves = Omit<Run, "record" | "world">;
type MoveName = keyof Moves;

/** What a move is in a lab, told before it is made: an action, nothing, or what no lab can do. */
type Told = LabAction | null | "impossible";
type Telling = { readonly [M in MoveName]: (record: RunRecord, ...args: Parameters<Moves[M]>) => Told };

const TELLING: Telling = {
	call: (_, host, call, options = {}) => called(host, call, options),
	callAskingResult: (_, host, call, options = {}) => called(host, call, options),
	crash: (_, host) => ({ kind: "crash", host }),
	look: (_, host) => ({ kind: "look", host }),
	deliver: (record, segment = nextOnWire(record)) => onWire(record, "deliver", segment),
	lose: (record, segment = nextOnWire(record)) => onWire(record, "lose", segment),
	deliverAll: () => ({ kind: "deliver-all" }),
	inject: (_, to, seq, from, note) => injected(to, { bits: SYN, seq, length: 0, from }, note),
	injectSegment: (_, to, segment, note) => injected(to, segment, note),
	injectInVain: (_, to, segment, note) => injected(to, segment, note, true),
	// The script plays the part of a host.
	reach: () => "impossible",
	playSynAck: () => "impossible",
	last: () => null,
	busy: () => null,
	untilTimer: (_, host) => ({ kind: "timer", ...(host !== undefined && { host }) }),
	pass: (_, ms) => ({ kind: "pass", ms }),
	unseen: (_, ms) => ({ kind: "unseen", ms }),
	untilGivenUp: (_, host) => ({ kind: "in-vain", host }),
	flood: (_, to, syns, duringMs) => ({ kind: "flood", to, syns, duringMs }),
	otherClients: (_, to, clients, duringMs) => ({ kind: "other-clients", to, clients, duringMs }),
	liveSources: (_, to, hosts) => ({ kind: "live-sources", to, hosts }),
	startTimeline: () => null,
};

function called(host: string, call: Extract<LabAction, { kind: "call" }>["call"], given: CallOptions): LabAction {
	const options: CallOptions = Object.fromEntries(
		Object.entries(given).filter(([name, value]) => value !== undefined && !["type", "host", "call"].includes(name)),
	);
	return { kind: "call", host, call, ...(Object.keys(options).length > 0 && { options }) };
}

function onWire(record: RunRecord, kind: "deliver" | "lose", number: number | undefined): LabAction | null {
	if (number === undefined || !record.world.wire.has(number)) return null;
	return { kind, segment: record.underWay.inside.findIndex((sent) => sent.number === number) + 1 };
}

function injected(to: string, segment: InjectedSegment, note: InjectNote, lost = false): Told {
	if (segment.mss !== undefined) return "impossible";
	const { bits, seq, ack, length, window, from, toPort } = segment;
	const forged: ForgedSegment = {
		bits,
		seq,
		from,
		...(ack !== undefined && ack !== null && { ack }),
		...(length > 0 && { length }),
		...(window !== undefined && { window }),
		...(toPort !== undefined && { toPort }),
	};
	return { kind: "inject", to, segment: forged, note, ...(lost && { lost }) };
}

/** The lab in which just this scenario has happened; null where its script does what nobody can do there. */
export function labOf(template: Template, profile: ProfileName, drawn: Drawn): LabState | null {
	const record = newRecord(drawn);
	const actions: LabAction[] = [];
	let before = 0;
	let possible = true;
	const run = listening(runOn(record), (told, move) => {
		if (told === "impossible") possible = false;
		else if (told) actions.push(told);
		if (move === "startTimeline") before = actions.length;
	});
	template.script(run, drawn);
	if (!possible) return null;
	const { hosts, delayMs } = drawn;
	return {
		start: { profile, delayMs, hosts: hosts.map((host) => labHost(usedOf(host, record), profile)) },
		before,
		actions,
	};
}

/** The same run, which tells what each move is in a lab before it makes it. */
function listening(run: Run, tell: (told: Told, move: MoveName) => void): Run {
	return new Proxy(run, {
		get(target, name) {
			const move: unknown = Reflect.get(target, name);
			if (!isMove(name) || typeof move !== "function") return move;
			const telling: (record: RunRecord, ...args: never[]) => Told = TELLING[name];
			return (...args: never[]) => {
				tell(telling(target.record, ...args), name);
				return Reflect.apply(move, target, args);
			};
		},
	});
}

function isMove(name: string | symbol): name is MoveName {
	return Object.hasOwn(TELLING, name);
}

/** Of the numbers that its connections might have begun with, those that they did. */
function usedOf(setup: HostSetup, { world }: RunRecord): HostSetup {
	const used = world.hosts.get(setup.id)?.isnsUsed ?? 0;
	return { ...setup, isns: setup.isns.slice(0, Math.max(1, used)) };
}

function labHost({ id, ip, port, isns, listener, settings, peer }: HostSetup, profile: ProfileName): LabHost {
	const set = differing(LAB_LISTENER, listener);
	const rules: Partial<Settings> = differing(PROFILES[profile], settings);
	return {
		id,
		ip,
		port,
		isns,
		...(Object.keys(set).length > 0 && { listener: set }),
		...(Object.keys(rules).length > 0 && { rules }),
		...(peer !== undefined && { peer }),
	};
}

/** Fields of `own` that are not those of `usual`. */
function differing<T extends object>(usual: T, own: T): Partial<T> {
	const known = new Map<string, unknown>(Object.entries(usual));
	// Object.fromEntries forgets which fields there were.
	return Object.fromEntries(Object.entries(own).filter(([name, value]) => known.get(name) !== value)) as Partial<T>;
}
