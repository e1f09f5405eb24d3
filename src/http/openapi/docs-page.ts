// The OpenAPI document as one self-contained page: no script, nothing loaded from anywhere.
import { PROBLEM_CODES, PROBLEMS } from "../../contract/problem.ts";
import { escapeMarkup } from "../../render/characters.ts";
import { renderSchema, renderText } from "./docs-schema.ts";
import type { DescribedOperation, OpenApiDocument } from "./types.ts";

interface PlacedOperation {
	readonly method: string;
	readonly path: string;
	readonly operation: DescribedOperation;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #0a66c2; }
@media (prefers-color-scheme: dark) { :root { --accent: #6cb6ff; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; } h3 { margin: 0; font-size: 1rem; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
code, .path { font-family: ui-monospace, monospace; font-size: .9em; }
.method { color: var(--accent); font-weight: 700; margin-right: .5rem; }
dl { margin: .25rem 0 .25rem 1rem; } dt { font-weight: 600; } dd { margin: 0 0 .4rem 1rem; }
nav ul { list-style: none; padding: 0; } summary { cursor: pointer; } a { color: var(--accent); } .hint { opacity: .75; }
`;

export function renderDocs(document: OpenApiDocument): string {
	const { schemas } = document.components;
	const operations = listOperations(document);
	const sections = document.tags.map(({ name, description }) => {
		const own = operations.filter(({ operation }) => operation.tags.includes(name));
		return `<section><h2 id="${escapeMarkup(name)}">${escapeMarkup(name)}</h2>
<p>${renderText(description)}</p>
${own.map(renderOperation).join("\n")}</section>`;
	});
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(document.info.title)} API</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeMarkup(document.info.title)} API, version ${escapeMarkup(document.info.version)}</h1>
${document.info.description
	.split("\n\n")
	.map((paragraph) => `<p>${renderText(paragraph)}</p>`)
	.join("")}
<p>For machines: <a href="/openapi.json">/openapi.json</a>.</p>
<nav><ul>${operations.map(renderLink).join("")}</ul></nav>
${sections.join("\n")}
<section><h2 id="schemas">Schemas</h2>
${Object.entries(schemas)
	.map(
		([name, schema]) =>
			`<article id="schema-${escapeMarkup(name)}"><h3>${escapeMarkup(name)}</h3>${renderSchema(schema)}</article>`,
	)
	.join("\n")}
</section>
<section><h2 id="problems">Problems</h2>
<dl>${PROBLEM_CODES.map(
		(code) =>
			`<dt id="${code}"><code>${code}</code> ${PROBLEMS[code].status}</dt><dd>${escapeMarkup(PROBLEMS[code].title)}.</dd>`,
	).join("\n")}</dl></section>
</body>
</html>`;
}

function listOperations(document: OpenApiDocument): readonly PlacedOperation[] {
	return Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
	);
}

function renderLink({ method, path, operation }: PlacedOperation): string {
	return `<li><a href="#op-${escapeMarkup(operation.operationId)}"><span class="method">${method}</span><span class="path">${escapeMarkup(path)}</span></a></li>`;
}

function renderOperation({ method, path, operation }: PlacedOperation): string {
	const { requestBody: body } = operation;
	return `<article id="op-${escapeMarkup(operation.operationId)}">
<h3><span class="method">${method}</span><span class="path">${escapeMarkup(path)}</span></h3>
<p>${renderText(operation.summary)}. ${renderText(operation.description)}</p>
${renderParameters(operation)}
${body ? `<p>Body${body.required ? "" : " (optional)"}:</p>${renderSchema(body.content["application/json"].schema)}` : ""}
<details><summary>Responses</summary><dl>${renderResponses(operation)}</dl></details>
</article>`;
}

function renderParameters({ parameters = [] }: DescribedOperation): string {
	const rows = parameters.map(
		({ name, in: place, required, description }) =>
			`<dt><code>${escapeMarkup(name)}</code> <span class="hint">${place}${required ? ", required" : ""}</span></dt><dd>${renderText(description)}</dd>`,
	);
	return rows.length > 0 ? `<dl>${rows.join("")}</dl>` : "";
}

function renderResponses({ responses }: DescribedOperation): string {
	return Object.entries(responses)
		.map(([status, response]) => {
			const schema = response.content?.["application/json"]?.schema;
			return `<dt>${escapeMarkup(status)}</dt><dd>${renderText(response.description)}${schema ? renderSchema(schema) : ""}</dd>`;
		})
		.join("");
}
