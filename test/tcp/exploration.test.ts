// The exhaustive search up to a bound, its reachable pairs of states against the table in src/tcp/README.md, the same laws
// over random scripts of 200 events, and broken engines that these checks must catch.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACK, RST } from "../../src/tcp/flags.ts";
import type { Segment } from "../../src/tcp/segment.ts";
import { advance } from "../../src/tcp/sequence-number.ts";
import type { TcpEvent } from "../../src/tcp/step.ts";
import type { World } from "../../src/tcp/world.ts";
import { act, type Bound, cannotEnd, explore, type Mutant, pairWorld } from "./explore.ts";

const NOTHING: Bound = { losses: 0, copies: 0, timeouts: 0, sends: 0, aborts: 0, bothConnect: false };
const BOUNDS: readonly Bound[] = [
	{ ...NOTHING, losses: 1, timeouts: 1 },
	{ ...NOTHING, losses: 1, sends: 1 },
	{ ...NOTHING, losses: 1, copies: 1 },
	{ ...NOTHING, losses: 1, bothConnect: true },
	{ ...NOTHING, copies: 1 },
	{ ...NOTHING, timeouts: 1 },
	{ ...NOTHING, aborts: 1, bothConnect: true },
];

/** The table of src/tcp/README.md: for each profile the pairs "client / server" that it says can be reached. */
function writtenPairs(profile: "rfc9293" | "linux"): string[] {
	const text = readFileSync("src/tcp/README.md", "utf8");
	const rows = [...text.matchAll(/^\| ([A-Z0-9-]+) \| ([A-Z0-9-]+) \| (yes|no) \| (yes|no) \|$/gm)];
	const column = profile === "rfc9293" ? 3 : 4;
	return rows.filter((row) => row[column] === "yes").map((row) => `${row[1]} / ${row[2]}`);
}

function reachable(profile: "rfc9293" | "linux"): { pairs: string[]; violations: string[]; states: number } {
	const runs = BOUNDS.map((bound) => explore(profile, bound));
	const pairs = [...new Set(runs.flatMap((run) => [...run.pairs]))].sort();
	const violations = runs.flatMap((run) => run.violation ?? []);
	return { pairs, violations, states: runs.reduce((sum, run) => sum + run.states, 0) };
}

describe("exhaustive search over two ends, their users and the network", () => {
	it.each(["rfc9293", "linux"] as const)(
		"keeps every law and reaches exactly the pairs of states in the table (%s)",
		(profile) => {
			const { pairs, violations, states } = reachable(profile);
			expect(violations).toEqual([]);
			expect(pairs).toEqual(writtenPairs(profile).sort());
			expect(states).toBeGreaterThan(5000);
		},
	);

	it("reaches nothing that the diagram of RFC 9293, 3.3.2, forbids: no end is ahead of its peer by more than it can be", () => {
		const forbidden = [
			"FIN-WAIT-2 / ESTABLISHED",
			"ESTABLISHED / CLOSE-WAIT",
			"TIME-WAIT / CLOSE-WAIT",
			"TIME-WAIT / ESTABLISHED",
			"ESTABLISHED / LAST-ACK",
		];
		for (const profile of ["rfc9293", "linux"] as const)
			expect(writtenPairs(profile).filter((pair) => forbidden.includes(pair))).toEqual([]);
	});
});

/** Random numbers that choose among what is possible. */
const scripts = fc.array(fc.nat(1_000_000), { minLength: 200, maxLength: 200 });

const CALLS = ["listen", "connect", "accept", "send", "receive", "shutdown", "close", "abort"] as const;

function choose(world: World, n: number): TcpEvent {
	const host = n % 2 === 0 ? "client" : "server";
	const wire = [...world.wire.keys()];
	const segment = wire[Math.floor(n / 100) % Math.max(1, wire.length)];
	const kind = Math.floor(n / 2) % 12;
	if (segment !== undefined && kind < 6) return { type: "deliver", segment };
	if (segment !== undefined && kind === 6) return { type: "drop", segment };
	if (segment !== undefined && kind === 7) return { type: "duplicate", segment };
	if (kind === 8) return { type: "advance", ms: n % 1500 };
	if (kind === 9 && n % 7 === 0) return { type: "crash", host };
	const call = CALLS[Math.floor(n / 24) % (host === "client" ? 8 : 8)] ?? "close";
	if (host === "client" && call === "listen") return { type: "call", host, call: "connect" };
	return { type: "call", host, call, bytes: (n % 3000) + 1 };
}

