// Linux gives old half-open entries up early in a crowded queue: the numbers of entries over time of a Linux 6.18 whose
// listener got SYNs from addresses where nobody answers, counted every half second, against those of the engine.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListenerOptions } from "../../src/tcp/listener.ts";
import type { ProfileName, Settings } from "../../src/tcp/settings.ts";
import { lab } from "./lab.ts";

interface Wave {
	readonly atMs: number;
	readonly syns: number;
	/** Between two of them, ms. */
	readonly everyMs?: number;
}

/** How many entries there are, from when on, s. */
type Counts = readonly (readonly [seconds: number, entries: number])[];

interface Flooded {
	readonly counts: Counts;
	readonly rules: ReadonlySet<string>;
}

const OFTEN_MS = 250;

/** Every change that is seen by looking every quarter of a second. */
function flooded(
	profile: ProfileName,
	waves: readonly Wave[],
	listener: Partial<ListenerOptions>,
	settings: Partial<Settings> = {},
): Flooded {
	const bench = lab(profile, { settings, listener: { maxSynBacklog: 2048, ...listener } });
	bench.call("server", "listen");
	const arrivals = waves.flatMap(({ atMs, syns, everyMs = 0 }) =>
		Array.from({ length: syns }, (_, i) => atMs + i * everyMs),
	);
	const due = arrivals.toSorted((a, b) => a - b);
	const counts: (readonly [number, number])[] = [];
	let came = 0;
	for (let now = OFTEN_MS / 2; now < 80_000; now += OFTEN_MS) {
		for (; (due[came] ?? now + 1) <= now; came++) {
			bench.advance(Math.max(0, (due[came] ?? 0) - bench.world.nowMs));
			bench.inject("server", "SYN", { seq: 1000 + came, from: stranger(came) });
			for (const number of bench.onTheWire()) bench.drop(number);
		}
		bench.advance(now - bench.world.nowMs);
		for (const number of bench.onTheWire()) bench.drop(number);
		const entries = bench.queues()?.syn ?? 0;
		if (entries !== (counts.at(-1)?.[1] ?? 0)) counts.push([now / 1000, entries]);
	}
	return { counts, rules: bench.named };
}

function stranger(i: number): { readonly ip: string; readonly port: number } {
	return { ip: `203.0.${Math.floor(i / 250)}.${1 + (i % 250)}`, port: 1024 + i };
}

const AT_ONCE = (syns: number): readonly Wave[] => [{ atMs: 0, syns }];

