// The map of a class's misconceptions as a picture: a bar an idea, as long as those who met it, filled as far as those who
// hold it, in parts by how sure they are. Pure, deterministic, without script or any reference to elsewhere.
import { CERTAINTIES, type Certainty } from "../text/facts/misconception-map.ts";
import type { Language } from "../text/language.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { ems, escapeMarkup, monospacedEms, wrap } from "./characters.ts";
import { box, element, text } from "./drawing/elements.ts";
import { inkKind, MAP_STYLE, partKind } from "./drawing/map-style.ts";
import { STYLE } from "./drawing/style.ts";

export interface MapBar {
	/** Of the misconception, in the language of the picture. */
	readonly title: string;
	readonly held: number;
	/** At least `held`. */
	readonly met: number;
	/** At least `held`. */
	readonly showed: number;
	/** Together `held`. */
	readonly confidence: Readonly<Record<Certainty, number>>;
	/** In which most showed it, from 1. */
	readonly mostIn: number;
}

export interface MapFigure {
	/** Of the assignment. */
	readonly title: string;
	readonly learners: number;
	readonly holding: number;
	/** In the order in which they are drawn. */
	readonly bars: readonly MapBar[];
}

/** A phone's; the style makes it larger where there is room. */
const WIDTH = 360;
const EDGE = 10;
const INNER = WIDTH - 2 * EDGE;
/** Beside the longest bar stands its number. */
const NUMBER = 76;
const BAR = 16;
const MOST_BARS = 12;

/** A piece of the picture, from the top that it is given: its markup, and where the next one begins. */
interface Piece {
	readonly markup: string;
	readonly end: number;
}

export function renderMisconceptionMap(figure: MapFigure, locale: Locale): string {
	const language = words(locale);
	const drawn = figure.bars.slice(0, MOST_BARS);
	const longest = Math.max(1, ...drawn.map(({ met }) => met));
	const pieces: ((top: number) => Piece)[] = [
		(top) => lines(language.misconceptionMap.heading(figure.title), top, TITLE),
		(top) => lines(classSentence(figure, language), top + 3, PLAIN),
		...drawn.map((bar) => (top: number) => drawBar(bar, longest, top + 12, language)),
		(top) => drawMore(figure.bars.length - drawn.length, top, language),
		(top) => (drawn.length === 0 ? { markup: "", end: top } : drawLegend(top + 14, language)),
	];
	let top = 8;
	const markup = pieces.map((piece) => {
		const { markup: one, end } = piece(top);
		top = end;
		return one;
	});
	return svg(figure, markup.join(""), Math.ceil(top + EDGE), language);
}

interface Type {
	readonly kind: string;
	/** Width of an em of it, px: estimates are of ordinary type, bold is wider. */
	readonly em: number;
	readonly height: number;
}

const TITLE: Type = { kind: "sq-title", em: 15.5, height: 19 };
const NAME: Type = { kind: "sq-name", em: 13.2, height: 16 };
const PLAIN: Type = { kind: "sq-question", em: 12, height: 17 };
const SMALL: Type = { kind: "sq-muted", em: 11, height: 15 };

function lines(content: string, top: number, type: Type): Piece {
	return stack(
		wrap(content, INNER, (row) => ems(row) * type.em),
		top,
		type,
	);
}

function stack(rows: readonly string[], top: number, { kind, height }: Type): Piece {
	const markup = rows.map((row, i) => text(row, { x: EDGE, y: top + height * (i + 1) - 4 }, kind));
	return { markup: markup.join(""), end: top + height * rows.length };
}

function classSentence({ learners, holding, bars }: MapFigure, { misconceptionMap }: Language): string {
	const held = bars.filter((bar) => bar.held > 0);
	return misconceptionMap.class({ learners, holding, ideas: held.length, first: held[0]?.title ?? null });
}

