import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientNetwork, lastHop } from "../../../src/http/limits/client-network.ts";

describe("an address", () => {
	it.each([
		["192.0.2.1", "192.0.2.1"],
		[" 192.0.2.1 ", "192.0.2.1"],
		["192.0.2.1:49152", "192.0.2.1"],
		["::ffff:192.0.2.1", "192.0.2.1"],
		["[::ffff:127.0.0.1]:46678", "127.0.0.1"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
		["2001:DB8:1:2::", "2001:db8:1:2::/64"],
		["[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"],
		["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
		["2001:db8::1", "2001:db8:0:0::/64"],
		["::1", "0:0:0:0::/64"],
	])("%j counts as %s", (address, network) => {
		expect(clientNetwork(address)).toBe(network);
	});

	it.each(["", "unknown", "192.0.2", "192.0.2.256", "192.0.2.01", "_hidden", "[192.0.2.1]x", "1:2", "fe80::1%eth0"])(
		"%j is none",
		(text) => {
			expect(clientNetwork(text)).toBeNull();
		},
	);

	it("is one network for all of a /64, and another one in every other", () => {
		const group = fc.integer({ min: 0, max: 0xffff });
		const hex = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(":");
		const half = fc.tuple(fc.integer({ min: 1, max: 0xffff }), group, group, group);
		fc.assert(
			fc.property(half, half, half, half, (net, host, otherNet, otherHost) => {
				const counted = clientNetwork(`${hex(net)}:${hex(host)}`);
				expect(counted).not.toBeNull();
				expect(clientNetwork(`[${hex(net)}:${hex(otherHost)}]:1`)).toBe(counted);
				expect(clientNetwork(`${hex(otherNet)}:${hex(host)}`) === counted).toBe(hex(net) === hex(otherNet));
			}),
		);
	});
});

describe("the last hop of a list", () => {
	it.each([
		["192.0.2.1", "192.0.2.1"],
		["203.0.113.7, 192.0.2.1", "192.0.2.1"],
		["forged, 203.0.113.7 ,  192.0.2.1 ", "192.0.2.1"],
		["192.0.2.1,", ""],
	])("of %j is %j", (header, hop) => {
		expect(lastHop(header)).toBe(hop);
	});
});
