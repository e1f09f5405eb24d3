// The world in which a capture is replayed: two hosts with the captured addresses, numbers and kernel settings.
import type { ListenerOptions } from "../../../src/tcp/listener.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";
import { LINUX, type Settings } from "../../../src/tcp/settings.ts";
import { createWorld, type HostSetup, type World } from "../../../src/tcp/world.ts";
import type { Capture } from "./capture.ts";

type Sysctl = Readonly<Record<string, string>>;

export function worldOf(capture: Capture): World {
	return createWorld(
		Object.entries(capture.endpoints).map(([id, host]) => {
			const sysctl = capture.sysctl[id] ?? {};
			return {
				id,
				ip: host.ip,
				port: 0,
				settings: rulesOf(sysctl),
				isns: isnsOf(capture, host.ip),
				listener: listenerOf(sysctl),
			};
		}),
	);
}

function numberOf(sysctl: Sysctl, name: string, usual: number): number {
	return sysctl[name] === undefined ? usual : Number(sysctl[name]);
}

/** Linux decides from case to case whether an ACK may wait, so here all may; the replay says which did not. */
export function rulesOf(sysctl: Sysctl): Settings {
	return {
		...LINUX,
		delayDataAck: true,
		delayFinAck: true,
		synRetries: numberOf(sysctl, "tcp_syn_retries", LINUX.synRetries),
		synLinearTimeouts: numberOf(sysctl, "tcp_syn_linear_timeouts", LINUX.synLinearTimeouts),
		dataRetries: numberOf(sysctl, "tcp_retries2", LINUX.dataRetries),
		orphanRetries: numberOf(sysctl, "tcp_orphan_retries", 0) || LINUX.orphanRetries,
		minRtoMs: numberOf(sysctl, "tcp_rto_min_us", 1000 * LINUX.minRtoMs) / 1000,
		finWait2OrphanMs: 1000 * numberOf(sysctl, "tcp_fin_timeout", 60),
		challengeAckIntervalMs: numberOf(sysctl, "tcp_invalid_ratelimit", LINUX.challengeAckIntervalMs),
		timeWaitIgnoresReset: sysctl.tcp_rfc1337 === "1",
	};
}

export function listenerOf(sysctl: Sysctl): ListenerOptions {
	const cookies = { "0": false, "1": true, "2": "always" } as const;
	return {
		backlog: 128,
		somaxconn: numberOf(sysctl, "somaxconn", 4096),
		maxSynBacklog: numberOf(sysctl, "tcp_max_syn_backlog", 2048),
		synCookies: cookies[(sysctl.tcp_syncookies ?? "1") as "0" | "1" | "2"],
		synAckRetries: numberOf(sysctl, "tcp_synack_retries", LINUX.synAckRetries),
		abortOnOverflow: sysctl.tcp_abort_on_overflow === "1",
	};
}

/** `sysctl -w net.ipv4.tcp_max_syn_backlog=64` in the middle of a capture: the host's settings from now on. */
export function applySysctl(world: World, side: string, settings: Record<string, string>, text: string): void {
	const [, name, value] = /^sysctl -w net\.(?:ipv4|core)\.(\w+)=(\S+)/.exec(text) ?? [];
	const host = world.hosts.get(side);
	if (name === undefined || value === undefined || !host) return;
	settings[name] = value;
	const setup: HostSetup = { ...host.setup, settings: rulesOf(settings), listener: listenerOf(settings) };
	Object.assign(host, { setup });
}

/** The initial sequence numbers that a host chose, in the order in which they first appear; a call of connect() chooses anew. */
function isnsOf(capture: Capture, ip: string) {
	const seen = new Set<string>();
	return capture.segments
		.filter((s) => s.src === ip && !s.injected && s.flags.includes("SYN"))
		.filter((s) => {
			const key = `${s.sport} ${s.dst} ${s.dport} ${s.seq} ${s.ack}`;
			const chosenNow = s.cause?.includes("connect(") ?? false;
			return (!seen.has(key) || chosenNow) && seen.add(key);
		})
		.map((s) => sequenceNumber(s.seq));
}
