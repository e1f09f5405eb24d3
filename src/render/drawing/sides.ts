// Hosts and lifelines, and what stands beside them: the step and its time, the states, and what a host does.
import type { Language } from "../../text/language.ts";
import { ems } from "../characters.ts";
import type { Diagram, Lifeline, Moment } from "../model.ts";
import { NO_CAPTION } from "./captions.ts";
import { type Anchor, box, type Point, text, line as thin } from "./elements.ts";
import { captionBaseline, type Layout } from "./layout.ts";
import { listingHeight } from "./row-heights.ts";
import { cellRun, drawLine, LINE } from "./runs.ts";
import { drawUnseen } from "./unseen.ts";

export const HEADER = 44;

/** Boxes with names at the top of the lifelines; `top` is where they begin. */
export function drawHosts({ lifelines }: Diagram, { xs, bottom }: Layout, top: number, language: Language): string {
	return lifelines
		.map((lifeline, i) => {
			const x = xs[i] ?? 0;
			const foot = top + HEADER - (lifeline.address === null ? 20 : 6);
			return `${thin({ x, y: foot }, { x, y: bottom }, "sq-life")}${drawHost(lifeline, { x, y: top }, language)}`;
		})
		.join("");
}

function drawHost({ id, address }: Lifeline, { x, y }: Point, language: Language): string {
	const name = language.render.hostTitle(id);
	const width = Math.max(56, ems(name) * 12 + 18);
	const label = text(name, { x, y: y + 16 }, "sq-name", "middle");
	const below = address === null ? "" : text(address, { x, y: y + 35 }, "sq-muted", "middle");
	return `${box({ x: x - width / 2, y }, width, 23, "sq-host", 5)}${label}${below}`;
}

/** "Step 1 · 20 ms", of the first; "2 · 30 ms" of those after it. */
export function stepLabel({ step, timeMs }: Moment, i: number, language: Language): string {
	const time = timeMs === null ? "" : ` · ${language.amounts.duration(timeMs)}`;
	return `${i === 0 ? `${language.render.words.step} ${step}` : step}${time}`;
}

export function drawMoments({ moments, lifelines }: Diagram, layout: Layout, language: Language): string {
	return moments
		.map((moment, i) => {
			const y = layout.ys[i] ?? 0;
			const top = captionBaseline(layout, i, 0);
			const rule = thin({ x: 4, y }, { x: layout.width - 4, y }, "sq-rule");
			const step = text(stepLabel(moment, i, language), { x: 4, y: top }, "sq-muted sq-halo");
			const sides = lifelines.map((_, host) => drawSide(moment, host, lifelines.length, layout, i));
			return [
				rule,
				drawUnseen(moment.unseen, layout.xs, top - 11),
				step,
				drawCaption(layout, i),
				...sides,
				drawListing(layout, i),
			].join("");
		})
		.join("");
}

/** What happens, above the line of the moment. */
function drawCaption(layout: Layout, i: number): string {
	const { rows, xs } = layout.captions[i] ?? NO_CAPTION;
	return rows.map((row, k) => text(row, { x: xs[k] ?? 0, y: captionBaseline(layout, i, k) }, "sq-halo")).join("");
}

function drawSide(moment: Moment, host: number, hosts: number, { xs, ys, notes }: Layout, i: number): string {
	const halo = host > 0 && host < hosts - 1;
	const left = halo ? leavesRightward(moment, host) : host === 0 && hosts > 1;
	const anchor: Anchor = left ? "end" : "start";
	const x = (xs[host] ?? 0) + (left ? -7 : 7);
	let y = (ys[i] ?? 0) + 13;
	const drawn: string[] = [];
	const state = moment.newStates[host];
	if (state) {
		drawn.push(drawLine([[cellRun(state, "", "strong")]], { x, y }, anchor, halo));
		y += LINE;
	}
	const note = notes[i];
	if (note?.host === host)
		for (const [k, row] of note.rows.entries())
			drawn.push(text(row, { x, y: y + LINE * k }, halo ? "sq-muted sq-halo" : "sq-muted", anchor));
	return drawn.join("");
}

/** A lifeline in the middle is written to where no arrow leaves it. */
function leavesRightward({ arrow }: Moment, host: number): boolean {
	return arrow !== null && arrow.from === host && arrow.to > host;
}

/** Spaces in a row are one in SVG; these are kept. */
function unbroken(spaces: string): string {
	return "\u00a0".repeat(spaces.length);
}

/** Over the lifelines, as wide as the figure. */
function drawListing({ width, ends, bottom, listings }: Layout, i: number): string {
	const rows = listings[i] ?? [];
	if (rows.length === 0) return "";
	const top = (ends[i] ?? bottom) - listingHeight(rows);
	const paper = box({ x: 4, y: top }, width - 8, LINE * rows.length + 2, "sq-paper");
	const lines = rows.map((row, k) =>
		drawLine(
			[[{ look: "mono", text: row.replace(/ {2,}|^ /g, unbroken) }]],
			{ x: 8, y: top + LINE * (k + 1) - 3 },
			"start",
		),
	);
	return `${paper}${lines.join("")}`;
}
