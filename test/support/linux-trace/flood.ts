// A flood of spoofed SYNs against a listener with a capture's settings.
import { flagBits } from "../../../src/tcp/flags.ts";
import type { Listener } from "../../../src/tcp/listener.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { perform } from "../../../src/tcp/step.ts";
import { createWorld } from "../../../src/tcp/world.ts";
import type { Capture } from "./capture.ts";
import { listenerOf, rulesOf } from "./setup.ts";

export interface MatrixRow {
	readonly backlog: number;
	readonly tcp_max_syn_backlog: number;
	readonly somaxconn: number;
	readonly syns_sent: number;
	readonly syn_recv: number;
	readonly cookies_sent?: number;
}

const ATTACK = { bits: flagBits(["SYN"]), length: 0 };

function flood(capture: Capture, sysctl: Readonly<Record<string, string>>, backlog: number, syns: number): Listener {
	const world = createWorld([
		{
			id: "server",
			ip: capture.endpoints.server?.ip ?? "192.0.2.2",
			port: 80,
			settings: rulesOf(sysctl),
			isns: [],
			listener: { ...listenerOf(sysctl), backlog },
		},
	]);
	perform(world, { type: "call", host: "server", call: "listen" });
	for (let i = 0; i < syns; i++) {
		const from = { ip: `10.78.${i >> 8}.${i & 255}`, port: 20_000 + i };
		perform(world, { type: "inject", to: "server", segment: { ...ATTACK, seq: sequenceNumber(5000 + i), from } });
	}
	const listener = world.hosts.get("server")?.listeners.get(80);
	if (!listener) throw new Error("the server does not listen");
	return listener;
}

/** The capture's own flood: as many SYNs as it injected, against its backlog. */
export function floodedListener(capture: Capture): Listener {
	const syns = capture.segments.filter((s) => s.injected && s.flags === "SYN").length;
	const listen = capture.syscalls.find((call) => call.call.startsWith("listen("));
	const backlog = Number(/(\d+)\)/.exec(listen?.call ?? "")?.[1] ?? 128);
	return flood(capture, capture.sysctl.server ?? {}, backlog, Math.max(syns, announced(capture)));
}

/** Snapshots say how long a flood was of which only the beginning is written down. */
function announced(capture: Capture): number {
	const counts = (capture.states ?? []).map((s) => Number(/^flood of (\d+)/.exec(s.after)?.[1] ?? 0));
	const title = Number(/(\d+) spoofed SYNs/.exec(capture.title)?.[1] ?? 0);
	return Math.max(0, title, ...counts);
}

export function floodedRow(capture: Capture, row: MatrixRow): Pick<MatrixRow, "syn_recv" | "cookies_sent"> {
	const sysctl = {
		...capture.sysctl.server,
		tcp_max_syn_backlog: String(row.tcp_max_syn_backlog),
		somaxconn: String(row.somaxconn),
	};
	const listener = flood(capture, sysctl, row.backlog, row.syns_sent);
	const syn_recv = listener.synQueue;
	return row.cookies_sent === undefined ? { syn_recv } : { syn_recv, cookies_sent: listener.cookiesSent };
}
