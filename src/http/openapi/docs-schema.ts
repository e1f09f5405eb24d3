// A JSON schema as HTML, for the docs page: one line for a simple type, a list for an object.

/** As much of JSON Schema 2020-12 as this API's own document uses. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Schemas;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
	readonly additionalProperties?: Schema | boolean;
	readonly description?: string;
	readonly examples?: readonly unknown[];
	readonly minimum?: number;
	readonly maximum?: number;
	readonly pattern?: string;
}

export type Schemas = Readonly<Record<string, Schema>>;

const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

export function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** Text of the document as HTML, with its `code` marked as such. */
export function renderText(text = ""): string {
	return escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

// The document's own types allow every dialect of JSON Schema; this page only reads the part named above.
export function renderSchema(schema: object): string {
	const known = schema as Schema;
	const example = known.examples?.[0];
	return [
		`<span class="hint">${typeText(known)}</span>`,
		known.description ? ` ${renderText(known.description)}` : "",
		known.properties ? renderProperties(known.properties, known.required ?? []) : "",
		example === undefined ? "" : `<div class="hint">e.g. <code>${escapeHtml(JSON.stringify(example))}</code></div>`,
	].join("");
}

function renderProperties(properties: Schemas, required: readonly string[]): string {
	const rows = Object.entries(properties).map(([name, property]) => {
		const mark = required.includes(name) ? "" : ' <span class="hint">optional</span>';
		return `<dt><code>${escapeHtml(name)}</code>${mark}</dt><dd>${renderSchema(property)}</dd>`;
	});
	return rows.length > 0 ? `<dl>${rows.join("")}</dl>` : "";
}

function typeText(schema: Schema): string {
	if (schema.$ref !== undefined) {
		const name = escapeHtml(schema.$ref.split("/").at(-1) ?? "");
		return `<a href="#schema-${name}">${name}</a>`;
	}
	if (schema.const !== undefined) return escapeHtml(JSON.stringify(schema.const));
	if (schema.enum) return schema.enum.map((value) => escapeHtml(JSON.stringify(value))).join(" | ");
	const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
	if (options) return options.map(typeText).join(schema.allOf ? " and " : " | ");
	if (schema.items) return `list of ${typeText(schema.items)}`;
	const values = schema.additionalProperties;
	if (typeof values === "object") return `object of ${typeText(values)}`;
	return escapeHtml([schema.type ?? "anything"].flat().join(" | ")) + rangeText(schema);
}

function rangeText({ minimum, maximum }: Schema): string {
	if (minimum === undefined && maximum === undefined) return "";
	return `, ${minimum ?? "…"} to ${maximum ?? "…"}`;
}
