// A JSON schema as HTML, for the docs page: one line for a simple type, a list for an object.
import { escapeMarkup } from "../../render/characters.ts";
import type { Schema, Schemas } from "./types.ts";

/** Text of the document as HTML, with its `code` marked as such. */
export function renderText(text = ""): string {
	return escapeMarkup(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

// The document's own types allow every dialect of JSON Schema; this page only reads the part named above.
export function renderSchema(schema: object): string {
	const known = schema as Schema;
	const example = known.examples?.[0];
	return [
		`<span class="hint">${typeText(known)}</span>`,
		known.description ? ` ${renderText(known.description)}` : "",
		known.properties ? renderProperties(known.properties, known.required ?? []) : "",
		known.oneOf?.some(isObject)
			? `<ul>${known.oneOf.map((option) => `<li>${renderSchema(option)}</li>`).join("")}</ul>`
			: "",
		example === undefined ? "" : `<div class="hint">e.g. <code>${escapeMarkup(JSON.stringify(example))}</code></div>`,
	].join("");
}

function renderProperties(properties: Schemas, required: readonly string[]): string {
	const rows = Object.entries(properties).map(([name, property]) => {
		const mark = required.includes(name) ? "" : ' <span class="hint">optional</span>';
		return `<dt><code>${escapeMarkup(name)}</code>${mark}</dt><dd>${renderSchema(property)}</dd>`;
	});
	return rows.length > 0 ? `<dl>${rows.join("")}</dl>` : "";
}

function isObject({ properties }: Schema): boolean {
	return properties !== undefined;
}

function typeText(schema: Schema): string {
	if (schema.$ref !== undefined) {
		const name = escapeMarkup(schema.$ref.split("/").at(-1) ?? "");
		return `<a href="#schema-${name}">${name}</a>`;
	}
	if (schema.const !== undefined) return escapeMarkup(JSON.stringify(schema.const));
	if (schema.enum) return schema.enum.map((value) => escapeMarkup(JSON.stringify(value))).join(" | ");
	if (schema.oneOf?.every(isObject)) return "one of";
	const options = schema.anyOf ?? schema.oneOf ?? schema.allOf;
	if (options) return options.map(typeText).join(schema.allOf ? " and " : " | ");
	if (schema.items) return `list of ${typeText(schema.items)}`;
	const values = schema.additionalProperties;
	if (typeof values === "object") return `object of ${typeText(values)}`;
	const format = schema.format === undefined ? "" : ` (${escapeMarkup(schema.format)})`;
	return escapeMarkup([schema.type ?? "anything"].flat().join(" | ")) + format + rangeText(schema);
}

function rangeText({ minimum, maximum }: Schema): string {
	if (minimum === undefined && maximum === undefined) return "";
	return `, ${minimum ?? "…"} to ${maximum ?? "…"}`;
}
