// What the engine is held against, and how much of it agrees: captures of real kernels, scripts that once went wrong, and
// RFC 9293 as a second model has it.
import fc from "fast-check";
import type { ProfileName } from "../../src/tcp/settings.ts";
import {
	CAPTURE_FILES,
	CAPTURE_KINDS,
	EXCEPTIONS,
	kindOfCapture,
	LABORATORY_AT_FAULT,
	readCapture,
} from "../support/linux-trace/collection.ts";
import { checkFindings } from "../support/linux-trace/findings.ts";
import { replay } from "../support/linux-trace/replay.ts";
import { callCells, segmentCells } from "../tcp/rfc9293/cells.ts";
import { RANDOM_RUNS, randomScripts } from "../tcp/rfc9293/random-runs.ts";
import { SITUATIONS } from "../tcp/rfc9293/situations.ts";
import { answerOf, REPROS } from "./repros.ts";

export interface Held {
	readonly what: string;
	readonly agree: number;
	readonly of: number;
	/** Those that do not, by name. */
	readonly not: readonly string[];
}

/** One row a kind of capture; those in which the laboratory is at fault are left out. */
export function captures(agrees: (file: string) => boolean): readonly Held[] {
	return CAPTURE_KINDS.map((kind) => {
		const files = CAPTURE_FILES.filter((file) => kindOfCapture(file) === kind && isReplayed(file));
		const not = files.filter((file) => !agrees(file));
		return { what: `captures of Linux 6.18, ${kind}`, agree: files.length - not.length, of: files.length, not };
	});
}

/** By its name: for whoever needs the numbers and not the proof. */
export function isException(file: string): boolean {
	return Object.keys(EXCEPTIONS).some((name) => file.startsWith(name));
}

function isReplayed(file: string): boolean {
	return !LABORATORY_AT_FAULT.some((name) => file.startsWith(name));
}

export function isReplayedExactly(file: string): boolean {
	const capture = readCapture(file);
	const { mismatches, replayed } = replay(capture);
	return mismatches.length === 0 && checkFindings(capture, replayed).length === 0;
}

export function repros(): Held {
	const runs = REPROS.flatMap((repro) =>
		(Object.keys(repro.answers) as ProfileName[]).map((profile) => ({ repro, profile })),
	);
	const not = runs.filter(
		({ repro, profile }) => JSON.stringify(answerOf(repro, profile)) !== JSON.stringify(repro.answers[profile]),
	);
	return {
		what: "scripts that once went wrong",
		agree: runs.length - not.length,
		of: runs.length,
		not: not.map(({ repro, profile }) => `${repro.id} (${profile})`),
	};
}

export function tableCells(): Held {
	const cells = SITUATIONS.flatMap((situation) => [segmentCells(situation), callCells(situation)]);
	const of = cells.reduce((sum, { compared }) => sum + compared, 0);
	const not = cells.flatMap(({ differences }) => differences);
	return { what: TABLE, agree: of - not.length, of, not };
}

export const TABLE = "cells of a second model of RFC 9293, 3.10.7: states, segments, positions, calls";

export function scripts(): Held {
	const { failed, counterexample } = fc.check(randomScripts, RANDOM_RUNS);
	const of = RANDOM_RUNS.numRuns;
	return {
		what: "random scripts against that model",
		agree: failed ? 0 : of,
		of,
		not: failed ? [`${counterexample}`] : [],
	};
}

export function markdown(rows: readonly Held[]): string {
	const lines = rows.map(({ what, agree, of, not }) => `| ${what} | ${agree} of ${of} | ${not.join(", ")} |`);
	return ["| held against | agree | not |", "|---|---|---|", ...lines].join("\n");
}
