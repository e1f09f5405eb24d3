// What the diagram and the table show, as data: the steps of a timeline put into lifelines, rows and arrows. Used for
// scenarios, for solved ones, for what would happen under a misconception, and for whatever else has steps.
import type { ViewSegment, ViewStep } from "../../../exercise/types.ts";
import type { QueuePlaces } from "../../../scenario/template.ts";
import { listedCells } from "../../../text/listing.ts";
import { type Gauge, gaugesOf } from "./gauges.ts";
import { type Lifeline, lifelinesOf } from "./lifelines.ts";
import { type Place, placeOf, sameValue } from "./place.ts";

export interface Arrow {
	/** As the timeline numbers it; 0 or below for one that was injected. */
	readonly segment: number;
	/** Indices of lifelines. */
	readonly from: number;
	readonly to: number;
	/** Index of the row in which it arrives; null where it does not arrive within what is shown. */
	readonly arrivesAt: number | null;
	/** Further rows in which it arrives: the network duplicated it. */
	readonly again: readonly number[];
	readonly flags: Place;
	readonly seq: Place;
	readonly ack: Place | null;
	/** The blank that asks for flags and numbers at once. */
	readonly whole: string | null;
	readonly length: number;
	readonly fate: ViewSegment["fate"];
	readonly retransmission: boolean;
	readonly foreign: "spoofed" | "old-duplicate" | null;
	readonly attack: boolean;
}

export interface Row {
	readonly step: number;
	readonly timeMs: number | null;
	/** The sentence of the step. */
	readonly text: string;
	/** What a program printed, by line and column. */
	readonly listing: readonly (readonly string[])[];
	/** By lifeline, only what is new or asked for. */
	readonly states: readonly (Place | null)[];
	/** By lifeline, whether new or not; null where none is shown. */
	readonly allStates: readonly (Place | null)[];
	readonly gauges: readonly Gauge[];
	readonly arrow: Arrow | null;
	/** SYNs from everywhere to a lifeline. */
	readonly flood: { readonly to: number; readonly syns: number } | null;
	/** Blanks that are asked beside this step and have no place on the wire. */
	readonly questions: readonly string[];
}

export interface Picture {
	readonly lifelines: readonly Lifeline[];
	readonly rows: readonly Row[];
	/** Blanks of no row that is shown. */
	readonly questions: readonly string[];
	/** All blanks in the order in which they stand. */
	readonly order: readonly string[];
}

export interface PictureInput {
	readonly hosts: readonly { readonly id: string; readonly ip: string; readonly port: number }[];
	/** What is shown: with blanks, or solved. */
	readonly timeline: readonly ViewStep[];
	/** The same with blanks, where `timeline` is solved: says where they were. */
	readonly asked?: readonly ViewStep[];
	readonly blanks?: readonly { readonly id: string; readonly step: number }[];
	readonly queuePlaces?: readonly QueuePlaces[] | undefined;
}

export function pictureOf({ hosts, timeline, asked, blanks = [], queuePlaces = [] }: PictureInput): Picture {
	const lifelines = lifelinesOf(hosts, timeline);
	const askedOf = (i: number) => (asked ? asked[i] : timeline[i]);
	const placed = new Set<string>();
	const bare = timeline.map((shown, i) => {
		const row = rowOf(timeline, askedOf, i, lifelines);
		const gauges = gaugesOf(timeline, askedOf, i, lifelines, queuePlaces);
		for (const id of blanksIn({ ...row, gauges })) placed.add(id);
		return { ...row, gauges, step: shown.step };
	});
	const loose = blanks.filter(({ id }) => !placed.has(id));
	const rows = bare.map((row) => ({
		...row,
		questions: loose.filter(({ step }) => step === row.step).map(({ id }) => id),
	}));
	const questions = loose.filter(({ step }) => !bare.some((row) => row.step === step)).map(({ id }) => id);
	return { lifelines, rows, questions, order: orderOf(rows, questions) };
}

type BareRow = Omit<Row, "gauges" | "questions">;

function rowOf(
	timeline: readonly ViewStep[],
	askedOf: (i: number) => ViewStep | undefined,
	i: number,
	lifelines: readonly Lifeline[],
): BareRow {
	// The caller counts within the timeline.
	const shown = timeline[i] as ViewStep;
	const states = (at: number) => lifelines.map(({ id }) => placeOf(timeline[at]?.states[id], askedOf(at)?.states[id]));
	const [now, before] = [states(i), i > 0 ? states(i - 1) : []];
	const to = shown.cause.kind === "flood" ? indexOf(lifelines, shown.cause.to) : -1;
	const listing = listedCells(shown.cause);
	return {
		step: shown.step,
		timeMs: shown.timeMs,
		text: listing.length > 0 ? (shown.text.split("\n")[0] ?? "") : shown.text,
		listing,
		states: now.map((place, k) => (sameValue(place, before[k] ?? null) ? null : place)),
		allStates: now,
		arrow: shown.segment && arrowOf(timeline, shown.segment, askedOf(i)?.segment ?? null, i, lifelines),
		flood: shown.cause.kind === "flood" && to >= 0 ? { to, syns: shown.cause.syns } : null,
	};
}

/** What sends attacks under its own address. */
const ATTACKERS: ReadonlySet<string> = new Set(["attacker", "scanner"]);

function arrowOf(
	timeline: readonly ViewStep[],
	segment: ViewSegment,
	asked: ViewSegment | null,
	i: number,
	lifelines: readonly Lifeline[],
): Arrow {
	const arrivals = timeline.flatMap(({ cause }, k) =>
		k > i && cause.kind === "deliver" && cause.segment === segment.number && cause.to === segment.to ? [k] : [],
	);
	const [arrivesAt = null, ...again] = segment.fate === "delivered" ? arrivals : [];
	const cause = timeline[i]?.cause;
	const foreign = cause?.kind === "inject" && "address" in cause ? cause.note : null;
	const flags = placeOf(segment.flags, asked?.flags) ?? EMPTY;
	const seq = placeOf(segment.seq, asked?.seq) ?? EMPTY;
	const ack = placeOf(segment.ack ?? undefined, asked?.ack ?? undefined);
	return {
		segment: segment.number,
		from: indexOf(lifelines, segment.from),
		to: indexOf(lifelines, segment.to),
		arrivesAt,
		again,
		flags,
		seq,
		ack,
		whole: flags.blank !== null && flags.blank === seq.blank ? flags.blank : null,
		length: segment.length,
		fate: segment.fate,
		retransmission: segment.retransmission,
		foreign,
		attack: foreign === "spoofed" || ATTACKERS.has(segment.from),
	};
}

const EMPTY: Place = { value: "", blank: null };

function indexOf(lifelines: readonly Lifeline[], host: string): number {
	return lifelines.findIndex(({ id }) => id === host);
}

function blanksIn({ states, gauges, arrow }: Pick<Row, "states" | "gauges" | "arrow">): readonly string[] {
	const places = [...states, ...gauges.map(({ length }) => length), arrow?.flags, arrow?.seq, arrow?.ack];
	return places.flatMap((place) => place?.blank ?? []);
}

function orderOf(rows: readonly Row[], questions: readonly string[]): readonly string[] {
	return [...new Set([...questions, ...rows.flatMap((row) => [...blanksIn(row), ...row.questions])])];
}
