// A link may come from anybody: it is read whole and harmless, or not at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play } from "../../../src/scenario/lab/play.ts";
import { readState } from "../../../src/scenario/lab/read-state.ts";
import { type LabAction, type LabState, MAX_ACTIONS, MAX_OUTSIDERS } from "../../../src/scenario/lab/state.ts";
import { writeState } from "../../../src/scenario/lab/write-state.ts";

const CLIENT = { id: "client", ip: "192.0.2.10", port: 49_152, isns: [1000] };
const SERVER = { id: "server", ip: "198.51.100.5", port: 443, isns: [5000] };
const START: LabState["start"] = { profile: "rfc9293", delayMs: 50, hosts: [CLIENT, SERVER] };
const lab = (actions: readonly LabAction[], start = START): LabState => ({ start, before: 0, actions });

const written = (value: unknown) =>
	`1${btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;

const host = fc.constantFrom("client", "server");
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const bits = fc.integer({ min: 0, max: 63 });
const segment = fc.integer({ min: 1, max: 12 });

const action: fc.Arbitrary<LabAction> = fc.oneof(
	fc.record({
		kind: fc.constant("call" as const),
		host,
		call: fc.constantFrom("listen", "connect", "accept", "send", "receive", "shutdown", "close", "abort", "keepalive"),
	}),
	fc.record({ kind: fc.constantFrom("deliver", "lose", "duplicate"), segment }),
	fc.record({
		kind: fc.constant("edit" as const),
		segment,
		set: fc.record({ bits, seq: uint32, ack: fc.option(uint32) }),
	}),
	fc.record({
		kind: fc.constant("inject" as const),
		to: host,
		segment: fc.record({ bits, seq: uint32, from: fc.record({ ip: fc.ipV4(), port: fc.nat(65_535) }) }),
		note: fc.constantFrom("spoofed" as const, "old-duplicate" as const),
	}),
	fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(100_000) }),
	fc.constant({ kind: "timer" } as const),
	fc.constant({ kind: "deliver-all" } as const),
	fc.record({
		kind: fc.constant("flood" as const),
		to: host,
		syns: fc.integer({ min: 1, max: 50 }),
		duringMs: fc.nat(1000),
	}),
	fc.record({ kind: fc.constantFrom("crash", "ack-now", "look", "in-vain"), host }),
);

describe("a lab that was written", () => {
	it("is read as it was, and plays or is refused at one of its actions", () => {
		fc.assert(
			fc.property(
				fc.array(action, { maxLength: 30 }),
				fc.constantFrom("rfc9293" as const, "linux" as const),
				(actions, profile) => {
					const state = lab(actions, { ...START, profile });
					expect(readState(writeState(state))).toEqual(state);
					const { refused, frames } = play(state);
					if (refused) expect(refused.action).toBeLessThan(actions.length);
					expect(frames.every(({ variables }) => Object.keys(variables).length === 2)).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("is short enough to be sent", () => {
		expect(
			writeState(lab(Array.from({ length: 20 }, (_, i) => ({ kind: "deliver", segment: i + 1 })))).length,
		).toBeLessThan(400);
	});
});

describe("a text that is no lab", () => {
	it.each([
		["nothing", ""],
		["another form", "2abc"],
		["no base64", "1***"],
		["no JSON", `1${btoa("{")}`],
		["no list", written({ a: 1 })],
		["too few parts", written(["rfc9293", 50, 0, []])],
		["no host", written(["rfc9293", 50, 0, [], []])],
		["an unknown profile", written(["bsd", 50, 0, [["client", "192.0.2.1", 1, [1]]], []])],
		[
			"two hosts of one address",
			written([
				"rfc9293",
				50,
				0,
				[
					["a", "192.0.2.1", 1, [1]],
					["b", "192.0.2.1", 2, [1]],
				],
				[],
			]),
		],
		["an unknown setting", written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1], null, { __proto__x: 1 }]], []])],
		[
			"a setting of another kind",
			written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1], null, { timeWait: "always" }]], []]),
		],
		["segments without an octet", written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1], null, { mss: 0 }]], []])],
		["an unknown action", written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1]]], [["z"]]])],
		["an action with too many fields", written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1]]], [["d", 1, 2]]])],
		["a call nobody knows", written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1]]], [["c", "a", "constructor"]]])],
		[
			"an option of another kind",
			written(["rfc9293", 50, 0, [["a", "192.0.2.1", 1, [1]]], [["c", "a", "send", { bytes: "9" }]]]),
		],
		["more actions before it begins than there are", written(["rfc9293", 50, 1, [["a", "192.0.2.1", 1, [1]]], []])],
	])("is told from one: %s", (_, text) => {
		expect(readState(text)).toBeNull();
	});

	it("is told from one wherever a link was cut off or changed", () => {
		const link = writeState(
			lab([
				{ kind: "call", host: "server", call: "listen" },
				{ kind: "pass", ms: 5 },
			]),
		);
		fc.assert(
			fc.property(fc.nat(link.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
				const changed = link.slice(0, at) + String.fromCharCode(code) + link.slice(at + 1);
				for (const text of [link.slice(0, at), changed]) {
					const read = readState(text);
					if (read) play(read);
				}
			}),
		);
		expect(readState(link.slice(0, -6))).toBeNull();
	});
});

describe("a link that asks for too much", () => {
	it("is not read: more actions, or more outsiders, than a lab takes", () => {
		const pass: LabAction = { kind: "pass", ms: 1 };
		expect(readState(writeState(lab(Array.from({ length: MAX_ACTIONS + 1 }, () => pass))))).toBeNull();
		const flood: LabAction = { kind: "flood", to: "server", syns: MAX_OUTSIDERS / 2 + 1, duringMs: 0 };
		expect(readState(writeState(lab([flood, flood])))).toBeNull();
	});

	it("stops before it keeps a page busy: it brings about 10,000 things at most", () => {
		const open: readonly LabAction[] = [
			{ kind: "call", host: "server", call: "listen" },
			{ kind: "call", host: "client", call: "connect" },
			{ kind: "deliver-all" },
		];
		const send: LabAction = { kind: "call", host: "client", call: "send", options: { bytes: 1_000_000 } };
		const keepalive: LabAction = {
			kind: "call",
			host: "client",
			call: "keepalive",
			options: { idleMs: 1, intervalMs: 1, probes: 127 },
		};
		const day: LabAction = { kind: "pass", ms: 86_400_000 };
		const small = { ...START, hosts: [{ ...CLIENT, rules: { mss: 1 } }, SERVER] };
		const labs = [
			lab([...open, ...Array.from({ length: 400 }, () => send), { kind: "deliver-all" }], small),
			lab([...open, keepalive, ...Array.from({ length: 400 }, () => day)]),
			lab([...open, ...Array.from({ length: 450 }, (): LabAction => ({ kind: "unseen", ms: 86_400_000 }))]),
			lab([
				...open,
				...Array.from({ length: 450 }, (): LabAction => ({ kind: "duplicate", segment: 2 })),
				{ kind: "deliver-all" },
			]),
			lab([open[0] ?? day, { kind: "flood", to: "server", syns: MAX_OUTSIDERS, duringMs: 10 }, day, day]),
		];
		for (const one of labs) {
			const { world, frames } = play(one);
			// The one step that shows that a limit is passed.
			expect(world.segments.length).toBeLessThanOrEqual(world.limits.segments + 1);
			expect(world.deliveries).toBeLessThanOrEqual(world.limits.deliveries + 1);
			expect(world.expiries).toBeLessThanOrEqual(world.limits.expiries + 1);
			const effects = frames.reduce((sum, frame) => sum + frame.effects.length, 0);
			expect(world.segments.length + world.deliveries + world.expiries + effects).toBeLessThanOrEqual(10_000);
		}
	});
});
