// Writes a style sheet of pages under a name that is made of its content.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { contentTag } from "./content-tag.ts";

/** The path under which it is served. */
export async function writeStyle(dir: string, name: string, css: string): Promise<string> {
	const { code } = await transform(css, { loader: "css", minify: true, charset: "utf8" });
	const path = `/assets/${name}-${contentTag(code).slice(0, 8)}.css`;
	mkdirSync(join(dir, "assets"), { recursive: true });
	writeFileSync(join(dir, path), code);
	return path;
}
