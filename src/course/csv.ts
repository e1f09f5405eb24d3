// CSV that spreadsheets open as it is meant (RFC 4180): in UTF-8, and with no cell that they take for a formula.

/** A number is written as one; null is an empty cell. */
export type Cell = string | number | null;

/** Without it, Excel takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = "\ufeff";

/** Lines end as RFC 4180 says. */
export function csvText(lines: readonly (readonly Cell[])[]): string {
	return BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

export function csvCell(cell: Cell): string {
	if (typeof cell === "number") return String(cell);
	const text = harmless(cell ?? "");
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What spreadsheets begin a formula with, also in full width. An apostrophe in front makes it text (OWASP, "CSV Injection");
 * Excel looks behind spaces, too.
 */
const BEGINS_FORMULA = /^(?:\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/;

function harmless(text: string): string {
	return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
