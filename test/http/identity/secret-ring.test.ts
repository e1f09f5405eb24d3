import { describe, expect, it } from "vitest";
import { readSecretRing } from "../../../src/http/identity/secret-ring.ts";

const A = "A".repeat(32);
const B = "B".repeat(43);

describe("a secret", () => {
	it.each([
		["alone, as before there were rings", A, [{ id: 1, secret: A }]],
		["alone, with commas in it", `${A},${B}`, [{ id: 1, secret: `${A},${B}` }]],
		["of one entry", `7:${A}`, [{ id: 7, secret: A }]],
		[
			"of several entries, the first first",
			`2:${B}, 1:${A}`,
			[
				{ id: 2, secret: B },
				{ id: 1, secret: A },
			],
		],
	])("is a ring: %s", (_, text, entries) => {
		expect(readSecretRing(text)).toEqual({ ok: true, entries });
	});

	it.each([
		["of 31 bytes alone", "s".repeat(31), /id 1 is shorter than 32 bytes/],
		["of 31 bytes in a ring", `2:${A},1:${"s".repeat(31)}`, /id 1 is shorter than 32 bytes/],
		["empty", "", /shorter/],
		["with an id over 255", `256:${A}`, /an id from 0 to 255/],
		["with an id that begins with 0", `01:${A}`, /not <id>:<secret>/],
		["with an id twice", `1:${A},1:${B}`, /id 1 occurs twice/],
		["with an entry that has no id", `1:${A},${B}`, /not <id>:<secret>/],
		["with an entry that is empty", `1:${A},`, /not <id>:<secret>/],
		["with a space in an entry", `1:${A} ${A}`, /not <id>:<secret>/],
	])("is refused without being repeated: %s", (_, text, reason) => {
		const ring = readSecretRing(text);
		expect(!ring.ok && ring.fault).toMatch(reason);
		expect(!ring.ok && ring.fault).not.toMatch(/AAA|BBB|sss/);
	});
});