describe("random scripts of 200 events", () => {
	it.each(["rfc9293", "linux"] as const)("keep every law, and can still end (%s)", (profile) => {
		fc.assert(
			fc.property(scripts, (script) => {
				let world = pairWorld(profile);
				for (const n of script) {
					const next = act(world, choose(world, n));
					if (!next) continue;
					expect(next.violation).toBeUndefined();
					world = next.world;
				}
				expect(cannotEnd(world)).toBeUndefined();
			}),
			{ numRuns: 60, seed: 9293 },
		);
	});
});

/** Changes the last segment that the event sent, as a wrong engine would have sent it. */
function changeSent(change: (segment: Segment) => Segment): NonNullable<Mutant["after"]> {
	return (world, _event, effects) => {
		for (const [i, effect] of effects.entries()) {
			if (effect.kind !== "segment-sent") continue;
			const segment = change(effect.segment);
			world.segments[segment.number - 1] = segment;
			effects[i] = { ...effect, segment };
		}
	};
}

const MUTANTS: readonly Mutant[] = [
	{ name: "nobody waits in TIME-WAIT", settings: { timeWait: "nobody" } },
	{ name: "the end that closed last waits in TIME-WAIT", settings: { timeWait: "passive-closer" } },
	{ name: "TIME-WAIT never ends", settings: { timeWaitMs: 1e12 } },
	{
		name: "a half-open entry takes no place in the SYN queue",
		after: (world, _event, effects) => {
			const listener = world.hosts.get("server")?.listeners.get(80);
			if (listener && effects.some((e) => e.kind === "queue-changed" && e.change === "added" && e.queue === "syn"))
				listener.synQueue = 0;
		},
	},
	{ name: "nothing is in a window of zero", settings: { windowOctets: 0 } },
	{
		name: "an ACK names one number too many",
		after: changeSent((s) => ({ ...s, ack: s.bits & ACK ? advance(s.ack, 1) : s.ack })),
	},
	{
		name: "an ACK of a FIN does not count it",
		after: changeSent((s) =>
			s.ackOrigin?.kind === "counted" && s.ackOrigin.fin ? { ...s, ack: advance(s.ack, -1) } : s,
		),
	},
	{
		name: "a retransmission takes new numbers",
		after: changeSent((s) => (s.retransmission ? { ...s, seq: advance(s.seq, 1) } : s)),
	},
	{
		name: "an RST is answered by an RST",
		after: (world, event, effects) => {
			const arrived = event.type === "deliver" ? world.segments[event.segment - 1] : undefined;
			if (!arrived || !(arrived.bits & RST)) return;
			effects.push({ kind: "segment-sent", host: "server", segment: arrived, rule: "closed-answers-reset", atMs: 0 });
		},
	},
	{
		name: "every pure ACK goes out twice",
		after: (_world, event, effects) => {
			const ack = effects.find((e) => e.kind === "segment-sent" && e.segment.bits === ACK && e.segment.length === 0);
			if (event.type === "deliver" && ack) effects.push(ack);
		},
	},
	{
		name: "the SYN queue forgets to count down",
		after: (world, _event, effects) => {
			const listener = world.hosts.get("server")?.listeners.get(80);
			if (listener && effects.some((e) => e.kind === "queue-changed" && e.change === "removed" && e.queue === "syn"))
				listener.synQueue += 1;
		},
	},
	{
		name: "SND.UNA runs ahead of SND.NXT",
		after: (world) => {
			for (const c of world.hosts.get("client")?.connections.values() ?? [])
				if (c.state === "FIN-WAIT-1") c.sndUna = advance(c.sndNxt, 1);
		},
	},
	{
		name: "FIN-WAIT-2 does not notice the peer's FIN",
		after: (world) => {
			for (const host of world.hosts.values())
				for (const c of host.connections.values()) if (c.state === "TIME-WAIT") c.state = "FIN-WAIT-1";
		},
	},
];

describe("a deliberately broken engine is caught", () => {
	it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))("%s", (_name, mutant) => {
		const found = explore("rfc9293", { ...NOTHING, losses: 1, timeouts: 1 }, mutant);
		const lost = found.violation === undefined && !SOUND.every((pair) => found.pairs.has(pair));
		expect(found.violation !== undefined || lost).toBe(true);
	});

	it("the unbroken engine is not", () => {
		const found = explore("rfc9293", { ...NOTHING, losses: 1, timeouts: 1 });
		expect(found.violation).toBeUndefined();
		expect(SOUND.filter((pair) => !found.pairs.has(pair))).toEqual([]);
	});
});

/** Pairs that a sound engine reaches within the bound of the mutants. */
const SOUND = [
	"ESTABLISHED / ESTABLISHED",
	"TIME-WAIT / TIME-WAIT",
	"FIN-WAIT-2 / CLOSE-WAIT",
	"TIME-WAIT / LAST-ACK",
	"CLOSED / TIME-WAIT",
];
