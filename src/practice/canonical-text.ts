// Plain data as one text, whatever the order of its keys: the same text says the same.

/** Depth is bounded: bodies nested deeper were refused when they were read. */
export function canonicalText(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
	if (typeof value === "number") return String(value);
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join()}}`;
}
