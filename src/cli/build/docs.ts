// Writes what the documentation consists of: the contract and its summary, the chapters, and the viewer of operations, which
// is somebody else's script (Scalar) served from here.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OpenApiDocument } from "../../http/openapi/types.ts";
import { docsContents, type Listed, viewerContents } from "../../page/docs/contents.ts";
import { llmsText } from "../../page/docs/llms.ts";
import { DOCS_STYLE } from "../../page/docs/style.ts";
import { DOCUMENTS } from "../../page/files.ts";
import type { PageName } from "../../page/shells/pages.ts";
import type { ShellFiles } from "../../page/shells/shell.ts";
import { inEveryLanguage, type Localized } from "../../text/locale.ts";
import { contentTag } from "./content-tag.ts";
import { writeStyle } from "./style.ts";

interface WrittenPage extends Pick<ShellFiles, "ownStyles" | "libraries"> {
	/** Its `<main>`, or what a script puts one into. */
	readonly contents: Localized;
}

export type WrittenPages = Partial<Readonly<Record<PageName, WrittenPage>>>;

export async function writeDocs(dir: string, document: OpenApiDocument): Promise<WrittenPages> {
	const operations = listOperations(document);
	writeFileSync(join(dir, DOCUMENTS.contract), JSON.stringify(document));
	writeFileSync(join(dir, DOCUMENTS.summary), llmsText(operations));
	const ownStyles = [await writeStyle(dir, "docs", DOCS_STYLE)];
	return {
		docs: { ownStyles, contents: inEveryLanguage((locale) => docsContents(locale, operations)) },
		api: { ownStyles, libraries: [copyViewer(dir)], contents: inEveryLanguage(viewerContents) },
	};
}

/** The path under which it is served. */
function copyViewer(dir: string): string {
	// Its package exports only its own adapter.
	const entry = createRequire(import.meta.url).resolve("@scalar/fastify-api-reference");
	const script = join(dirname(entry), "js/standalone.js");
	const path = `/assets/scalar-${contentTag(readFileSync(script)).slice(0, 8)}.js`;
	mkdirSync(join(dir, "assets"), { recursive: true });
	copyFileSync(script, join(dir, path));
	return path;
}

function listOperations({ paths }: OpenApiDocument): readonly Listed[] {
	return Object.entries(paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, { operationId: id, tags, summary }]) => ({
			id,
			section: tags[0] ?? "",
			method: method.toUpperCase(),
			path,
			summary,
		})),
	);
}
