// What a program printed, with its columns one below the other.
import { columns } from "./characters.ts";

/** Lines of at most `most` columns. Where they would be longer, the last column goes below the others; longer still is left so. */
export function align(lines: readonly (readonly string[])[], most = Number.POSITIVE_INFINITY): readonly string[] {
	const whole = padded(lines);
	if (whole.every((line) => columns(line) <= most)) return whole;
	const cut = Math.max(1, ...lines.map(({ length }) => length)) - 1;
	const heads = padded(lines.map((cells) => cells.slice(0, cut)));
	const indent = " ".repeat(widthOf(lines, 0) + 1);
	return lines.flatMap((cells, i) => [heads[i] ?? "", ...cells.slice(cut).map((cell) => `${indent}${cell}`)]);
}

function padded(lines: readonly (readonly string[])[]): readonly string[] {
	return lines.map((cells) =>
		cells
			.map((cell, i) => `${cell}${" ".repeat(Math.max(0, widthOf(lines, i) - columns(cell)))}`)
			.join(" ")
			.trimEnd(),
	);
}

function widthOf(lines: readonly (readonly string[])[], column: number): number {
	return Math.max(0, ...lines.map((cells) => columns(cells[column] ?? "")));
}
