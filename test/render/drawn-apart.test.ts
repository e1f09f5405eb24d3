// Of every template's figure: nothing is written over anything else, nothing is outside, and every blank can be seen.
import { describe, expect, it } from "vitest";
import { buildDiagram } from "../../src/render/build-diagram.ts";
import { writtenAt } from "../../src/render/drawing/captions.ts";
import { columnsOf } from "../../src/render/drawing/columns.ts";
import type { DiagramInput } from "../../src/render/model.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { asked, EXERCISES, exerciseOf, segment, solved, step, TIME_PASSES, view } from "./examples.ts";
import { boundsOf, type Geometry, gapBetween, geometryOf, type Piece } from "./geometry.ts";

/** In px: widths are estimated rather too wide, and a box is higher than the letters in it. */
const TOLERANCE = 2;
const BETWEEN_CHIPS = 2;

interface Drawn {
	readonly name: string;
	readonly locale: Locale;
	readonly input: DiagramInput;
	readonly geometry: Geometry;
}

/** Each figure once, whoever looks at it. */
const FIGURES: readonly Drawn[] = EXERCISES.flatMap((exercise) =>
	LOCALES.flatMap((locale) =>
		[asked(exercise, locale), solved(exercise, locale)].map((input, i) => ({
			name: `${exercise.spec.template}, ${exercise.spec.notation}, ${locale}, ${i === 0 ? "asked" : "solved"}`,
			locale,
			input,
			geometry: geometryOf(renderSvg(input, locale)),
		})),
	),
);

/** Pairs that are less far apart than `least`, named by their texts. */
function closerThan(least: number, pieces: readonly Piece[]): readonly string[] {
	const bounds = pieces.map(boundsOf);
	return pieces.flatMap((a, i) =>
		pieces.slice(i + 1).flatMap((b, k) => {
			const [at, other] = [bounds[i], bounds[i + 1 + k]];
			if (!at || !other || at.right + least <= other.left || other.right + least <= at.left) return [];
			return at.bottom + least <= other.top || other.bottom + least <= at.top || gapBetween(a, b) >= least
				? []
				: [`${a.text} | ${b.text}`];
		}),
	);
}

describe("in the figure of any template, language and notation, asked or solved,", () => {
	it("no text, box or number lies over another", () => {
		for (const { name, geometry } of FIGURES) {
			const { texts, chips, hosts, discs } = geometry;
			expect(closerThan(-TOLERANCE, [...texts, ...chips, ...hosts, ...discs]), name).toEqual([]);
		}
	});

	it("no chip touches another", () => {
		for (const { name, geometry } of FIGURES) expect(closerThan(BETWEEN_CHIPS, geometry.chips), name).toEqual([]);
	});

	it("everything that is written is inside", () => {
		for (const { name, geometry } of FIGURES) {
			const { texts, chips, hosts, discs, width, height } = geometry;
			const outside = [...texts, ...chips, ...hosts, ...discs].filter((piece) => {
				const { left, right, top, bottom } = boundsOf(piece);
				return left < 0 || right > width || top < 0 || bottom > height;
			});
			expect(outside, name).toEqual([]);
		}
	});

	it("every blank has a chip", () => {
		for (const { name, input, geometry } of FIGURES.filter(({ input }) => !input.solved)) {
			const shown = new Set(geometry.chips.map(({ text }) => text));
			expect(
				input.view.blanks.filter(({ id }) => !shown.has(id)),
				name,
			).toEqual([]);
		}
	});

	it("what the attacker sends is drawn as an attack, and nothing else is", () => {
		for (const { name, input, locale, geometry } of FIGURES) {
			const { moments } = buildDiagram(input, words(locale));
			const attacks = moments.flatMap(({ arrow }) => (arrow?.attack ? arrow.arrivesAt.length || 1 : []));
			const legend = attacks.length > 0 || moments.some(({ flood }) => flood) ? 1 : 0;
			const drawn = geometry.lines.filter(({ kind }) => kind.split(" ").includes("sq-attack"));
			const expected = attacks.reduce((sum, count) => sum + count, legend);
			expect(drawn.filter(({ kind }) => !kind.includes("sq-flood")).length, name).toBe(expected);
			expect(attacks.length > 0, name).toBe(
				input.view.timeline.some(
					({ cause, segment }) =>
						(cause.kind === "inject" && cause.note === "spoofed") ||
						segment?.from === "attacker" ||
						segment?.from === "scanner",
				),
			);
		}
	});

	it("no note beside a lifeline has more than four lines", () => {
		for (const { name, input, locale } of FIGURES) {
			const diagram = buildDiagram(input, words(locale));
			const columns = columnsOf(diagram);
			const notes = diagram.moments.map((_, i) => writtenAt(diagram, columns, i, "12 · 1.234 s"));
			const rows = notes.flatMap(({ note, caption }) => [note?.rows.length ?? 0, caption.rows.length]);
			expect(Math.max(0, ...rows), name).toBeLessThanOrEqual(4);
		}
	});
});

