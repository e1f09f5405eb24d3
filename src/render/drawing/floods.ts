// A flood: a thick bundle of arrows that nobody counts one by one.
import type { Language } from "../../text/language.ts";
import type { Diagram, Flood } from "../model.ts";
import { arrowhead, box, line, type Point, text } from "./elements.ts";
import { gapOf, type Layout } from "./layout.ts";
import { sansWidth } from "./sides.ts";

const STRANDS = [0, -4, 4, -8, 8];

export function drawFloods({ moments, lifelines }: Diagram, layout: Layout, language: Language): string {
	const attacker = lifelines.findIndex(({ id }) => id === "attacker");
	return moments
		.map(({ flood }, i) => (flood ? drawFlood(flood, attacker, lifelines.length, layout, i, language) : ""))
		.join("");
}

/** Where the bundles are, for labels to stay away from. */
export function floodPoints({ moments }: Diagram, { xs, ys }: Layout): readonly Point[] {
	return moments.flatMap(({ flood }, i) => {
		if (flood === null) return [];
		const target = xs[flood.to] ?? 0;
		const inward = flood.to === 0 ? 1 : -1;
		return [0, 20, 40, 60, 80, 100, 120, 140].flatMap((across) =>
			[8, 16, 24, 32, 40, 48].map((down) => ({ x: target + inward * across, y: (ys[i] ?? 0) + down })),
		);
	});
}

function drawFlood(
	flood: Flood,
	attacker: number,
	hosts: number,
	layout: Layout,
	i: number,
	language: Language,
): string {
	const target = layout.xs[flood.to] ?? 0;
	const y = (layout.ys[i] ?? 0) + 24;
	const inward = flood.to === 0 ? 1 : -1;
	const own = layout.xs[attacker];
	const source = own ?? target + inward * (gapOf(hosts) - 16);
	const from = { x: source + (own === undefined ? -inward * nameWidth(language) : -inward * 4), y };
	const to = { x: target + inward * 2, y: y + 16 };
	const count = text(`${flood.syns} × SYN`, { x: (from.x + to.x) / 2, y: y - 8 }, "sq-syns sq-halo", "middle");
	const name = own === undefined ? drawName({ x: source, y }, inward, language) : "";
	return `${drawBundle(from, to, flood.syns)}${name}${count}`;
}

/** How wide the attacker's box is. */
export function nameWidth(language: Language): number {
	return sansWidth(language.render.hostTitle("attacker")) + 14;
}

/** The attacker where it has no lifeline of its own; `inward` is where it sends to, 1 for the right. */
export function drawName({ x, y }: Point, inward: number, language: Language): string {
	const width = nameWidth(language);
	const left = inward === -1 ? x : x - width;
	const label = text(language.render.hostTitle("attacker"), { x: left + width / 2, y: y + 4 }, "", "middle");
	return `${box({ x: left, y: y - 10 }, width, 20, "sq-host", 5)}${label}`;
}

/** One arrow for one SYN, and at most five. */
function drawBundle(from: Point, to: Point, syns: number): string {
	return STRANDS.slice(0, Math.max(1, syns))
		.map((off) => {
			const [start, end] = [
				{ x: from.x, y: from.y + off },
				{ x: to.x, y: to.y + off },
			];
			return `${line(start, end, "sq-flood")}${arrowhead(start, end, "sq-flood-fill", 8)}`;
		})
		.join("");
}
