import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TargetFault, webhookTarget } from "../../src/practice/webhook-target.ts";

const PUBLIC: readonly [string, string][] = [
	["https://lms.example.org/hooks/seqack", "https://lms.example.org/hooks/seqack"],
	["https://lms.example.org", "https://lms.example.org/"],
	["HTTPS://LMS.Example.ORG:443/a?b=c", "https://lms.example.org/a?b=c"],
	["https://lms.example.org:8443/", "https://lms.example.org:8443/"],
	["https://作业.example.org/", "https://xn--vhq83a.example.org/"],
	["https://localhost.example.org/", "https://localhost.example.org/"],
	["https://10.example.org/", "https://10.example.org/"],
	["https://a-0x7f000001.example.org/@me", "https://a-0x7f000001.example.org/@me"],
];

const REFUSED: readonly [string, TargetFault][] = [
	["", "not-a-url"],
	["/hooks", "not-a-url"],
	["lms.example.org", "not-a-url"],
	["https://", "not-a-url"],
	["https://exa mple.org/", "not-a-url"],
	["https://256.0.0.1/", "not-a-url"],
	["https://[::1/", "not-a-url"],
	["https://lms.example.org:99999/", "not-a-url"],
	[`https://lms.example.org/${"a".repeat(2048)}`, "too-long"],
	["http://lms.example.org/", "scheme"],
	["ftp://lms.example.org/", "scheme"],
	["file:///etc/passwd", "scheme"],
	["data:text/plain,x", "scheme"],
	["javascript:alert(1)", "scheme"],
	["unix:/run/x.sock", "scheme"],
	["https://ann@lms.example.org/", "credentials"],
	["https://ann:pw@lms.example.org/", "credentials"],
	["https://lms.example.org#@127.0.0.1/", "fragment"],
	["https://lms.example.org/#", "fragment"],
	["https://lms.example.org:22/", "port"],
	["https://lms.example.org:80/", "port"],
	["https://lms.example.org:6379/", "port"],
	...(
		[
			[
				"loopback",
				["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0177.0.0.1", "127.0.0.1."],
			],
			["in full-width digits", ["１２７.０.０.１", "①②⑦.0.0.1", "127。0。0。1"]],
			["percent-encoded", ["%31%32%37.0.0.1"]],
			["unspecified", ["0.0.0.0", "0", "0x0"]],
			["private", ["10.0.0.1", "172.16.0.1", "192.168.1.1", "3232235777"]],
			["link-local, where clouds tell their secrets", ["169.254.169.254", "0xA9FEA9FE", "2852039166"]],
			["of carriers' NAT", ["100.64.0.1"]],
			["multicast, broadcast, reserved", ["224.0.0.1", "255.255.255.255", "240.0.0.1"]],
			["of documentation and benchmarks", ["192.0.2.1", "198.51.100.1", "203.0.113.1", "198.18.0.1"]],
			["public, too", ["8.8.8.8"]],
			["IPv6", ["[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[2001:db8::1]", "[2606:4700::1111]"]],
			[
				"IPv4 in IPv6",
				["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"],
			],
		] as const
	).flatMap(([, hosts]) => hosts.map((host): [string, TargetFault] => [`https://${host}/`, "address"])),
	["https://localhost/", "name"],
	["https://LOCALHOST/", "name"],
	["https://localhost./", "name"],
	["https://a.localhost/", "name"],
	["https://intranet/", "name"],
	["https://printer.local/", "name"],
	["https://metadata.google.internal/", "name"],
	["https://router.home.arpa/", "name"],
	["https://nas.lan/", "name"],
	["https://a.test/", "name"],
	["https://abc.onion/", "name"],
	["https://lms.example.org./", "name"],
	["https://lms..example.org/", "name"],
	["https://.example.org/", "name"],
	["https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "name"],
];

describe("a webhook may be sent", () => {
	it.each(PUBLIC)("to %s", (text, href) => {
		expect(webhookTarget(text, "public")).toEqual({ ok: true, href });
	});

	it.each(REFUSED)("not to %s", (text, fault) => {
		expect(webhookTarget(text, "public")).toEqual({ ok: false, fault });
	});

	it.each([
		["http://127.0.0.1:3000/hooks", "http://127.0.0.1:3000/hooks"],
		["http://localhost:3000", "http://localhost:3000/"],
		["https://[::1]/", "https://[::1]/"],
		["http://lms.internal/", "http://lms.internal/"],
	])("to %s where the service allows any target", (text, href) => {
		expect(webhookTarget(text, "any")).toEqual({ ok: true, href });
	});

	it.each<[string, TargetFault]>([
		["ftp://127.0.0.1/", "scheme"],
		["file:///etc/passwd", "scheme"],
		["http://ann:pw@127.0.0.1/", "credentials"],
		["http://127.0.0.1/#a", "fragment"],
		["nowhere", "not-a-url"],
	])("nowhere by %s, though any target is allowed", (text, fault) => {
		expect(webhookTarget(text, "any")).toEqual({ ok: false, fault });
	});
});

/** An IPv4 address as browsers read it: one to four parts, each in decimal, octal or hexadecimal (WHATWG URL, 3.5). */
const spelling = fc
	.tuple(fc.nat(0xffffffff), fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom(8, 10, 16), { minLength: 4 }))
	.map(([address, parts, bases]) => {
		const bytes = [24, 16, 8, 0].map((shift) => (address >>> shift) & 255);
		const rest = bytes.slice(parts - 1).reduce((all, byte) => all * 256 + byte, 0);
		const prefixes: Readonly<Record<number, string>> = { 8: "0", 10: "", 16: "0x" };
		const spelt = [...bytes.slice(0, parts - 1), rest].map((part, i) => {
			const base = bases[i] ?? 10;
			return `${prefixes[base]}${part.toString(base)}`;
		});
		return spelt.join(".");
	});

it("no address is taken for a name, whichever it is and however it is spelt", () => {
	fc.assert(
		fc.property(spelling, fc.ipV6(), fc.boolean(), (ipv4, ipv6, upper) => {
			for (const host of [ipv4, `${ipv4}.`, `[${ipv6}]`]) {
				const url = `https://${upper ? host.toUpperCase() : host}/`;
				expect([url, webhookTarget(url, "public")]).toEqual([url, { ok: false, fault: "address" }]);
			}
		}),
	);
});
