// On which days a learner was active, counted in a time zone of the learner's choice: what is kept are quarters of an hour,
// by which all time zones differ.
import type { Progress } from "../contract/progress.ts";

const SLOT_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
export const SLOTS_A_DAY = DAY_MS / SLOT_MS;

/** The quarter of an hour, counted from 1970, that `ms` since 1970 lies in. */
export function slotOf(ms: number): number {
	return Math.floor(ms / SLOT_MS);
}

/**
 * `slots` in rising order, of each day of UTC at least the first and the last: what lies between is of a day of one of them
 * in every zone. `timeZone` of the IANA database, or "UTC".
 */
export function streakOf(slots: readonly number[], timeZone: string, nowMs: number): Progress["streak"] {
	const dayIn = dayCounter(timeZone);
	const days = [...new Set(slots.map((slot) => dayIn(slot)))].sort((a, b) => a - b);
	const last = days.at(-1);
	if (last === undefined) return { days: 0, lastDay: null, activeDays: 0, timeZone };
	const today = dayIn(slotOf(nowMs));
	const isOver = today - last > 1;
	return { days: isOver ? 0 : run(days), lastDay: isoDay(last), activeDays: days.length, timeZone };
}

/** How many of the last days follow one another. */
function run(days: readonly number[]): number {
	const reversed = days.toReversed();
	const gap = reversed.findIndex((day, i) => day !== (reversed[0] ?? 0) - i);
	return gap === -1 ? days.length : gap;
}

function isoDay(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Clocks that change, and change back, do so in weeks at the soonest: those of Morocco about Ramadan, after five. */
const STRETCH = 7 * SLOTS_A_DAY;

/** Which day, counted from 1970, a quarter of an hour belongs to. */
type DayCounter = (slot: number) => number;

/** By time zone: to ask for a zone's rules and offsets takes as long as all the rest of a progress. */
const counters = new Map<string, DayCounter>();
/** Zones are named by callers, and what is remembered is bounded. */
const MOST_ZONES = 50;
const MOST_OFFSETS = 2000;

function dayCounter(timeZone: string): DayCounter {
	const before = counters.get(timeZone);
	if (before) return before;
	if (counters.size >= MOST_ZONES) counters.clear();
	const counter = newDayCounter(timeZone);
	counters.set(timeZone, counter);
	return counter;
}

/** Asks for the zone's offset once a week, and for each quarter of an hour where it changes. */
function newDayCounter(timeZone: string): DayCounter {
	const offsetOf = offsetsIn(timeZone);
	const known = new Map<number, number>();
	const at = (slot: number) => {
		const offset = known.get(slot) ?? offsetOf(slot * SLOT_MS);
		if (known.size >= MOST_OFFSETS) known.clear();
		known.set(slot, offset);
		return offset;
	};
	return (slot) => {
		const start = Math.floor(slot / STRETCH) * STRETCH;
		const offset = at(start);
		const exact = at(start + STRETCH) === offset ? offset : at(slot);
		return Math.floor((slot * SLOT_MS + exact) / DAY_MS);
	};
}

/** How far local time is ahead of UTC, ms, at a time in ms since 1970. */
function offsetsIn(timeZone: string): (ms: number) => number {
	const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
	return (ms) => {
		const [, sign, hours, minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(ms)) ?? [];
		const ahead = (Number(hours ?? 0) * 60 + Number(minutes)) * 60_000;
		return sign === "-" ? -ahead : ahead;
	};
}
