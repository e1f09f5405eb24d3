import { isIPv4, isIPv6, SocketAddress } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalIp, isIpAddress } from "../../src/tcp/ip-address.ts";

describe("an IP address", () => {
	it.each([
		["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
		["2001:DB8::1", "2001:db8::1"],
		["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
		["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
		["2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
		["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
		["0:0:0:0:0:0:0:0", "::"],
		["::", "::"],
		["0:0:0:0:0:0:0:1", "::1"],
		["1:0:0:0:0:0:0:0", "1::"],
		["::FFFF:192.0.2.1", "::ffff:192.0.2.1"],
		["::ffff:c000:0201", "::ffff:192.0.2.1"],
		["2001:db8::192.0.2.1", "2001:db8::c000:201"],
		["192.0.2.1", "192.0.2.1"],
	])("%s is spelled %s", (text, spelling) => {
		expect(isIpAddress(text)).toBe(true);
		expect(canonicalIp(text)).toBe(spelling);
	});

	it.each([
		"",
		"1.2.3",
		"1.2.3.4.5",
		"1.2.3.4.",
		"01.2.3.4",
		"1.2.3.256",
		":",
		":::",
		"::1::",
		"1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7:8:9",
		"1:2:3:4:5:6:7::8",
		"1:2:3:4::5:6:7:8:9",
		"12345::",
		"g::",
		":1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7:",
		"::1.2.3",
		"1.2.3.4::",
		"::1.2.3.4:1",
		"fe80::1%eth0",
		" ::1",
		"::1\n",
	])("%j is none", (text) => {
		expect(isIpAddress(text)).toBe(false);
	});

	it("is what Node takes for one, and of two spellings of it one is left", () => {
		const group = fc.oneof(
			fc.constantFrom("0", "0000", "f", "FFFF"),
			fc.integer({ max: 65_535, min: 0 }).map((n) => n.toString(16)),
		);
		const pieces = fc.array(fc.oneof({ arbitrary: group, weight: 5 }, fc.constantFrom("", "1.2.3.4")), {
			maxLength: 9,
		});
		fc.assert(
			fc.property(
				fc.oneof(
					pieces.map((list) => list.join(":")),
					fc.ipV6(),
					fc.ipV4(),
				),
				(text) => {
					expect(isIpAddress(text), text).toBe(isIPv6(text) || isIPv4(text));
					if (!isIPv6(text)) return;
					const spelling = canonicalIp(text);
					expect(canonicalIp(spelling)).toBe(spelling);
					const nodes = (address: string) => new SocketAddress({ address, family: "ipv6" }).address;
					expect(nodes(spelling)).toBe(nodes(text));
					// Node also writes the end of "::1.2.3.4" with dots.
					if (!nodes(text).includes(".")) expect(spelling).toBe(nodes(text));
				},
			),
			{ numRuns: 2000 },
		);
	});
});
