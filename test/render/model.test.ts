import { describe, expect, expectTypeOf, it } from "vitest";
import type { GradeResult, ViewStep } from "../../src/exercise/types.ts";
import type { ExerciseView } from "../../src/exercise/view.ts";
import { buildDiagram } from "../../src/render/build-diagram.ts";
import type { DiagramInput, DiagramStep, DiagramView } from "../../src/render/model.ts";
import { asked, EXERCISES, exerciseOf, segment, solved, step, view } from "./examples.ts";

it("takes an exercise's view and a result's timeline as they are", () => {
	expectTypeOf<ExerciseView>().toExtend<DiagramView>();
	expectTypeOf<ViewStep>().toExtend<DiagramStep>();
	expectTypeOf<GradeResult["blanks"]>().toExtend<NonNullable<DiagramInput["results"]>>();
});

describe("an arrow", () => {
	it("arrives in the step whose sentence says so, in either language", () => {
		for (const [told, late] of [
			["Segment 1 reaches the server.", "Segment 2 reaches the client."],
			["报文段 1 到达服务器。", "报文段 2 到达客户端。报文段 9 丢失。"],
		] as const) {
			const steps = [
				step(1, "a", { segment: segment(1, "client", "server") }),
				step(2, "b", { segment: segment(2, "server", "client") }),
				step(3, told),
				step(4, late),
			];
			const { moments } = buildDiagram({ view: view(steps) });
			expect(moments.map(({ arrow }) => arrow?.arrivesAt)).toEqual([[2], [3], undefined, undefined]);
		}
	});

	it("of every template arrives somewhere if it was delivered", () => {
		for (const exercise of EXERCISES)
			for (const locale of ["en", "zh"] as const)
				for (const { arrow } of buildDiagram(asked(exercise, locale)).moments)
					if (arrow?.fate === "delivered") expect(arrow.arrivesAt.length, exercise.spec.template).toBeGreaterThan(0);
	});

	it("goes to whoever is addressed, host of the view or not", () => {
		const steps = [step(1, "a", { segment: segment(1, "server", "203.0.113.77") })];
		const { lifelines, moments } = buildDiagram({ view: view(steps) });
		expect(lifelines).toEqual([
			{ id: "server", address: "198.51.100.2:443" },
			{ id: "203.0.113.77", address: null },
		]);
		expect(moments[0]?.arrow).toMatchObject({ from: 0, to: 1 });
	});
});

describe("a note", () => {
	const noteOf = (text: string, more = {}) =>
		buildDiagram({ view: view([step(1, text, { states: { client: "CLOSED", server: "LISTEN" }, ...more })]) })
			.moments[0]?.note;

	it("says what a host does without its name", () => {
		expect(noteOf("The client calls close().")).toEqual({ host: 0, text: "calls close()" });
		expect(noteOf("The server's TIME-WAIT timer expires after 60 s.")).toEqual({
			host: 1,
			text: "TIME-WAIT timer expires after 60 s",
		});
		expect(noteOf("服务器的重传计时器到期。")).toEqual({ host: 1, text: "重传计时器到期" });
	});

	it("leaves out a loss that the picture shows", () => {
		const sent = { segment: segment(1, "client", "server", { fate: "lost" }) };
		expect(noteOf("The client calls connect(). Segment 1 is lost.", sent)?.text).toBe("calls connect()");
	});

	it("of nobody's doing stands in the middle", () => {
		expect(noteOf("Time passes: 3 s.")).toEqual({ host: null, text: "Time passes: 3 s" });
	});
});

describe("a flood", () => {
	it("is known by its sentence, however many digits its numbers have", () => {
		for (const text of [
			"16 SYNs with spoofed source addresses reach the server within 6 ms.",
			"6 毫秒内，16 个伪造源地址的 SYN 到达服务器。",
		]) {
			const { moments, lifelines } = buildDiagram({ view: view([step(1, text, { states: { server: "LISTEN" } })]) });
			expect(lifelines.map(({ id }) => id)).toEqual(["attacker", "server"]);
			expect(moments[0]).toMatchObject({ flood: { syns: 16, to: 1 }, note: null });
		}
	});
});

describe("a value", () => {
	it("is a blank when asked, and the value of that blank when solved", () => {
		const exercise = exerciseOf("three-way");
		const cells = (input: DiagramInput) =>
			buildDiagram(input).moments.flatMap(({ arrow, states }) => [arrow?.seq, arrow?.ack, arrow?.flags, ...states]);
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
		for (const { answer } of buildDiagram({ view: seen, results }).asked) expect(answer).toBeNull();
	});

	it("of a queue that stays empty is not charted", () => {
		const queues = { server: { syn: 0, accept: { blank: "b1" } } };
		expect(buildDiagram({ view: view([step(1, "a", { queues })]) }).queues).toMatchObject([{ queue: "accept" }]);
	});
});
