// After checking: where numbers come from, and what would have come of a wrong segment.
import { describe, expect, it } from "vitest";
import { differences } from "../../../src/page/scenario/graded/differences.ts";
import { linkOf } from "../../../src/page/scenario/graded/reference.ts";
import { threadsOf } from "../../../src/page/scenario/graded/threads.ts";
import { branchOf } from "../../../src/page/scenario/graded/written.ts";
import { begin, grade, open } from "../../../src/page/scenario/model.ts";
import type { Picture } from "../../../src/page/scenario/picture/picture.ts";
import { everyExercise } from "../../support/every-exercise.ts";
import { resultOf, scenarioOf } from "../support/scenarios.ts";

const EVERY = everyExercise(1);

/** The places that a diagram of it has for lines to end at. */
function placesIn({ rows }: Picture): ReadonlySet<string> {
	return new Set(
		rows.flatMap(({ arrow }) => {
			if (!arrow) return [];
			const { segment, whole, length, ack } = arrow;
			const parts = whole === null ? ["flags", "seq", ...(ack ? ["ack"] : [])] : ["whole"];
			return [...parts, ...(length > 0 ? ["length"] : [])].map((part) => `${part}:${segment}`);
		}),
	);
}

describe("lines to a number", () => {
	it("start and end at values that the diagram shows, one for each step of the counting", () => {
		let drawn = 0;
		for (const exercise of EVERY) {
			const graded = grade(begin(scenarioOf(exercise), "diagram"), resultOf(exercise, {}));
			const places = placesIn(graded.picture);
			for (const { id } of graded.scenario.blanks) {
				const outcome = graded.graded?.blanks[id];
				const threads = threadsOf(open(graded, id));
				for (const { from, to } of threads) {
					expect(places).toContain(from);
					expect(places).toContain(to);
				}
				const start = outcome?.derivation?.[0];
				if (start && "from" in start && "segment" in start.from) {
					expect(threads).toHaveLength(outcome?.derivation?.length ?? 0);
					drawn++;
				}
			}
		}
		expect(drawn).toBeGreaterThan(100);
	});

	it("add what the segment that they start at has: its SYN, its FIN, its octets", () => {
		for (const exercise of EVERY) {
			const graded = grade(begin(scenarioOf(exercise), "diagram"), resultOf(exercise, {}));
			const arrows = graded.picture.rows.flatMap(({ arrow }) => (arrow ? [arrow] : []));
			for (const { id } of graded.scenario.blanks)
				for (const { from, plus } of threadsOf(open(graded, id))) {
					const [part, segment] = from.split(":");
					const arrow = arrows.find((one) => String(one.segment) === segment);
					if (part === "flags" && plus) expect(arrow?.flags.value).toContain(plus.why);
					if (part === "length") expect(arrow?.length).toBe(plus?.amount);
				}
		}
	});
});

describe("a segment sent as it was written", () => {
	it("carries the answer, and is followed by what the other end sends at once", () => {
		let sent = 0;
		for (const exercise of EVERY) {
			const scenario = scenarioOf(exercise);
			const answers = Object.fromEntries(
				scenario.blanks.flatMap(({ id, kind }) => (kind === "flags" ? [[id, ["RST"]]] : [])),
			);
			const state = grade(begin(scenario, "diagram"), resultOf(exercise, answers));
			for (const id of Object.keys(answers)) {
				const consequence = state.graded?.blanks[id]?.consequence;
				const branch = branchOf(state, id);
				expect(branch === null).toBe(consequence === undefined);
				if (!branch || !consequence) continue;
				sent++;
				const [written, ...rest] = branch.rows;
				expect(written?.arrow).toMatchObject({ flags: { value: "RST" }, ack: null });
				expect(rest.flatMap(({ arrow }) => (arrow ? [arrow.flags.value] : []))).toEqual(
					consequence.sent.map(({ flags }) => flags.join(",")),
				);
			}
		}
		expect(sent).toBeGreaterThan(5);
	});
});

describe("two runs of one scenario", () => {
	it("differ nowhere from themselves, and where a value is another", () => {
		for (const exercise of EVERY) {
			const { picture } = grade(begin(scenarioOf(exercise), "diagram"), resultOf(exercise, {}));
			expect(differences(picture, picture).size).toBe(0);
			const arrow = picture.rows.find((row) => row.arrow)?.arrow;
			if (!arrow) continue;
			const seq = { ...arrow.seq, value: "other" };
			const other = {
				...picture,
				rows: picture.rows.map((row) => (row.arrow === arrow ? { ...row, arrow: { ...arrow, seq } } : row)),
			};
			expect([...differences(picture, other)]).toEqual([`seq:${arrow.segment}`]);
		}
	});
});

describe("a rule's source", () => {
	it.each([
		["RFC 9293", "3.10.7.4", "https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4"],
		["RFC 1122", "4.2.3.6", "https://www.rfc-editor.org/rfc/rfc1122#section-4.2.3.6"],
		["RFC 1337", "3", "https://www.rfc-editor.org/rfc/rfc1337#section-3"],
		["Linux", "tcp(7)", null],
		["POSIX", "connect()", null],
	])("%s, %s leads to %s", (rfc, section, link) => {
		expect(linkOf(rfc, section)).toBe(link);
	});
});
