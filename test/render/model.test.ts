import { describe, expect, expectTypeOf, it } from "vitest";
import type { GradeResult, ViewStep } from "../../src/exercise/types.ts";
import type { ExerciseView } from "../../src/exercise/view.ts";
import { buildDiagram } from "../../src/render/build-diagram.ts";
import type { DiagramInput, DiagramStep, DiagramView } from "../../src/render/model.ts";
import type { TimerKind } from "../../src/tcp/connection.ts";
import type { CauseFacts } from "../../src/text/facts/timeline.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { causesOf } from "../support/causes.ts";
import { arrives, asked, calls, EXERCISES, exerciseOf, segment, solved, step, TIME_PASSES, view } from "./examples.ts";

it("takes an exercise's view and a result's timeline as they are", () => {
	expectTypeOf<ExerciseView>().toExtend<DiagramView>();
	expectTypeOf<ViewStep>().toExtend<DiagramStep>();
	expectTypeOf<GradeResult["blanks"]>().toExtend<NonNullable<DiagramInput["results"]>>();
});

const [EN, ZH] = [words("en"), words("zh")];

describe("an arrow", () => {
	it("arrives in the steps whose cause is its arrival", () => {
		const steps = [
			step(1, TIME_PASSES, { segment: segment(1, "client", "server") }),
			step(2, TIME_PASSES, { segment: segment(2, "server", "client") }),
			step(3, arrives(1, "server")),
			step(4, arrives(2, "client")),
			step(5, arrives(1, "server")),
			step(6, arrives(2, "server")),
		];
		const { moments } = buildDiagram({ view: view(steps) }, EN);
		expect(moments.flatMap(({ arrow }) => (arrow ? [arrow.arrivesAt] : []))).toEqual([[2, 4], [3]]);
	});

	it("of every template arrives somewhere if it was delivered", () => {
		for (const exercise of EXERCISES)
			for (const locale of LOCALES)
				for (const { arrow } of buildDiagram(asked(exercise, locale), words(locale)).moments)
					if (arrow?.fate === "delivered") expect(arrow.arrivesAt.length, exercise.spec.template).toBeGreaterThan(0);
	});

	it("goes to whoever is addressed, host of the view or not", () => {
		const steps = [step(1, TIME_PASSES, { segment: segment(1, "server", "203.0.113.77") })];
		const { lifelines, moments } = buildDiagram({ view: view(steps) }, EN);
		expect(lifelines).toEqual([
			{ id: "server", address: "198.51.100.2:443" },
			{ id: "203.0.113.77", address: null },
		]);
		expect(moments[0]?.arrow).toMatchObject({ from: 0, to: 1 });
	});

	it.each([
		["spoofed", "spoofed"],
		["old-duplicate", "old-duplicate"],
		["probe", null],
		["played", null],
	] as const)("of an injection that is noted as %s is foreign as %s", (note, foreign) => {
		const [cause = TIME_PASSES] = causesOf("server", "192.0.2.1").inject.filter((inject) => inject.note === note);
		const steps = [step(1, cause, { segment: segment(1, "client", "server") })];
		expect(buildDiagram({ view: view(steps) }, EN).moments[0]?.arrow?.foreign).toBe(foreign);
	});
});

