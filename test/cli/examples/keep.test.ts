import * as v from "valibot";
import { expect, it } from "vitest";
import { keepWhatWouldDo } from "../../../src/cli/examples/keep.ts";

const SCHEMA = v.object({ reason: v.string() });
const example = (response: unknown, parameters = { n: 1 }) => ({ status: 200, parameters, response });
const kept = (id: string, now: ReturnType<typeof example>, before: ReturnType<typeof example>) =>
	keepWhatWouldDo({ [id]: now }, { [id]: before }, () => SCHEMA)[id];

const NOW = example({ reason: "now" });

it.each([
	["of chance that would do as well", "getNext", example({ reason: "before" }), true],
	["of what does not vary", "getProgress", example({ reason: "before" }), false],
	["asked for in another way", "getNext", example({ reason: "before" }, { n: 2 }), false],
	["without a field that there is now", "getNext", example({}), false],
	["with a field that there is no more", "getNext", example({ reason: "before", gone: 1 }), false],
])("an example %s: kept as it was", (_, id, before, isKept) => {
	expect(kept(id, NOW, before)).toEqual(isKept ? before : NOW);
});

it("a new operation has the example that was told", () => {
	expect(keepWhatWouldDo({ getNext: NOW }, {}, () => SCHEMA)).toEqual({ getNext: NOW });
});
