// A sequence diagram as textbooks draw it. Pure, deterministic, without script or any reference to elsewhere.
import type { Language } from "../text/language.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { buildDiagram } from "./build-diagram.ts";
import { ems, escapeMarkup, wrap } from "./characters.ts";
import { arrowLabel, drawArrows } from "./drawing/arrows.ts";
import { columnsOf } from "./drawing/columns.ts";
import { element, text } from "./drawing/elements.ts";
import { flightOf } from "./drawing/flights.ts";
import { drawFloods, placeFloods } from "./drawing/floods.ts";
import { drawLegend, drawQuestions } from "./drawing/footer.ts";
import { type Layout, layOut } from "./drawing/layout.ts";
import { obstacles } from "./drawing/obstacles.ts";
import { CHART, drawChart } from "./drawing/queue-chart.ts";
import { drawHosts, drawMoments, HEADER, stepLabel } from "./drawing/sides.ts";
import { STYLE } from "./drawing/style.ts";
import type { Diagram, DiagramInput } from "./model.ts";
import { stepsInProse } from "./prose.ts";

const TITLE_LINE = 19;
/** Of an em of the title, which is bold: estimates are for ordinary type. */
const TITLE_WIDTH = 15.5;

export function renderSvg(input: DiagramInput, locale: Locale): string {
	const language = words(locale);
	const diagram = buildDiagram(input, language);
	const { width } = columnsOf(diagram);
	const title = wrap(diagram.title, width - 12, (row) => ems(row) * TITLE_WIDTH);
	const hostsTop = 12 + TITLE_LINE * title.length;
	const layout = layOut(diagram, hostsTop + HEADER + 22, {
		stepLabel: (moment, i) => stepLabel(moment, i, language),
		arrowLabel: (arrow, gap) => arrowLabel(arrow, gap, language),
	});
	const crossing = diagram.moments.flatMap(({ arrow }) => (arrow && arrow.from !== arrow.to ? [arrow] : []));
	const flights = crossing.map((arrow) => flightOf(arrow, layout, language));
	const floods = placeFloods(diagram, layout, flights, language);
	const drawn = [
		...title.map((row, i) => text(row, { x: 6, y: 18 + TITLE_LINE * i }, "sq-title")),
		drawHosts(diagram, layout, hostsTop, language),
		drawMoments(diagram, layout, language),
		drawFloods(floods, language),
		drawArrows(diagram.moments, flights, layout, obstacles(layout, flights, floods, language), language),
	];
	const below = drawBelow(diagram, layout, language);
	return figure(diagram, [...drawn, below.markup].join(""), width, below.end, language);
}

function drawBelow(
	diagram: Diagram,
	{ width, bottom }: Layout,
	language: Language,
): { readonly markup: string; readonly end: number } {
	let y = bottom + 10;
	const charts = diagram.queues.map((track) => {
		const chart = drawChart(track, diagram, width, y, language);
		y += CHART;
		return chart;
	});
	const questions = drawQuestions(
		diagram.asked.filter(({ placed }) => !placed),
		width,
		y,
		language,
	);
	y += questions.height;
	const legend = drawLegend(diagram, width, y, language);
	return { markup: `${charts.join("")}${questions.markup}${legend.markup}`, end: y + legend.height + 6 };
}

function figure(diagram: Diagram, drawn: string, width: number, height: number, language: Language): string {
	const tall = Math.ceil(height);
	const described = [diagram.story, ...stepsInProse(diagram, language)].join("\n");
	return element(
		"svg",
		{
			xmlns: "http://www.w3.org/2000/svg",
			class: "sq",
			role: "img",
			lang: language.render.languageTag,
			viewBox: `0 0 ${width} ${tall}`,
			width,
			height: tall,
		},
		[
			`<title>${escapeMarkup(diagram.title)}</title>`,
			`<desc>${described.split("\n").map(escapeMarkup).join("\n")}</desc>`,
			`<style>${STYLE}</style>`,
			element("rect", { class: "sq-paper", width, height: tall }),
			drawn,
		].join(""),
	);
}
