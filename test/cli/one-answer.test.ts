import { describe, expect, it } from "vitest";
import { checkOneAnswer, VARIATIONS } from "../../src/cli/one-answer.ts";
import { generateFrom } from "../../src/exercise/generate.ts";
import { connect, drawConnected } from "../../src/scenario/build/connected.ts";
import { handshake, teardown } from "../../src/scenario/build/family.ts";
import { delayAssumption, drawHosts, type HostOptions } from "../../src/scenario/build/hosts.ts";
import { askDuration } from "../../src/scenario/build/questions.ts";
import type { Run } from "../../src/scenario/run/run.ts";
import type { Template, TemplateAssumption } from "../../src/scenario/template.ts";
import { UNTOLD } from "../../src/scenario/template.ts";
import { hintsTo, NO_MAIN } from "../support/made-up.ts";

const TITLE = { title: { en: "Made up", zh: "虚构" }, summary: { en: "For the test.", zh: "测试用。" } };
const COMMON = { ...TITLE, difficulty: 2, misconceptions: [], main: NO_MAIN } as const;

/** The variations under which a key changes though a learner sees the same. */
function faultsOf(template: Template): readonly string[] {
	const faults = new Set<string>();
	let compared = 0;
	for (let seed = 0; seed < 8; seed++) {
		const spec = { template: template.id, version: 1, seed, notation: "raw", profile: "rfc9293" } as const;
		const result = checkOneAnswer(generateFrom(template, spec));
		compared += result.compared;
		for (const fault of result.faults) faults.add(fault.replace(/, b\d.*$/, ""));
	}
	expect(compared).toBeGreaterThan(0);
	return [...faults].sort();
}

/** How long until the server is connected, whose times are hidden. */
function howLong(assumptions: (drawn: ReturnType<typeof drawHosts>) => readonly TemplateAssumption[]): Template {
	return handshake({
		...COMMON,
		id: "how-long",
		blanks: [9, 9],
		draw: (random, context) => drawHosts(random, context),
		script(run) {
			run.call("server", "listen");
			run.startTimeline();
			run.call("client", "connect");
			run.deliver();
			run.deliver();
			run.deliver();
		},
		story: () => ({ en: "A client connects.", zh: "客户端建立连接。" }),
		assumptions,
		questions: (trace) => [
			askDuration("until-connected", {
				step: 4,
				unit: "ms",
				label: { en: "How long?", zh: "多久？" },
				skills: ["socket-errors"],
				hidesTimesFrom: 2,
				key: (trace.rows[3]?.timeMs ?? 0) - trace.startMs,
				rule: "ack-completes-passive-open",
				why: { en: "Because.", zh: "因为。" },
				hints: hintsTo((trace.rows[3]?.timeMs ?? 0) - trace.startMs),
			}),
		],
	});
}

/** A connection that ends as `ends` has it, of which all states are asked. */
function closing(
	ends: (run: Run) => void,
	options: HostOptions = {},
	assumptions: readonly TemplateAssumption[] = [],
): Template {
	return teardown({
		...COMMON,
		id: "closing",
		ask: { states: true },
		blanks: [12, 12],
		draw: (random, context) => drawConnected(random, context, options),
		script(run, drawn) {
			connect(run, drawn);
			ends(run);
		},
		story: () => ({ en: "Both close.", zh: "双方关闭。" }),
		assumptions: () => [{ en: "The MSL is told.", zh: "已说明 MSL。", tells: ["time-wait"] }, ...assumptions],
	});
}

/** The FINs cross, so that both ends wait until the same instant. */
function crossing(run: Run): void {
	run.call("client", "close");
	run.call("server", "close");
	for (let i = 0; i < 4; i++) run.deliver();
}

describe("one answer", () => {
	it("is not there where a time is asked for and the travel time is not told", () => {
		expect(faultsOf(howLong(() => []))).toEqual([
			"if segments travel 1 ms longer",
			"if segments travel a third as long",
			"if segments travel three times as long",
		]);
	});

	it("is there once an assumption tells the travel time", () => {
		expect(faultsOf(howLong((drawn) => [delayAssumption(drawn)]))).toEqual([]);
	});

	it("is there once an assumption says that it settles it", () => {
		expect(faultsOf(howLong(() => [{ en: "As usual.", zh: "照常。", tells: ["travel-time"] }]))).toEqual([]);
	});

	it("is not there where two waits end at one instant and only one of them is shown", () => {
		const onlyTheServers = closing((run) => {
			crossing(run);
			run.untilTimer("server");
		});
		expect(faultsOf(onlyTheServers)).toContain("if the first host's timers are 1 ms later");
	});

	it("is not there where two small segments go out together and nobody says that Nagle's algorithm is off", () => {
		const backToBack = (assumptions: readonly TemplateAssumption[]) =>
			closing(
				(run) => {
					run.call("client", "send", { bytes: 100 });
					run.call("client", "send", { bytes: 100 });
					run.deliver();
					run.deliver();
				},
				{},
				assumptions,
			);
		expect(faultsOf(backToBack([]))).toEqual([
			"if Nagle's algorithm is on, as usual, it would go otherwise, and nothing tells",
		]);
		expect(faultsOf(backToBack([{ en: "TCP_NODELAY is set.", zh: "已设置 TCP_NODELAY。", tells: ["nagle"] }]))).toEqual(
			[],
		);
	});

	it("takes for granted only what the profile has: what a scenario sets otherwise must be told", () => {
		const fewer = (assumptions: readonly TemplateAssumption[]) =>
			closing(crossing, { settings: { finWait2OrphanMs: 7000 } }, assumptions);
		expect(faultsOf(fewer([]))).toContain("finWait2OrphanMs is not what the profile has, and nothing tells");
		expect(faultsOf(fewer([{ en: "It waits 7 s.", zh: "等待 7 秒。", tells: ["fin-wait-2"] }]))).toEqual([]);
	});

	it("is looked for under variations of everything that a scenario may leave untold", () => {
		expect(new Set(VARIATIONS.map(({ varies }) => varies))).toEqual(
			new Set(UNTOLD.filter((untold) => untold !== "fin-wait-2")),
		);
	});
});
