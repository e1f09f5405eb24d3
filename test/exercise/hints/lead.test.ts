import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/exercise/answer.ts";
import type { Blank } from "../../../src/exercise/blank.ts";
import type { Exercise } from "../../../src/exercise/generate.ts";
import { flagsFacts } from "../../../src/exercise/kinds/flags/hints.ts";
import { numberPrinciple } from "../../../src/exercise/kinds/sequence-number/hints.ts";
import { pathAround } from "../../../src/exercise/kinds/state/hints.ts";
import { showNumber } from "../../../src/exercise/numbers.ts";
import type { ViewSegment, ViewStep } from "../../../src/exercise/types.ts";
import { TEMPLATES } from "../../../src/scenario/registry.ts";
import { exerciseOf, solutionOf } from "../../support/exercises.ts";
import { someSeeds, specsOf } from "../../support/specs.ts";
import { happensIn, stepsOf } from "./moves.ts";

type BlankOf<K extends Blank["kind"]> = Extract<Blank, { readonly kind: K }>;

interface Solved {
	readonly exercise: Exercise;
	readonly timeline: readonly ViewStep[];
	segment(number: number | null): ViewSegment;
}

function solve(exercise: Exercise): Solved {
	const { timeline } = solutionOf(exercise, "en");
	return {
		exercise,
		timeline,
		segment(number) {
			const found = timeline.find(({ segment }) => segment?.number === number)?.segment;
			if (!found) throw new Error(`no segment ${number} is shown`);
			return found;
		},
	};
}

const SEEDS = someSeeds(4);

describe("whoever follows the second hint gets to the key", () => {
	it.each(TEMPLATES.map((template) => [template.id, template] as const))("in %s", (_, template) => {
		for (const spec of specsOf(SEEDS, [template])) {
			const solved = solve(exerciseOf(spec));
			for (const blank of solved.exercise.simpleBlanks) {
				const at = `${template.id} seed ${spec.seed} ${spec.notation} ${spec.profile}: ${blank.id} ${blank.key}`;
				expect({ at, value: follow(solved, blank) }).toEqual({ at, value: keyAsShown(solved, blank) });
			}
		}
	});
});

function keyAsShown({ exercise }: Solved, blank: Blank): unknown {
	if (blank.kind === "sequence-number")
		return String(showNumber(blank.asks.value, blank.asks.root, exercise.spec.notation));
	if (blank.kind === "flags") return blank.asks.value.filter((flag) => flag !== "PSH");
	return keyOf(blank);
}

/** What the hint of each kind leads to, with nothing but the timeline and the story. */
function follow(solved: Solved, blank: Blank): unknown {
	switch (blank.kind) {
		case "sequence-number":
			return followNumber(solved, blank);
		case "flags":
			return followFlags(solved, blank);
		case "state":
			return followPath(solved, blank);
		case "count":
			return "queue" in blank.asks ? followQueue(solved, blank.step, blank.asks) : followQuestion(blank);
		case "duration":
		case "choice":
		case "choices":
			return followQuestion(blank);
		case "order":
			return followOrder(blank);
		case "next-segment":
			throw new Error("it is judged by its parts");
	}
}

function followNumber({ exercise, segment }: Solved, { asks }: BlankOf<"sequence-number">): string {
	const principle = numberPrinciple(exercise, asks);
	switch (principle.kind) {
		case "story": {
			const root = exercise.roots.find(({ host }) => host === principle.host);
			const start = exercise.trace.startNumbers[principle.host];
			return start === undefined ? "no story" : String(showNumber(start, root, exercise.spec.notation));
		}
		case "copied":
			return String(segment(principle.of.segment)[principle.of.field]);
		case "after":
			return plus(exercise, segment(principle.of.segment).seq, takes(segment(principle.of.segment)));
		case "syn-alone":
			return plus(exercise, segment(principle.of.segment).seq, 1);
		case "within":
			return plus(exercise, segment(principle.of.segment)[principle.of.field], principle.octets);
		case "probe":
			return plus(
				exercise,
				segment(principle.of.segment)[principle.of.field],
				(principle.after ? takes(segment(principle.of.segment)) : 0) - 1,
			);
	}
}

function takes({ flags, length }: ViewSegment): number {
	const has = (flag: string) => (Array.isArray(flags) && flags.includes(flag) ? 1 : 0);
	return length + has("SYN") + has("FIN");
}

/** In the notation of the exercise. */
function plus({ spec }: Exercise, shown: unknown, octets: number): string {
	const [, symbol = "", beyond = ""] = /^([a-z]?)([+-]?\d*)$/.exec(String(shown)) ?? [];
	const sum = Number(beyond || "0") + octets;
	if (symbol !== "") return sum === 0 ? symbol : `${symbol}${sum > 0 ? "+" : ""}${sum}`;
	return String(spec.notation === "symbolic" ? sum : ((sum % 2 ** 32) + 2 ** 32) % 2 ** 32);
}

function followFlags({ exercise, segment }: Solved, { asks }: BlankOf<"flags">): readonly string[] {
	const { principle, of } = flagsFacts(exercise, asks);
	const shown = (number: number | null) => {
		const { flags } = segment(number);
		return Array.isArray(flags) ? flags.filter((flag) => flag !== "PSH") : [];
	};
	switch (principle) {
		case "again":
			return shown(of);
		case "opens":
			return ["SYN"];
		case "opens-and-acknowledges":
			return ["SYN", "ACK"];
		case "ends":
			return ["FIN", "ACK"];
		case "carries-data":
		case "acknowledges":
			return ["ACK"];
		case "answers-with-reset":
			return shown(of).includes("ACK") ? ["RST"] : ["RST", "ACK"];
		case "aborts":
			return ["RST"];
		case "aborts-with-ack":
			return ["RST", "ACK"];
	}
}

/** Takes each thing that moves the end in its order, and stops at the step that is asked about. */
function followPath({ exercise, timeline }: Solved, { asks, step }: BlankOf<"state">): string {
	const path = pathAround(exercise, asks);
	let next = 0;
	for (const seen of stepsOf(asks.host, timeline, exercise.trace.rows).slice(0, step)) {
		const item = path[next];
		if (!item) break;
		if (happensIn(seen, item.entered.rule)) next++;
	}
	return path[next - 1]?.value ?? "nothing has happened yet";
}

type Queue = Extract<BlankOf<"count">["asks"], { readonly queue: string }>;

function followQueue({ exercise: { trace } }: Solved, step: number, { host, queue }: Queue): number {
	const before = trace.rows[step - 2]?.queues[host]?.[queue] ?? 0;
	const changes = (trace.rows[step - 1]?.effects ?? []).flatMap((e) =>
		e.kind === "queue-changed" && e.host === host && e.queue === queue ? [e.change] : [],
	);
	const times = (...which: readonly string[]) => changes.filter((change) => which.includes(change)).length;
	return before + times("added") - times("removed", "expired");
}

function followQuestion(blank: BlankOf<"duration" | "choice" | "choices"> | BlankOf<"count">): unknown {
	const { asks } = blank;
	return "queue" in asks ? keyOf(blank) : asks.hints.follow();
}

/** Each event has a reason to come after the one before it. */
function followOrder({ asks: { events } }: BlankOf<"order">): readonly string[] {
	return events.filter(({ because }, i) => i === 0 || because !== null).map(({ id }) => id);
}