/** As they were counted, from 0.25 s on every half second; 64.25 s is when 63 s had passed for every timer, late ones too. */
const MEASURED: readonly {
	readonly flood: string;
	readonly backlog: number;
	readonly synAckRetries: number;
	readonly waves: readonly Wave[];
	readonly counts: Counts;
}[] = [
	{
		flood: "100 SYNs",
		backlog: 20,
		synAckRetries: 5,
		waves: AT_ONCE(100),
		counts: [
			[0.25, 21],
			[7.25, 10],
			[64.25, 0],
		],
	},
	{
		flood: "11 SYNs",
		backlog: 20,
		synAckRetries: 5,
		waves: AT_ONCE(11),
		counts: [
			[0.25, 11],
			[7.25, 10],
			[64.25, 0],
		],
	},
	{
		flood: "10 SYNs",
		backlog: 20,
		synAckRetries: 5,
		waves: AT_ONCE(10),
		counts: [
			[0.25, 10],
			[64.25, 0],
		],
	},
	{
		flood: "9 SYNs",
		backlog: 20,
		synAckRetries: 5,
		waves: AT_ONCE(9),
		counts: [
			[0.25, 9],
			[64.25, 0],
		],
	},
	{
		flood: "20 SYNs",
		backlog: 4,
		synAckRetries: 5,
		waves: AT_ONCE(20),
		counts: [
			[0.25, 5],
			[7.25, 4],
			[64.25, 0],
		],
	},
	{
		flood: "20 SYNs",
		backlog: 0,
		synAckRetries: 5,
		waves: AT_ONCE(20),
		counts: [
			[0.25, 1],
			[64.25, 0],
		],
	},
	{
		flood: "100 SYNs",
		backlog: 20,
		synAckRetries: 3,
		waves: AT_ONCE(100),
		counts: [
			[0.25, 21],
			[7.25, 10],
			[15.75, 0],
		],
	},
	{
		flood: "100 SYNs",
		backlog: 20,
		synAckRetries: 2,
		waves: AT_ONCE(100),
		counts: [
			[0.25, 21],
			[7.25, 0],
		],
	},
	{
		flood: "100 SYNs",
		backlog: 20,
		synAckRetries: 1,
		waves: AT_ONCE(100),
		counts: [
			[0.25, 21],
			[3.25, 0],
		],
	},
	{
		flood: "three times 10 SYNs",
		backlog: 30,
		synAckRetries: 5,
		waves: [
			{ atMs: 0, syns: 10 },
			{ atMs: 2100, syns: 10 },
			{ atMs: 5050, syns: 10 },
		],
		counts: [
			[0.25, 10],
			[2.25, 20],
			[5.25, 30],
			[7.25, 20],
			[9.75, 15],
			[66.25, 10],
			[70.25, 0],
		],
	},
	{
		flood: "30 SYNs, and 30 young ones when the first are old",
		backlog: 64,
		synAckRetries: 5,
		waves: [
			{ atMs: 0, syns: 30 },
			{ atMs: 6600, syns: 30 },
		],
		counts: [
			[0.25, 30],
			[6.75, 60],
			[14.25, 32],
			[64.25, 2],
			[70.75, 0],
		],
	},
	{
		flood: "40 SYNs, and 20 young ones when the first are old",
		backlog: 64,
		synAckRetries: 5,
		waves: [
			{ atMs: 0, syns: 40 },
			{ atMs: 6600, syns: 20 },
		],
		counts: [
			[0.25, 40],
			[6.75, 60],
			[13.75, 40],
			[15.75, 32],
			[64.25, 0],
		],
	},
	{
		flood: "40 SYNs, and 5 young ones when the first are old",
		backlog: 64,
		synAckRetries: 5,
		waves: [
			{ atMs: 0, syns: 40 },
			{ atMs: 6600, syns: 5 },
		],
		counts: [
			[0.25, 40],
			[6.75, 45],
			[7.25, 39],
			[14.25, 34],
			[15.75, 32],
			[64.25, 0],
		],
	},
];

/** The same counts; a kernel's timers are up to an eighth late, and it was looked at every half second. */
function expectMeasured(counts: Counts, measured: Counts): void {
	expect(counts.map(([, entries]) => entries)).toEqual(measured.map(([, entries]) => entries));
	for (const [i, [seconds]] of counts.entries()) {
		const seen = measured[i]?.[0] ?? 0;
		expect(seen).toBeGreaterThanOrEqual(seconds - OFTEN_MS / 1000);
		expect(seen).toBeLessThanOrEqual(seconds * 1.125 + 0.5);
	}
}

describe("a crowded SYN queue of Linux keeps what a real one kept", () => {
	it.each(MEASURED)("$flood, backlog $backlog, $synAckRetries retransmissions", (measured) => {
		const { waves, backlog, synAckRetries, counts } = measured;
		expectMeasured(flooded("linux", waves, { backlog, synAckRetries }).counts, counts);
	});

	it("4 SYNs a second leave 65 entries and not 4 × 63, as long as the flood lasts (counted: 63 to 65)", () => {
		const { counts } = flooded("linux", [{ atMs: 50, syns: 300, everyMs: 250 }], { backlog: 128 });
		const kept = counts.filter(([seconds]) => seconds > 18 && seconds < 74).map(([, entries]) => entries);
		expect(Math.max(...counts.map(([, entries]) => entries))).toBe(65);
		expect(Math.min(65, ...kept)).toBeGreaterThanOrEqual(63);
	});
});

