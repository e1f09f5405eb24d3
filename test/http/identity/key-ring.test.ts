import { describe, expect, it } from "vitest";
import { importKeyRing } from "../../../src/http/identity/key-ring.ts";

const A = "A".repeat(43);

describe("the sealing keys", () => {
	it("seal with the first and open with all", async () => {
		const { sealing, byId } = await importKeyRing(`7:${A}, 0:${A}`);
		expect(sealing.id).toBe(7);
		expect([...byId.keys()]).toEqual([7, 0]);
	});

	it.each([
		["nothing", ""],
		["no number", A],
		["a number over 255", `256:${A}`],
		["a number with a leading zero", `01:${A}`],
		["a short key", "1:AAAA"],
		["a key with stray bits", `1:${"A".repeat(42)}B`],
		["a trailing comma", `1:${A},`],
		["one number twice", `1:${A},1:${A}`],
	])("are refused with %s, without being repeated", async (_, secret) => {
		const refusal = await importKeyRing(secret).catch((error: Error) => error.message);
		expect(refusal).toMatch(/^SCENARIO_KEYS/);
		expect(refusal).not.toContain("AAAA");
	});
});
