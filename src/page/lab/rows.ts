// What the diagram shows: a row for each thing that happened, with its arrows and what it changed.
import { viewCause } from "../../exercise/view-cause.ts";
import type { Frame, Played } from "../../scenario/lab/play.ts";
import type { LabState } from "../../scenario/lab/state.ts";
import type { Variables } from "../../scenario/lab/variables.ts";
import { segmentsOf } from "../../scenario/run/read-trace.ts";
import type { InjectNote } from "../../scenario/run/trace.ts";
import { flagNames } from "../../tcp/flags.ts";
import { hasAck, type Segment } from "../../tcp/segment.ts";
import type { State } from "../../tcp/state.ts";
import type { World } from "../../tcp/world.ts";
import { listingOf } from "../../text/listing.ts";
import type { Fate } from "./fate.ts";
import type { LabLanguage } from "./language.ts";
import { type BasesOf, basesIn, type NumberStyle, shownNumber } from "./numbering.ts";
import { type Reason, reasonsOf } from "./reasons.ts";
import type { LabWords } from "./words.ts";

export interface SegmentShown {
	/** "SYN,ACK"; empty without any. */
	readonly flags: string;
	readonly seq: string;
	/** Null without ACK. */
	readonly ack: string | null;
	readonly length: number;
}

export interface Arrow extends SegmentShown {
	/** As the diagram counts; null for one that goes astray. */
	readonly number: number | null;
	/** Id of the host, or the address. */
	readonly from: string;
	readonly to: string;
	readonly fate: Fate;
	readonly retransmission: boolean;
	/** What is said of one that no host sent. */
	readonly forged: InjectNote | null;
	/** What became of it on its way; null where it arrives as it was sent. */
	readonly edited: SegmentShown | null;
}

export const VARIABLE_NAMES = ["SND.UNA", "SND.NXT", "SND.WND", "RCV.NXT", "RCV.WND"] as const;
export type VariableName = (typeof VARIABLE_NAMES)[number];

export interface HostShown {
	readonly id: string;
	readonly state: State;
	/** Whether this row changed it. */
	readonly entered: boolean;
	/** Of the variables those that this row changed. */
	readonly changed: readonly (readonly [name: VariableName, value: string])[];
	/** Of the queues those whose length it changed. */
	readonly queues: readonly (readonly [queue: "syn" | "accept", length: number])[];
}

export interface LabRow {
	readonly step: number;
	/** Since the diagram begins, ms. */
	readonly timeMs: number;
	readonly sentence: string;
	/** What a program printed, line by line. */
	readonly listing: readonly string[];
	readonly arrows: readonly Arrow[];
	readonly hosts: readonly HostShown[];
	readonly reasons: readonly Reason[];
}

interface Showing {
	readonly played: Played;
	readonly state: LabState;
	readonly style: NumberStyle;
	readonly language: LabLanguage;
	readonly words: LabWords;
}

export function rowsOf(showing: Showing): readonly LabRow[] {
	const { played, state, language } = showing;
	const { frames, world, startMs } = played;
	const numbers = shownNumbers(frames);
	const numberOf = (segment: number) => numbers.get(segment) ?? null;
	const bases = basesIn(world);
	let sentBefore = 0;
	return frames.map((frame, i) => {
		const cause = viewCause({ shownNumbers: numbers, trace: { end: world } }, frame, false);
		const told = { ...showing, numberOf, bases, sentBefore };
		const arrows = [...segmentsOf(frame), ...goneAstray(frame, world)].map((segment) => arrowOf(segment, frame, told));
		sentBefore = Math.max(sentBefore, ...frame.sent.map(({ number }) => number));
		return {
			step: frame.step,
			timeMs: frame.timeMs - startMs,
			sentence: sentenceOf(showing, frame, numbers, language.timeline.sentence(cause)),
			listing: listingOf(cause),
			arrows,
			hosts: hostsOf(showing, frame, frames[i - 1]),
			reasons: reasonsOf(frame, { world, profile: state.start.profile, numberOf, language }),
		};
	});
}

/** Segment number of the engine → number in the diagram, from 1. */
export function shownNumbers(frames: readonly Frame[]): ReadonlyMap<number, number> {
	const numbers = new Map<number, number>();
	for (const frame of frames)
		for (const { number } of [...segmentsOf(frame)]) if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
	return numbers;
}

