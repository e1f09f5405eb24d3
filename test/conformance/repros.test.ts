// Faults that are mended stay mended.
import { describe, expect, it } from "vitest";
import type { ProfileName } from "../../src/tcp/settings.ts";
import { answerOf, REPROS } from "./repros.ts";

describe("what once went wrong goes as the kernel has it", () => {
	const runs = REPROS.flatMap((repro) =>
		(Object.keys(repro.answers) as ProfileName[]).map((profile) => ({ repro, profile })),
	);
	it.each(runs)("$repro.id $repro.name ($profile)", ({ repro, profile }) => {
		expect(answerOf(repro, profile)).toEqual(repro.answers[profile]);
	});
});
