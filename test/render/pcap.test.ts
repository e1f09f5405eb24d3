// pcap files: checksums that add up, and tshark reads the same numbers back. Where tshark is not installed the second
// half is skipped and says so; .ci/run installs it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { type PcapEntry, pcapOf } from "../../src/render/pcap.ts";
import type { Effect } from "../../src/tcp/effects.ts";
import { perform, type TcpEvent } from "../../src/tcp/step.ts";
import { specsOf } from "../support/specs.ts";
import { type Lab, lab } from "../tcp/lab.ts";

const OPTIONS = { windowOctets: 64_240, mss: 1460 };
const folder = mkdtempSync(join(tmpdir(), "seqack-pcap-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function record(bench: Lab, events: readonly TcpEvent[]): readonly PcapEntry[] {
	const effects = events.flatMap((event): readonly Effect[] => {
		const performed = perform(bench.world, event);
		return performed.ok ? performed.effects : [];
	});
	return effects.flatMap((e) => (e.kind === "segment-sent" ? [{ segment: e.segment, atMs: e.atMs }] : []));
}

const call = (host: string, name: "listen" | "connect" | "send" | "close" | "accept", bytes = 100): TcpEvent => ({
	type: "call",
	host,
	call: name,
	bytes,
});
const pass: TcpEvent = { type: "deliver-all" };
const wait = (ms: number): TcpEvent => ({ type: "advance", ms });

/** Open over a wire that loses the first SYN, data both ways with a loss, close; sequence numbers wrap. */
const LIFE: readonly TcpEvent[] = [
	call("server", "listen"),
	call("client", "connect"),
	{ type: "drop", segment: 1 },
	wait(1000),
	pass,
	call("server", "accept"),
	wait(20),
	call("client", "send", 3001),
	wait(20),
	pass,
	wait(20),
	call("server", "send", 77),
	{ type: "drop", segment: 11 },
	wait(4000),
	pass,
	wait(20),
	call("client", "close"),
	wait(20),
	pass,
	call("server", "close"),
	pass,
];

function life(profile: "rfc9293" | "linux"): readonly PcapEntry[] {
	// Not 2^32 - 1: tshark takes a next number of 0 for "none seen yet" and would miss the repeated SYN.
	return record(lab(profile, { x: 4_294_967_290, y: 5000 }), LIFE);
}

function internetSum(bytes: Uint8Array, seed: number): number {
	let total = seed;
	for (let i = 0; i < bytes.length; i += 2) total += ((bytes[i] ?? 0) << 8) + (bytes[i + 1] ?? 0);
	while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
	return total;
}

describe("a trace as a pcap file", () => {
	it.each(["rfc9293", "linux"] as const)("has IP and TCP checksums that add up to all ones (%s)", (profile) => {
		const file = pcapOf(life(profile), OPTIONS);
		const view = new DataView(file.buffer);
		let packets = 0;
		for (let at = 24; at < file.length; at += 16 + view.getUint32(at + 8, true)) {
			const bytes = file.subarray(at + 16, at + 16 + view.getUint32(at + 8, true));
			expect(internetSum(bytes.subarray(0, 20), 0)).toBe(0xffff);
			const addresses = internetSum(bytes.subarray(12, 20), 6 + bytes.length - 20);
			expect(internetSum(bytes.subarray(20), addresses)).toBe(0xffff);
			packets += 1;
		}
		expect(packets).toBe(life(profile).length);
	});
});

const hasTshark = spawnSync("tshark", ["--version"]).status === 0;

describe.skipIf(!hasTshark)(`tshark reads it back${hasTshark ? "" : " (skipped: tshark is not installed)"}`, () => {
	const fields = [
		"tcp.srcport",
		"tcp.flags",
		"tcp.seq_raw",
		"tcp.ack_raw",
		"tcp.len",
		"tcp.analysis.retransmission",
		"_ws.malformed",
		"ip.checksum.status",
		"tcp.checksum.status",
	];

	function read(entries: readonly PcapEntry[]): string[][] {
		const path = join(folder, "trace.pcap");
		writeFileSync(path, pcapOf(entries, OPTIONS));
		const check = ["-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"];
		// Ports of known services would have the zeros of our data read as their protocols.
		const services = ["http", "http2", "tls", "smtp", "pop", "imap", "ssh", "mysql", "pgsql"];
		check.push(...services.flatMap((protocol) => ["--disable-protocol", protocol]));
		const out = execFileSync("tshark", ["-r", path, ...check, "-T", "fields", ...fields.flatMap((f) => ["-e", f])], {
			encoding: "utf8",
		});
		return out
			.trimEnd()
			.split("\n")
			.map((line) => line.split("\t"));
	}

	it.each(["rfc9293", "linux"] as const)(
		"with the same flags, raw numbers, lengths and retransmissions, and nothing malformed (%s)",
		(profile) => {
			const entries = life(profile);
			const theirs = read(entries);
			const ours = entries.map(({ segment: s }) => [
				String(s.from.port),
				s.bits,
				s.seq,
				s.ack,
				s.length,
				s.retransmission,
			]);
			expect(
				theirs.map(([port, flags, seq, ack, length, again]) => [
					port,
					Number(flags),
					Number(seq),
					Number(ack),
					Number(length),
					again === "1" || again === "True",
				]),
			).toEqual(ours);
			expect(theirs.map((row) => row[6] ?? "").filter(Boolean)).toEqual([]);
			expect(new Set(theirs.flatMap((row) => row.slice(7, 9)))).toEqual(new Set(["1"]));
		},
		30_000,
	);

	/** Repeats of a number that tshark sees otherwise, by template: why. */
	const SEEN_OTHERWISE: Readonly<Record<string, string>> = {
		"simultaneous-open":
			"the SYN,ACK repeats the SYN's number; tshark calls that a retransmission, the RFC a new segment",
	};

	it.each(["rfc9293", "linux"] as const)(
		"for every template, with the same retransmission marks but for what is named (%s)",
		(profile) => {
			const sent = specsOf([3])
				.filter((spec, i, all) => spec.profile === profile && all[i - 1]?.template !== spec.template)
				.flatMap((spec, i) => {
					const { trace } = generateExercise(spec);
					const effects = [...trace.prologue, ...trace.rows.flatMap((row) => row.effects)];
					return effects.flatMap((e) =>
						e.kind === "segment-sent" ? [{ template: spec.template, segment: e.segment, atMs: i * 1e6 + e.atMs }] : [],
					);
				});
			const theirs = read(sent);
			expect(theirs.length).toBe(sent.length);
			for (const [i, { template, segment: s }] of sent.entries()) {
				const [port, flags, seq, ack, length, again, malformed] = theirs[i] ?? [];
				const where = `${template} segment ${s.number}`;
				expect([Number(port), Number(flags), Number(seq), Number(ack), Number(length)], where).toEqual([
					s.from.port,
					s.bits,
					s.seq,
					s.ack,
					s.length,
				]);
				expect(malformed ?? "", where).toBe("");
				// tshark takes a next number of 0 for "none seen yet" and misses what is repeated then.
				const wraps = s.seq + s.length + 1 === 2 ** 32;
				if (template in SEEN_OTHERWISE || wraps) continue;
				expect(again === "1" || again === "True", where).toBe(s.retransmission);
			}
		},
		30_000,
	);
});
