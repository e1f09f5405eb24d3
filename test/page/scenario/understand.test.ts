// A number is understood as it is typed, as the service will read it.
import { describe, expect, it } from "vitest";
import { type Asked, askedNumber } from "../../../src/page/scenario/reading/asked.ts";
import { understand } from "../../../src/page/scenario/reading/understand.ts";
import { everyExercise } from "../../support/every-exercise.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { someSeeds } from "../../support/specs.ts";
import { keyOf, scenarioOf } from "../support/scenarios.ts";

const RAW: Asked = { kind: "number", notation: "raw", symbols: ["x", "y"], shown: [2_461_263_214], zero: false };
const RELATIVE: Asked = { ...RAW, notation: "relative", shown: [0, 1, 501] };
const SYMBOLIC: Asked = { ...RAW, notation: "symbolic", shown: [] };

describe("what is typed is understood", () => {
	it.each<[string, Asked, string, string]>([
		["hexadecimal", RAW, "0x92B3E56E", "2,461,263,214"],
		["a sum", RAW, "2461263213+1", "2,461,263,214"],
		["a sum that wraps", RAW, "4294967295+1", "0"],
		["full-width digits", RAW, "２４６１２６３２１４", "2,461,263,214"],
		["a symbol", SYMBOLIC, "X + 1", "x+1"],
		["a symbol's other name", SYMBOLIC, "client ISN", "x"],
		["a sum of symbols in any order", SYMBOLIC, "1+y+100", "y+101"],
		["a symbol less one", SYMBOLIC, "y-1", "y−1"],
		["unchanged", RAW, "unchanged", "unchanged"],
		["a count", { kind: "count" }, "1,000", "1,000"],
		["a time", { kind: "duration", unit: "s", show: (ms) => `${ms} ms` }, "1+2+4", "7000 ms"],
	])("%s", (_, asked, typed, value) => {
		expect(understand(asked, typed, "en")).toMatchObject({ ok: true, value });
	});

	it.each<[string, Asked, string, string]>([
		["a relative number where raw ones are asked", RAW, "501", "relative-for-raw"],
		["a raw number where relative ones are asked", RELATIVE, "2461263214", "raw-for-relative"],
	])("%s is doubted", (_, asked, typed, doubt) => {
		expect(understand(asked, typed, "en")).toMatchObject({ ok: true, doubt });
	});

	it("what cannot be read is said why, in the language of the page", () => {
		expect(understand(RAW, "hello", "en")).toMatchObject({ ok: false, message: expect.stringContaining("hello") });
		expect(understand(RAW, "hello", "zh")).toMatchObject({
			ok: false,
			message: expect.stringMatching(/\p{Script=Han}/u),
		});
	});

	it("of nothing nothing is said", () => {
		expect(understand(RAW, "  ", "en")).toBeNull();
	});
});

it("the right number of every scenario is understood as just that, and never doubted", () => {
	const wrapping = someSeeds(20).map((seed) =>
		exerciseOf({ template: "isn-near-wrap", version: 1, seed, notation: "raw", profile: "rfc9293" }),
	);
	for (const exercise of [...everyExercise(1), ...wrapping]) {
		const [scenario, key] = [scenarioOf(exercise), keyOf(exercise)];
		for (const { id, kind } of scenario.blanks) {
			if (kind !== "sequence-number") continue;
			const right = String(key[id]);
			const understood = understand(askedNumber(scenario), right, "en");
			expect(understood).toMatchObject({ ok: true, doubt: null });
			if (understood?.ok) expect(understood.value.replaceAll(",", "")).toBe(right);
		}
	}
});
