// The exhaustive search up to a bound, its reachable pairs of states against the table in src/tcp/README.md, the same laws
// over random scripts of 200 events, and broken engines that these checks must catch.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TcpEvent } from "../../src/tcp/step.ts";
import type { World } from "../../src/tcp/world.ts";
import { cannotEnd, type Exploration, explore, exploredPair } from "./explore.ts";
import { type Bound, NOTHING } from "./explore-choices.ts";
import { watch } from "./laws/watch.ts";
import { CRUDE_FAULTS } from "./mutants/crude-faults.ts";
import { wait } from "./scripts/play.ts";

/** What the table of pairs comes from: nothing from outside, and no options (exploration-beyond.test.ts). */
const LOSS_AND_TIMEOUT: Bound = { ...NOTHING, losses: 1, timeouts: 1 };
const BOUNDS: readonly Bound[] = [
	LOSS_AND_TIMEOUT,
	{ ...NOTHING, losses: 1, sends: 1 },
	{ ...NOTHING, losses: 1, copies: 1 },
	{ ...NOTHING, losses: 1, bothConnect: true },
	{ ...NOTHING, aborts: 1, bothConnect: true },
];

/** The table of src/tcp/README.md: for each profile the pairs "client / server" that it says can be reached. */
function writtenPairs(profile: "rfc9293" | "linux"): string[] {
	const text = readFileSync("src/tcp/README.md", "utf8");
	const rows = [...text.matchAll(/^\| ([A-Z0-9-]+) \| ([A-Z0-9-]+) \| (yes|no) \| (yes|no) \|$/gm)];
	const column = profile === "rfc9293" ? 3 : 4;
	return rows.filter((row) => row[column] === "yes").map((row) => `${row[1]} / ${row[2]}`);
}

const searched = new Map<string, readonly Exploration[]>();

/** One for each bound; searched once. */
function search(profile: "rfc9293" | "linux"): readonly Exploration[] {
	const runs = searched.get(profile) ?? BOUNDS.map((bound) => explore(profile, bound));
	searched.set(profile, runs);
	return runs;
}

function reachable(profile: "rfc9293" | "linux"): { pairs: string[]; violations: string[]; worlds: number } {
	const runs = search(profile);
	const pairs = [...new Set(runs.flatMap((run) => [...run.pairs]))].sort();
	const violations = runs.flatMap((run) => run.violation ?? []);
	return { pairs, violations, worlds: runs.reduce((sum, run) => sum + run.worlds, 0) };
}

describe("exhaustive search over two ends, their users and the network", () => {
	it.each(["rfc9293", "linux"] as const)(
		"keeps every law and reaches exactly the pairs of states in the table (%s)",
		(profile) => {
			const { pairs, violations, worlds } = reachable(profile);
			expect(violations).toEqual([]);
			expect(pairs).toEqual(writtenPairs(profile).sort());
			expect(worlds).toBeGreaterThan(5000);
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
				let now = exploredPair(profile, NOTHING);
				for (const n of script) {
					const event = choose(now.world, n);
					const step = event.type === "advance" ? wait(now, event.ms) : watch(now, event);
					if (!step) continue;
					expect(step.breach).toBeUndefined();
					now = step.next;
				}
				expect(cannotEnd(now.world)).toBeUndefined();
			}),
			{ numRuns: 60, seed: 9293 },
		);
	});
});

describe("a deliberately broken engine is caught", () => {
	it.each(CRUDE_FAULTS.map((mutant) => [mutant.name, mutant] as const))("%s", (_name, mutant) => {
		const found = explore("rfc9293", LOSS_AND_TIMEOUT, mutant);
		const lost = found.violation === undefined && !SOUND.every((pair) => found.pairs.has(pair));
		expect(found.violation !== undefined || lost).toBe(true);
	});

	it("the unbroken engine is not", () => {
		const [found] = search("rfc9293");
		expect(found?.violation).toBeUndefined();
		expect(SOUND.filter((pair) => !found?.pairs.has(pair))).toEqual([]);
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