function sentenceOf(
	{ state, words, language }: Showing,
	frame: Frame,
	numbers: ReadonlyMap<number, number>,
	usual: string,
): string {
	const action = state.actions[frame.action];
	if (action?.kind === "ack-now") return words.sendsAck(language.hostNames.hostAtStart(action.host));
	if (action?.kind === "duplicate" && frame.cause.kind === "deliver")
		return words.copyArrives(numbers.get(frame.cause.segment) ?? 0, language.hostNames.host(frame.cause.to));
	return usual;
}

/** The kinds of rows in which crowds outside are answered: those segments are counted, not shown. */
const CROWDS: readonly string[] = ["flood", "other-clients", "live-sources", "unseen", "in-vain"];

/** Answers to an address where nobody is. */
function goneAstray({ cause, effects }: Frame, world: World): readonly Segment[] {
	if (CROWDS.includes(cause.kind)) return [];
	const astray = effects
		.flatMap((e) => (e.kind === "segment-sent" ? [e.segment] : []))
		.filter(({ to }) => !world.hostByIp.has(to.ip));
	return astray.length > 3 ? [] : astray;
}

interface Telling extends Showing {
	readonly numberOf: (segment: number) => number | null;
	readonly bases: BasesOf;
	readonly sentBefore: number;
}

function arrowOf(segment: Segment, { cause }: Frame, { played, numberOf, bases, sentBefore, style }: Telling): Arrow {
	const { world } = played;
	const name = (ip: string) => world.hostByIp.get(ip)?.setup.id ?? ip;
	const now = world.edited.has(segment.number) ? world.segments[segment.number - 1] : undefined;
	const base = bases(segment, segment.number > 0 ? undefined : sentBefore);
	const shown = (one: Segment): SegmentShown => ({
		flags: flagNames(one.bits).join(","),
		seq: shownNumber(one.seq, base.seq, style),
		ack: hasAck(one) ? shownNumber(one.ack, base.ack, style) : null,
		length: one.length,
	});
	return {
		...shown(segment),
		number: numberOf(segment.number),
		from: name(segment.from.ip),
		to: name(segment.to.ip),
		fate: fateOf(segment, played),
		retransmission: segment.retransmission,
		forged: cause.kind === "inject" ? cause.note : null,
		edited: now ? shown(now) : null,
	};
}

function fateOf({ number, to }: Segment, { world, record }: Played): Fate {
	if (!world.hostByIp.has(to.ip)) return "nobody";
	if (record.delivered.has(number)) return "delivered";
	return record.lost.has(number) ? "lost" : "under-way";
}

function hostsOf({ played, style }: Showing, frame: Frame, before: Frame | undefined): readonly HostShown[] {
	const { startStates, startVariables } = played;
	return Object.entries(frame.states).map(([id, state]) => ({
		id,
		state,
		entered: state !== (before?.states ?? startStates)[id],
		changed: changedIn(frame.variables[id] ?? null, (before?.variables ?? startVariables)[id] ?? null, style),
		queues: queuesChanged(frame.queues[id], before?.queues[id]),
	}));
}

function queuesChanged(now: Frame["queues"][string] | undefined, before = { syn: 0, accept: 0 }): HostShown["queues"] {
	if (!now) return [];
	return (["syn", "accept"] as const).flatMap((queue) =>
		now[queue] === before[queue] ? [] : [[queue, now[queue]] as const],
	);
}

function changedIn(now: Variables | null, before: Variables | null, style: NumberStyle): HostShown["changed"] {
	const old = new Map(before && shownVariables(before, "raw"));
	const raw = new Map(now && shownVariables(now, "raw"));
	return now ? shownVariables(now, style).filter(([name]) => raw.get(name) !== old.get(name)) : [];
}

/** Those that are known. */
export function shownVariables(v: Variables, style: NumberStyle): readonly (readonly [VariableName, string])[] {
	const all: Readonly<Record<VariableName, string | null>> = {
		"SND.UNA": shownNumber(v.sndUna, v.iss, style),
		"SND.NXT": shownNumber(v.sndNxt, v.iss, style),
		"SND.WND": v.rcvNxt === null ? null : String(v.sndWnd),
		"RCV.NXT": v.rcvNxt === null ? null : shownNumber(v.rcvNxt, v.irs, style),
		"RCV.WND": v.rcvWnd === null ? null : String(v.rcvWnd),
	};
	return VARIABLE_NAMES.flatMap((name) => {
		const value = all[name];
		return value === null ? [] : [[name, value] as const];
	});
}
