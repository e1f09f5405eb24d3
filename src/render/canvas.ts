// A row of a monospaced picture, in which a full-width character takes two columns.
import { columns } from "./characters.ts";

/** Text at a column, over what is there. */
export interface Mark {
	readonly at: number;
	readonly text: string;
}

/** Later marks win; a mark that would begin left of the row begins with it. */
export function row(marks: readonly Mark[]): string {
	const cells: string[] = [];
	for (const { at, text } of marks) {
		let column = Math.max(0, at);
		for (const character of text) {
			const width = columns(character);
			if (width === 0) {
				cells[column - 1] = `${cells[column - 1] ?? ""}${character}`;
				continue;
			}
			clear(cells, column, width);
			cells[column] = character;
			if (width === 2) cells[column + 1] = "";
			column += width;
		}
	}
	return Array.from(cells, (cell) => cell ?? " ")
		.join("")
		.trimEnd();
}

/** Half of a full-width character that is written over leaves a space. */
function clear(cells: string[], from: number, width: number): void {
	if (cells[from] === "" && from > 0) cells[from - 1] = " ";
	if (cells[from + width] === "") cells[from + width] = " ";
}

/** So that its middle stands at the column. */
export function centred(text: string, at: number): Mark {
	return { at: at - Math.floor(columns(text) / 2), text };
}
