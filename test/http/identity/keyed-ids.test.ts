import { describe, expect, it } from "vitest";
import { importKeyRing } from "../../../src/http/identity/key-ring.ts";
import { keyedIds } from "../../../src/http/identity/keyed-ids.ts";

const OLD = `1:${"A".repeat(43)}`;
const NEW = `2:${"B".repeat(42)}A`;
const idsOf = async (called: readonly string[], ring: string) => keyedIds("as-", called, await importKeyRing(ring));

describe("ids that follow from a key", () => {
	it("are the same each time, and have the form of those that are drawn", async () => {
		const [id] = await idsOf(["acme", "assignments", "k"], OLD);
		expect(id).toMatch(/^as-[\w-]{22}$/);
		expect(await idsOf(["acme", "assignments", "k"], OLD)).toEqual([id]);
	});

	it("are others for whatever is called otherwise, however it is cut", async () => {
		const called = [["a", "bc"], ["ab", "c"], ["a", "b", "c"], ["abc"], ['a","b', "c"]];
		const ids = await Promise.all(called.map((one) => idsOf(one, OLD)));
		expect(new Set(ids.flat()).size).toBe(called.length);
	});

	it("are still known after the secret was rotated, behind today's", async () => {
		const [before] = await idsOf(["k"], OLD);
		const after = await idsOf(["k"], `${NEW},${OLD}`);
		expect(after).toHaveLength(2);
		expect(after[0]).not.toBe(before);
		expect(after[1]).toBe(before);
	});
});