describe("a note", () => {
	const noteOf = (cause: CauseFacts, language = EN, more: Partial<DiagramStep> = {}) => {
		const states = { client: "CLOSED", server: "LISTEN" };
		return buildDiagram({ view: view([step(1, cause, { states, ...more })]) }, language).moments[0]?.note;
	};
	const expires = (timer: TimerKind, waitedMs: number | null) =>
		({ kind: "timer", host: "server", timer, waitedMs }) as const;

	it("says what a host does without its name", () => {
		expect(noteOf(calls("client", "close"))).toEqual({ host: 0, text: "calls close()" });
		expect(noteOf(calls("client", "close"), ZH)).toEqual({ host: 0, text: "调用 close()" });
		expect(noteOf(expires("time-wait", 60_000))).toEqual({ host: 1, text: "TIME-WAIT timer expires after 60 s" });
		expect(noteOf(expires("retransmission", null), ZH)).toEqual({ host: 1, text: "重传定时器到期" });
		expect(noteOf(expires("fin-wait-2", 60_000), ZH)).toEqual({ host: 1, text: "FIN-WAIT-2 定时器在 60 秒后到期" });
	});

	it("names the host that has no lifeline, beside the sender if there is one", () => {
		expect(noteOf(calls("attacker", "connect"))).toEqual({ host: null, text: "The attacker calls connect()" });
		const sent = { segment: segment(1, "server", "client") };
		expect(noteOf(calls("attacker", "connect"), EN, sent)).toEqual({ host: 1, text: "The attacker calls connect()" });
	});

	it("leaves out a loss that the picture shows", () => {
		const sent = { segment: segment(1, "client", "server", { fate: "lost" }) };
		expect(noteOf(calls("client", "connect"), EN, sent)?.text).toBe("calls connect()");
		expect(noteOf(TIME_PASSES, EN, sent)).toEqual({ host: 0, text: "Time passes" });
	});

	it("of nobody's doing stands in the middle", () => {
		expect(noteOf({ kind: "pass", ms: 3000 })).toEqual({ host: null, text: "Time passes: 3 s" });
	});

	it("about a spoofed address is no deed of the host that has it", () => {
		const states = { spoofed: "CLOSED", server: "LISTEN" };
		const cause = { kind: "live-sources", to: "server", hosts: 3 } as const;
		expect(noteOf(cause, ZH, { states })).toEqual({
			host: null,
			text: "伪造的地址中有 3 个属于在线的主机，它们应答了服务器的 SYN,ACK",
		});
	});

	it("is not made of an arrival that is drawn, but of one whose sending is not shown", () => {
		const sent = step(1, TIME_PASSES, { segment: segment(1, "client", "server") });
		const { moments } = buildDiagram(
			{ view: view([sent, step(2, arrives(1, "server")), step(3, arrives(7, "server"))]) },
			EN,
		);
		expect(moments.map(({ note }) => note?.text)).toEqual(["Time passes", undefined, "Segment 7 reaches the server"]);
	});
});

describe("a flood", () => {
	const flood = { kind: "flood", to: "server", syns: 16, duringMs: 6 } as const;

	it("comes from the attacker, who gets a lifeline beside a single host", () => {
		const { moments, lifelines } = buildDiagram({ view: view([step(1, flood, { states: { server: "LISTEN" } })]) }, EN);
		expect(lifelines.map(({ id }) => id)).toEqual(["attacker", "server"]);
		expect(moments[0]).toMatchObject({ flood: { syns: 16, to: 1 }, note: null });
	});

	it("of a host without a lifeline is a note", () => {
		const { moments } = buildDiagram({ view: view([step(1, flood, { states: { client: "CLOSED" } })]) }, EN);
		expect(moments[0]).toMatchObject({
			flood: null,
			note: { host: null, text: "16 SYNs with spoofed source addresses reach the server within 6 ms" },
		});
	});
});

it("a listing stands apart from what is said of it", () => {
	const [looked = TIME_PASSES] = causesOf("server", "192.0.2.1").look;
	const [moment] = buildDiagram({ view: view([step(1, looked)]) }, EN).moments;
	expect(moment?.text).toBe("On the server, ss -tnoa prints (LISTEN and the queue columns left out):");
	expect(moment?.listing).toHaveLength(3);
});

describe("a value", () => {
	it("is a blank when asked, and the value of that blank when solved", () => {
		const exercise = exerciseOf("three-way");
		const cells = (input: DiagramInput) =>
			buildDiagram(input, EN).moments.flatMap(({ arrow, states }) => [arrow?.seq, arrow?.ack, arrow?.flags, ...states]);
		const before = cells(asked(exercise, "en"));
		const after = cells(solved(exercise, "en"));
		expect(before.filter((cell) => cell?.blank).length).toBeGreaterThan(2);
		for (const [i, cell] of before.entries()) {
			if (!cell) continue;
			expect(cell.value === null).toBe(cell.blank !== null);
			expect(after[i]).toEqual({ value: cell.value ?? expect.any(String), blank: cell.blank });
		}
	});

	it("of the key is no answer to anything before it is solved", () => {
		const { view: seen, results = {} } = solved(exerciseOf("three-way"), "en");
		for (const { answer } of buildDiagram({ view: seen, results }, EN).asked) expect(answer).toBeNull();
	});

	it("of a queue that stays empty is not charted", () => {
		const queues = { server: { syn: 0, accept: { blank: "b1" } } };
		expect(buildDiagram({ view: view([step(1, TIME_PASSES, { queues })]) }, EN).queues).toMatchObject([
			{ queue: "accept" },
		]);
	});
});
