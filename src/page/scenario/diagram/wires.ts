// The lines of every diagram in an element: lifelines and segments, drawn over the rows where these have come to stand, and
// again whenever they move.
import type { LitElement } from "lit";
import { render } from "lit";
import { drawing } from "./drawing.ts";
import type { Box, Measured } from "./lines.ts";
import type { FigureElement } from "./parts.ts";
import { threadsView } from "./threads-view.ts";

/** For an element that shows diagrams: keeps their lines where they belong. */
export function keepWires(host: LitElement): void {
	let waiting = 0;
	const later = () => {
		cancelAnimationFrame(waiting);
		waiting = requestAnimationFrame(() => drawAll(host));
	};
	let fontsWatched = false;
	const observer = new ResizeObserver((entries) => {
		// It also tells when it begins to watch: then all is drawn already.
		if (entries.some(({ target, contentRect }) => !isDrawnFor(target, contentRect))) later();
	});
	const watched = new WeakSet<Element>();
	host.addController({
		hostUpdated() {
			for (const figure of figuresOf(host))
				if (!watched.has(figure)) {
					watched.add(figure);
					observer.observe(figure);
				}
			drawAll(host);
			if (fontsWatched) return;
			fontsWatched = true;
			// Asked once all is laid out: a browser lays out the page before it answers.
			document.fonts?.ready.then(later);
		},
		hostDisconnected() {
			cancelAnimationFrame(waiting);
		},
	});
}

function figuresOf({ renderRoot }: LitElement): readonly FigureElement[] {
	return [...renderRoot.querySelectorAll<FigureElement>(".figure")];
}

function isDrawnFor(figure: Element, { width, height }: DOMRectReadOnly): boolean {
	const svg = figure.querySelector(":scope > .wires");
	const drawn = (name: string) => Number(svg?.getAttribute(name));
	return Math.abs(drawn("width") - width) < 0.5 && Math.abs(drawn("height") - height) < 0.5;
}

function drawAll(host: LitElement): void {
	const figures = figuresOf(host);
	// All are measured before any is drawn: one layout.
	const measured = figures.map(measure);
	for (const [i, figure] of figures.entries()) {
		const [one, svg] = [measured[i], figure.querySelector<SVGElement>(".wires")];
		if (!one || !svg) continue;
		svg.setAttribute("width", String(one.width));
		svg.setAttribute("height", String(one.height));
		render(drawing(one), svg as unknown as HTMLElement);
		drawThreads(figure);
	}
}

function drawThreads(figure: FigureElement): void {
	const { lines = [] } = figure;
	const svg = figure.querySelector<SVGElement>(":scope > .threads");
	// Where none are and none were, nothing is measured again.
	if (lines.length === 0 && !svg?.hasChildNodes()) return;
	const frame = figure.getBoundingClientRect();
	const boxOf = (at: string) => {
		const box = figure.querySelector(`[data-at="${CSS.escape(at)}"]`)?.getBoundingClientRect();
		return box ? within(frame, box) : null;
	};
	const placed = lines.flatMap(({ from, to, label }) => {
		const [start, end] = [boxOf(from), boxOf(to)];
		return start && end ? [{ from: start, to: end, label }] : [];
	});
	svg?.setAttribute("width", String(frame.width));
	svg?.setAttribute("height", String(frame.height));
	if (svg) render(threadsView(placed), svg as unknown as HTMLElement);
}

function within(frame: DOMRect, box: DOMRect): Box {
	const { x, y } = frame;
	return { top: box.top - y, bottom: box.bottom - y, left: box.left - x, right: box.right - x };
}

function measure(figure: FigureElement): Measured | null {
	const { picture } = figure;
	if (!picture) return null;
	const frame = figure.getBoundingClientRect();
	const below = (element: Element | null | undefined) => {
		const box = element?.getBoundingClientRect();
		return box ? within(frame, box) : null;
	};
	const rows = [...figure.querySelectorAll(":scope > .rows > .row")];
	const heads = below(figure.querySelector(".heads .marks"));
	return {
		picture,
		width: frame.width,
		height: frame.height,
		top: heads?.bottom ?? 0,
		xs: [...figure.querySelectorAll(":scope > .heads .pin")].map((pin) => below(pin)?.left ?? 0),
		rows: rows.map((row) => ({
			top: below(row)?.top ?? 0,
			bottom: below(row)?.bottom ?? 0,
			flight: below(row.querySelector(".flight")),
			flood: below(row.querySelector(".flood")),
			attacker: below(row.querySelector(".attacker")),
		})),
	};
}
