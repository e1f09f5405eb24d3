import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AssignmentId } from "../../../src/contract/assignment-request.ts";
import { Tenant } from "../../../src/contract/primitives.ts";
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { signServerKey } from "../../../src/http/identity/server-key.ts";
import { signTeacherToken, verifyTeacherToken } from "../../../src/http/identity/teacher-token.ts";

const NOW = 1_700_000_000;
const none = new Set<string>();
const ring = (name: string) => importMacRing(`${name}${"x".repeat(40)}`);
const teaching = {
	tenant: v.parse(Tenant, "acme"),
	assignmentId: v.parse(AssignmentId, `as-${"A".repeat(22)}`),
	keyId: "k1",
	expiresAtS: NOW + 60,
};

describe("a teacher's token", () => {
	it("says whose class it shows until it expires", async () => {
		const keys = await ring("a");
		const token = await signTeacherToken(teaching, keys);
		expect(await verifyTeacherToken(token, NOW + 59, keys, none)).toEqual({ kind: "valid", teaching });
		expect(await verifyTeacherToken(token, NOW + 60, keys, none)).toEqual({ kind: "expired" });
	});

	it("falls with the server key that minted it", async () => {
		const keys = await ring("a");
		const token = await signTeacherToken(teaching, keys);
		expect(await verifyTeacherToken(token, NOW, keys, new Set(["k1"]))).toEqual({ kind: "invalid" });
	});

	it("of another ring, or a server key under its prefix, is none", async () => {
		const keys = await ring("a");
		expect((await verifyTeacherToken(await signTeacherToken(teaching, await ring("b")), NOW, keys, none)).kind).toBe(
			"invalid",
		);
		const key = await signServerKey({ tenant: teaching.tenant, keyId: "k1" }, NOW, keys);
		expect((await verifyTeacherToken(key.replace("sk1.", "tl1."), NOW, keys, none)).kind).toBe("invalid");
	});
});