it("says so: an entry that goes early names another rule than one whose last wait is over", () => {
	const early = flooded("linux", AT_ONCE(11), { backlog: 20 }).rules;
	expect(early).toContain("crowded-syn-queue-frees-entry");
	expect(early).toContain("syn-ack-timeout-frees-entry");
	expect(flooded("linux", AT_ONCE(10), { backlog: 20 }).rules).not.toContain("crowded-syn-queue-frees-entry");
});

it("without cookies or with them, the queue is crowded all the same", () => {
	const counts = flooded("linux", AT_ONCE(100), { backlog: 20, synCookies: true }).counts;
	expect(counts.map(([, entries]) => entries)).toEqual([21, 10, 0]);
});

it("somaxconn cuts the backlog before half of it is taken", () => {
	const counts = flooded("linux", AT_ONCE(100), { backlog: 100, somaxconn: 20 }).counts;
	expect(counts.map(([, entries]) => entries)).toEqual([21, 10, 0]);
});

const AS_SET = { crowdedSynQueue: "waits-as-set" } as const;

const anyWaves = fc.array(
	fc.record({ atMs: fc.nat(20_000), syns: fc.integer({ min: 1, max: 6 }), everyMs: fc.nat(2000) }),
	{ minLength: 1, maxLength: 6 },
);

const total = (waves: readonly Wave[]) => waves.reduce((sum, { syns }) => sum + syns, 0);

/** From the first count to no entry at all, s. */
const lastsFor = ({ counts }: Flooded) => counts.at(-1)?.[0] ?? 0;

describe("what never depends on the crowd", () => {
	it("a queue of which no more than half of the backlog is taken, or four entries, keeps them as long as is set", () => {
		fc.assert(
			fc.property(anyWaves, fc.integer({ min: 3, max: 6 }), (waves, synAckRetries) => {
				const listener = { backlog: 2 * total(waves), synAckRetries };
				expect(flooded("linux", waves, listener)).toEqual(flooded("linux", waves, listener, AS_SET));
			}),
			{ numRuns: 40 },
		);
		fc.assert(
			fc.property(fc.nat(8), fc.array(fc.nat(20_000), { minLength: 1, maxLength: 4 }), (backlog, times) => {
				const waves = times.map((atMs) => ({ atMs, syns: 1 }));
				expect(flooded("linux", waves, { backlog })).toEqual(flooded("linux", waves, { backlog }, AS_SET));
			}),
			{ numRuns: 40 },
		);
	});

	it("with two retransmissions or fewer the crowd changes nothing", () => {
		fc.assert(
			fc.property(anyWaves, fc.nat(20), fc.nat(2), (waves, backlog, synAckRetries) => {
				const listener = { backlog, synAckRetries };
				expect(flooded("linux", waves, listener)).toEqual(flooded("linux", waves, listener, AS_SET));
			}),
			{ numRuns: 40 },
		);
	});

	it("no entry lives longer for it, and none for less than the 7 s of two retransmissions", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 60 }),
				fc.nat(40),
				fc.integer({ min: 3, max: 5 }),
				(syns, backlog, retries) => {
					const listener = { backlog, synAckRetries: retries };
					const [crowded, asSet] = [
						flooded("linux", AT_ONCE(syns), listener),
						flooded("linux", AT_ONCE(syns), listener, AS_SET),
					];
					expect(lastsFor(crowded)).toBe(lastsFor(asSet));
					const loses = crowded.counts.slice(1).map(([seconds]) => seconds);
					expect(Math.min(...loses)).toBeGreaterThanOrEqual(7);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("the profile rfc9293 knows no crowd: every entry waits as long as is set", () => {
		expect(flooded("rfc9293", AT_ONCE(100), { backlog: 20 }).counts.map(([, entries]) => entries)).toEqual([20, 0]);
	});
});
