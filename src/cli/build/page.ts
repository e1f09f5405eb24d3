// Bundles what runs in a browser into a folder of static files, and says what each is: `npm run build` and wrangler's own
// build both serve that folder.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { OpenApiDocument } from "../../http/openapi/types.ts";
import { ALONE, PAGE_SCRIPTS, type PageFile, typeOf } from "../../page/files.ts";
import { PAGE_NAMES, type PageName } from "../../page/shells/pages.ts";
import { renderShell, shellLinks } from "../../page/shells/shell.ts";
import type { Shells } from "../../page/shells/slots.ts";
import { PAGE_STYLE } from "../../page/shells/style.ts";
import { inEveryLanguage } from "../../text/locale.ts";
import { writeAppFiles } from "./app-files.ts";
import { BROWSER_BUILD } from "./browser-build.ts";
import { contentTag } from "./content-tag.ts";
import { type WrittenPages, writeDocs } from "./docs.ts";
import { bundleServiceWorker } from "./service-worker.ts";
import { type BuiltFiles, filesOfPage, type Outputs } from "./shell-files.ts";
import { writeStyle } from "./style.ts";

/** Where wrangler.toml says that the static files are. */
export const PAGE_DIR = ".wrangler/page";

/** By the path under which a file is served. */
export type PageListing = Readonly<Record<string, PageFile>>;

export interface BuiltPage {
	readonly listing: PageListing;
	readonly shells: Shells;
}

/** Writes the files, each with its gzipped form beside it, into `PAGE_DIR` of `root`. Throws when a source does not build. */
export async function buildPage(root: string, document: OpenApiDocument): Promise<BuiltPage> {
	const dir = join(root, PAGE_DIR);
	const scratch = `${dir}-${process.pid}`;
	mkdirSync(scratch, { recursive: true });
	try {
		const outputs = await bundleScripts(root, scratch);
		const files: BuiltFiles = { dir: scratch, outputs, style: await writeStyle(scratch, "page", PAGE_STYLE) };
		const shells = shellsWith(files, await writeDocs(scratch, document));
		writeAppFiles(scratch);
		await bundleServiceWorker(root, files, shells);
		const listing = describe(scratch);
		rmSync(dir, { recursive: true, force: true });
		renameSync(scratch, dir);
		return { listing, shells };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}

function shellsWith(files: BuiltFiles, docs: WrittenPages): Shells {
	const shell = (name: PageName) => {
		const { contents, ...more } = docs[name] ?? {};
		const own = { ...filesOfPage(name, files), ...more };
		const html = inEveryLanguage((locale) => renderShell(name, locale, own, contents?.[locale]));
		return [name, { links: shellLinks(own), html }] as const;
	};
	// Object.fromEntries gives keys of type string, whatever they are.
	return Object.fromEntries(PAGE_NAMES.map(shell)) as Shells;
}

async function bundleScripts(root: string, outdir: string): Promise<Outputs> {
	const alone = ALONE.map((name) => ({ [name]: PAGE_SCRIPTS[name] }));
	const others = Object.entries(PAGE_SCRIPTS).filter(([name]) => !alone.some((one) => name in one));
	const outputs: Outputs[] = [];
	for (const entries of [Object.fromEntries(others), ...alone])
		outputs.push(await bundleEntries(root, outdir, entries));
	return Object.assign({}, ...outputs);
}

/** What was written, by its path under `outdir`, with a slash in front: as it is served. */
async function bundleEntries(
	root: string,
	outdir: string,
	entries: Readonly<Record<string, string>>,
): Promise<Outputs> {
	const { metafile } = await build({
		...BROWSER_BUILD,
		absWorkingDir: root,
		entryPoints: { ...entries },
		outdir,
		chunkNames: "assets/[name]-[hash]",
		splitting: true,
		format: "esm",
		metafile: true,
	});
	const served = (path: string) => join(root, path).slice(outdir.length).replaceAll("\\", "/");
	return Object.fromEntries(
		Object.entries(metafile.outputs).map(([path, { imports }]) => [
			served(path),
			imports.filter(({ external }) => !external).map(({ path: to, kind }) => ({ path: served(to), kind })),
		]),
	);
}

function describe(dir: string): PageListing {
	const files = readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(dir.length).replaceAll("\\", "/"))
		.sort();
	return Object.fromEntries(
		files.map((path) => {
			const content = readFileSync(join(dir, path));
			writeFileSync(join(dir, `${path}.gz`), gzipSync(content, { level: 9 }));
			return [path, { type: typeOf(path), tag: contentTag(content), hashed: path.startsWith("/assets/") }];
		}),
	);
}
