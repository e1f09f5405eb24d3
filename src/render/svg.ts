// A sequence diagram as textbooks draw it. Pure, deterministic, without script or any reference to elsewhere.
import type { Locale } from "../text/locale.ts";
import { buildDiagram } from "./build-diagram.ts";
import { ems, escapeMarkup, wrap } from "./characters.ts";
import { arrowLabel, drawArrows } from "./drawing/arrows.ts";
import { element, text } from "./drawing/elements.ts";
import { drawFloods, floodPoints } from "./drawing/floods.ts";
import { drawLegend, drawQuestions } from "./drawing/footer.ts";
import { gapOf, type Layout, layOut } from "./drawing/layout.ts";
import { CHART, drawChart } from "./drawing/queue-chart.ts";
import { drawHosts, drawMoments, HEADER } from "./drawing/sides.ts";
import { STYLE } from "./drawing/style.ts";
import type { Diagram, DiagramInput } from "./model.ts";
import { stepsInProse } from "./prose.ts";

export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: "en", zh: "zh-CN" };

const TITLE_LINE = 19;
/** Of an em of the title, which is bold: estimates are for ordinary type. */
const TITLE_WIDTH = 15.5;

export function renderSvg(input: DiagramInput, locale: Locale): string {
	const diagram = buildDiagram(input);
	const gap = gapOf(diagram.lifelines.length);
	const width = layOut(diagram, 0, () => []).width;
	const title = wrap(diagram.title, width - 12, (row) => ems(row) * TITLE_WIDTH);
	const hostsTop = 12 + TITLE_LINE * title.length;
	const layout = layOut(diagram, hostsTop + HEADER + 22, (arrow) => arrowLabel(arrow, gap, locale));
	const drawn = [
		...title.map((row, i) => text(row, { x: 6, y: 18 + TITLE_LINE * i }, "sq-title")),
		drawHosts(diagram, layout, hostsTop, locale),
		drawMoments(diagram, layout, locale),
		drawFloods(diagram, layout, locale),
		drawArrows(diagram.moments, layout, floodPoints(diagram, layout), locale),
	];
	const below = drawBelow(diagram, layout, locale);
	return figure(diagram, [...drawn, below.markup].join(""), width, below.end, locale);
}

function drawBelow(
	diagram: Diagram,
	{ width, bottom }: Layout,
	locale: Locale,
): { readonly markup: string; readonly end: number } {
	let y = bottom + 10;
	const charts = diagram.queues.map((track) => {
		const chart = drawChart(track, diagram, width, y, locale);
		y += CHART;
		return chart;
	});
	const questions = drawQuestions(
		diagram.asked.filter(({ placed }) => !placed),
		width,
		y,
		locale,
	);
	y += questions.height;
	const legend = drawLegend(diagram, y, locale);
	return { markup: `${charts.join("")}${questions.markup}${legend.markup}`, end: y + legend.height + 6 };
}

function figure(diagram: Diagram, drawn: string, width: number, height: number, locale: Locale): string {
	const tall = Math.ceil(height);
	const described = [diagram.story, ...stepsInProse(diagram, locale)].join("\n");
	return element(
		"svg",
		{
			xmlns: "http://www.w3.org/2000/svg",
			class: "sq",
			role: "img",
			lang: LANGUAGE_TAG[locale],
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