describe("a flood", () => {
	const floods = FIGURES.flatMap(({ name, input, locale, geometry }) =>
		buildDiagram(input, words(locale)).moments.flatMap(({ flood }, i) =>
			flood
				? [{ name, geometry, syns: flood.syns, time: rulesOf(geometry)[i] ?? 0, before: rulesOf(geometry)[i - 1] ?? 0 }]
				: [],
		),
	);

	it("has arrived by its time: no arrow ends below it, and the last ends there", () => {
		expect(floods.length).toBeGreaterThan(30);
		for (const { name, geometry, time, before } of floods) {
			const ends = strandsWithin(geometry, before, time).map(({ to }) => to[1]);
			expect(Math.max(...ends), name).toBe(time);
		}
	});

	it("has the more arrows the more SYNs it is of, and says how many those are", () => {
		const counts = new Map(
			floods.map(({ geometry, time, before, syns }) => [syns, strandsWithin(geometry, before, time).length]),
		);
		const sorted = [...counts].sort(([a], [b]) => a - b);
		expect(sorted.length).toBeGreaterThan(8);
		for (const [i, [syns, strands]] of sorted.entries()) {
			expect(strands).toBeGreaterThanOrEqual(sorted[i - 1]?.[1] ?? 1);
			expect(strands).toBeLessThanOrEqual(syns);
		}
		const strandsOf = (syns: number) => {
			const cause = { kind: "flood", to: "server", syns, duringMs: 5 } as const;
			const geometry = geometryOf(renderSvg({ view: view([step(1, cause, { states: { server: "LISTEN" } })]) }, "en"));
			expect(geometry.texts.map(({ text }) => text)).toContain(`${syns} × SYN`);
			return geometry.lines.filter(({ kind }) => kind.includes("sq-flood")).length;
		};
		expect([1, 2, 3, 14, 40, 140].map(strandsOf)).toEqual([1, 2, 3, 6, 9, 16]);
	});
});

function rulesOf({ lines }: Geometry): readonly number[] {
	return lines.flatMap(({ kind, from }) => (kind === "sq-rule" ? [from[1]] : []));
}

function strandsWithin({ lines }: Geometry, top: number, bottom: number): Geometry["lines"] {
	return lines.filter(({ kind, from }) => kind.includes("sq-flood") && from[1] > top && from[1] < bottom);
}

describe("a queue whose length is asked for", () => {
	const unknown = ({ bars }: Geometry) => bars.filter(({ kind }) => kind === "sq-unknown").map(boundsOf);
	const known = ({ bars }: Geometry) => bars.filter(({ kind }) => kind === "sq-bar").map(boundsOf);
	const heightOf = ({ top, bottom }: ReturnType<typeof boundsOf>) => Math.round((bottom - top) * 10) / 10;

	it("has a band of one height in every template, past every bar", () => {
		const heights = FIGURES.flatMap(({ geometry }) => unknown(geometry).map(heightOf));
		expect(heights.length).toBeGreaterThan(40);
		expect(new Set(heights).size).toBe(1);
		const bars = FIGURES.flatMap(({ geometry }) => known(geometry).map(heightOf));
		expect(Math.max(...bars)).toBeLessThan(Math.min(...heights));
	});

	it("has the same band whatever is known of the other steps", () => {
		const bandBeside = (length: number) => {
			const lengths = [length, { blank: "b1" }, 0] as const;
			const steps = lengths.map((syn, i) => step(i + 1, TIME_PASSES, { queues: { server: { syn, accept: 0 } } }));
			return unknown(geometryOf(renderSvg({ view: view(steps) }, "en")));
		};
		expect(bandBeside(3)).toHaveLength(1);
		expect(bandBeside(3)).toEqual(bandBeside(250));
	});

	it("has its chip and a question mark in the band", () => {
		for (const { geometry, name } of FIGURES) {
			const bands = unknown(geometry);
			const marks = geometry.texts.filter(({ kind }) => kind === "sq-ask").map(boundsOf);
			expect(marks.length, name).toBe(bands.length);
			for (const [i, { left, right }] of bands.entries()) {
				const middle = ((marks[i]?.left ?? 0) + (marks[i]?.right ?? 0)) / 2;
				expect(Math.abs(middle - (left + right) / 2), name).toBeLessThan(1);
			}
		}
	});
});

describe("clients whose segments are not shown", () => {
	it("have a lifeline before the host that they connect to, where the story's client has none", () => {
		const { moments, lifelines } = buildDiagram(asked(exerciseOf("syn-proxy-gateway"), "en"), words("en"));
		expect(lifelines.map(({ id }) => id)).toEqual(["client", "gateway", "server"]);
		expect(moments.flatMap(({ unseen }) => unseen ?? [])).toEqual([{ from: 0, to: 1 }]);
		const svg = renderSvg(asked(exerciseOf("syn-proxy-gateway"), "en"), "en");
		expect(geometryOf(svg).lines.filter(({ kind }) => kind === "sq-unseen")).toHaveLength(3);
	});

	it("beside the story's client are told only", () => {
		const others = { kind: "other-clients", to: "server", clients: 2, duringMs: 5 } as const;
		const steps = [step(1, others), step(2, TIME_PASSES, { segment: segment(1, "client", "server") })];
		const { moments, lifelines } = buildDiagram({ view: view(steps) }, words("en"));
		expect(lifelines.map(({ id }) => id)).toEqual(["client", "server"]);
		expect(moments[0]).toMatchObject({ unseen: null, note: { host: null } });
	});
});

it("what a program printed keeps its columns in every picture", () => {
	for (const locale of LOCALES) {
		const { texts } = geometryOf(renderSvg(asked(exerciseOf("netstat-reading"), locale), locale));
		const rows = texts.filter(({ text }) => /^(State|SYN-RECV|ESTAB)\s/.test(text)).map(({ text }) => text);
		const second = rows.map((row) => row.search(/(?<=\s)(\d|Local)/));
		const third = rows.map((row) => row.search(/(?<=:(\d+|Port)\s+)(\d|Peer)/));
		expect(rows.length).toBeGreaterThan(3);
		expect(new Set(second).size).toBe(1);
		expect(new Set(third).size).toBe(1);
	}
});