function drawBar(bar: MapBar, longest: number, top: number, language: Language): Piece {
	const name = lines(bar.title, top, NAME);
	const { heldOf } = language.misconceptionMap;
	const scale = (INNER - NUMBER) / longest;
	const y = name.end + 2;
	const track = box({ x: EDGE, y }, Math.max(2, bar.met * scale), BAR, "sq-met");
	const number = text(heldOf(bar.held, bar.met), { x: WIDTH - EDGE, y: y + 12 }, "sq-name", "end");
	const below = stack(rowsUnder(bar, language), y + BAR + 2, SMALL);
	return { markup: `${name.markup}${track}${drawParts(bar, scale, y)}${number}${below.markup}`, end: below.end };
}

function drawParts({ confidence }: MapBar, scale: number, y: number): string {
	let x = EDGE;
	return CERTAINTIES.filter((part) => confidence[part] > 0)
		.map((part) => {
			const width = confidence[part] * scale;
			const said = String(confidence[part]);
			const fits = monospacedEms(said) * 11 + 4 <= width;
			const number = fits ? text(said, { x: x + width / 2, y: y + 12 }, inkKind(part), "middle") : "";
			const drawn = `${box({ x, y }, width, BAR, partKind(part), 0)}${number}`;
			x += width;
			return drawn;
		})
		.join("");
}

/** "5 certain · 2 guessed · most in item 3", the parts in the order of the bar; none is torn apart. */
function rowsUnder({ confidence, held, showed, mostIn }: MapBar, { misconceptionMap }: Language): readonly string[] {
	const { split, overcame, mostIn: inItem, between } = misconceptionMap;
	const parts = CERTAINTIES.filter((part) => confidence[part] > 0).map((part) => split[part](confidence[part]));
	const past = showed > held ? [overcame(showed - held)] : [];
	const rows: string[] = [];
	for (const part of [...parts, ...past, inItem(mostIn)]) {
		const row = rows.at(-1);
		const longer = row === undefined ? part : row + between + part;
		if (row !== undefined && ems(longer) * SMALL.em <= INNER) rows[rows.length - 1] = longer;
		else rows.push(part);
	}
	return rows;
}

function drawMore(left: number, top: number, { misconceptionMap }: Language): Piece {
	return left > 0 ? lines(misconceptionMap.more(left), top + 10, PLAIN) : { markup: "", end: top };
}

const SWATCH = 11;

/** Two entries a line. */
function drawLegend(top: number, { misconceptionMap: { legend } }: Language): Piece {
	const entries = [
		...CERTAINTIES.map((part) => [partKind(part), legend[part]] as const),
		["sq-met", legend.met] as const,
	];
	const markup = entries.map(([kind, said], i) => {
		const at = { x: EDGE + (i % 2) * (INNER / 2), y: top + 17 * Math.floor(i / 2) };
		return `${box(at, SWATCH, SWATCH, kind, 1)}${text(said, { x: at.x + SWATCH + 6, y: at.y + 10 }, "sq-muted")}`;
	});
	return { markup: markup.join(""), end: top + 17 * Math.ceil(entries.length / 2) };
}

function svg(figure: MapFigure, drawn: string, height: number, language: Language): string {
	const { misconceptionMap, render } = language;
	const { bars } = figure;
	const ideas = bars.map((bar) => misconceptionMap.idea({ ...bar, certain: bar.confidence.certain }));
	return element(
		"svg",
		{
			xmlns: "http://www.w3.org/2000/svg",
			class: "sq",
			role: "img",
			lang: render.languageTag,
			viewBox: `0 0 ${WIDTH} ${height}`,
			width: WIDTH,
			height,
		},
		[
			`<title>${escapeMarkup(misconceptionMap.heading(figure.title))}</title>`,
			`<desc>${[classSentence(figure, language), ...ideas].map(escapeMarkup).join("\n")}</desc>`,
			`<style>${STYLE}${MAP_STYLE}</style>`,
			element("rect", { class: "sq-paper", width: WIDTH, height }),
			drawn,
		].join(""),
	);
}
