// An answer that says its value more than once: "1000+1=1001", "8401 (8400+1)". All sides must say the same.
import type { Asked } from "../../text/facts/unreadable.ts";
import { type Reading, unreadable } from "./reading.ts";

const ASIDE = /^([^()]+)\(([^()]*)\)$/;

/**
 * What `read` makes of the sides of an answer, which are one where it has no "=". Brackets at its end hold one more side
 * where they cannot be read as a part of it.
 */
export function readSides<T>(text: string, read: (sides: readonly string[]) => Reading<T>): Reading<T> {
	const whole = read(sidesOf(text));
	const [, said, aside] = ASIDE.exec(text) ?? [];
	if (whole.ok || whole.reason === "contradictory" || said === undefined || aside === undefined) return whole;
	const both = read([...sidesOf(said), ...sidesOf(aside)]);
	return both.ok || both.reason === "contradictory" ? both : whole;
}

/** A sign in front of all of it is none between sides. */
function sidesOf(text: string): readonly string[] {
	return text
		.trim()
		.replace(/^=/, "")
		.split("=")
		.map((side) => side.trim());
}

/** The value that all sides have. */
export function sameOnAllSides<T>(readings: readonly Reading<T>[], asked: Asked): Reading<T> {
	const [first, ...others] = readings;
	if (first === undefined) return unreadable(asked, "empty");
	const refusal = readings.find((reading) => !reading.ok);
	if (refusal !== undefined) return refusal;
	const differs = others.some((other) => other.ok && first.ok && other.value !== first.value);
	return differs ? unreadable(asked, "contradictory") : first;
}

/** "63（秒）": a unit as labels show it. */
export function unbracketed(text: string): string {
	return text.replace(/\s*\(([^()\d=]+)\)[.。]?$/, " $1");
}
