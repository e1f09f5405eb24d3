import { expect, it } from "vitest";
import type { AttackFacts } from "../../src/text/attack-steps.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { causeSentence } from "../../src/text/timeline.ts";
import { expectSentence } from "./checks.ts";

const CAUSES: readonly AttackFacts[] = [
	{ kind: "other-clients", to: "server", clients: 1, duringMs: 0 },
	{ kind: "other-clients", to: "gateway", clients: 12, duringMs: 350 },
	{ kind: "live-sources", to: "server", hosts: 1 },
	{ kind: "live-sources", to: "server", hosts: 40 },
	{ kind: "unseen", ms: null },
	{ kind: "unseen", ms: 40_000 },
];

it("steps in which others act read as short sentences in both languages", () => {
	for (const locale of LOCALES) for (const cause of CAUSES) expectSentence(causeSentence(cause, locale), locale);
});

it("a probe names its port, in both languages", () => {
	const cause = { kind: "inject", to: "server", note: "probe", address: "192.0.2.1", port: 139 } as const;
	expect(causeSentence(cause, "en")).toBe("A probe goes to port 139 of the server.");
	expect(causeSentence(cause, "zh")).toBe("向服务器的 139 端口发送一个探测报文段。");
});

it("a list of connections is printed as ss prints it", () => {
	const local = { ip: "198.51.100.5", port: 443 };
	const list = causeSentence(
		{
			kind: "look",
			host: "server",
			connections: [
				{ state: "SYN-RECEIVED", local, remote: { ip: "203.0.113.9", port: 1024 }, timerMs: 2600, retransmissions: 2 },
				{ state: "ESTABLISHED", local, remote: { ip: "192.0.2.7", port: 2000 }, timerMs: null, retransmissions: 0 },
			],
		},
		"en",
	);
	expect(list.split("\n")).toEqual([
		"On the server, ss -tno prints:",
		"State Local Address:Port Peer Address:Port Timer",
		"SYN-RECV 198.51.100.5:443 203.0.113.9:1024 timer:(on,2.600sec,2)",
		"ESTAB 198.51.100.5:443 192.0.2.7:2000",
	]);
});
