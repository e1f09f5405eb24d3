// Lines between two values of a diagram, with what is added on them.
import { nothing, svg, type TemplateResult } from "lit";
import type { Box } from "./lines.ts";

export interface PlacedThread {
	readonly from: Box;
	readonly to: Box;
	/** "+1 SYN"; null where counting begins. */
	readonly label: string | null;
}

export function threadsView(threads: readonly PlacedThread[]): TemplateResult {
	return svg`${threads.map(threadView)}`;
}

function threadView({ from, to, label }: PlacedThread) {
	const down = to.top >= from.bottom;
	const [a, b] = [
		{ x: middle(from.left, from.right), y: down ? from.bottom + 1 : from.top - 1 },
		{ x: middle(to.left, to.right), y: down ? to.top - 2 : to.bottom + 2 },
	];
	// Bent aside, so that lines from values over one another can be told apart.
	const aside = label === null ? -36 : 36;
	const bend = { x: middle(a.x, b.x) + aside, y: middle(a.y, b.y) };
	const on = { x: middle(middle(a.x, b.x), bend.x), y: bend.y };
	return svg`<rect class="source" x=${from.left - 3} y=${from.top - 1} width=${from.right - from.left + 6} height=${from.bottom - from.top + 2} rx="5"></rect>
		<path class="thread" d="M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}"></path>
		<circle class="thread-end" cx=${b.x} cy=${b.y} r="3"></circle>
		${label === null ? nothing : svg`<text class="thread-label" x=${on.x} y=${on.y}>${label}</text>`}`;
}

function middle(one: number, other: number): number {
	return (one + other) / 2;
}
