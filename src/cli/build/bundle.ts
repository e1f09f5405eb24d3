// Bundles a Worker as `wrangler deploy` would, except that the script is UTF-8: wrangler escapes every Chinese character,
// which makes the script of seqack 7 KB larger when it is gzipped.
import { copyFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { build, type Plugin } from "esbuild";

export const SCRIPT = "worker.js";

export interface Bundle {
	/** Names of the texts beside the script, which it imports. */
	readonly texts: readonly string[];
}

/** Writes the script, its source map and the texts that it imports into `dir`. Throws when the source does not build. */
export async function bundle(root: string, main: string, dir: string): Promise<Bundle> {
	const texts = new Map<string, string>();
	await build({
		// Paths in the source map are relative to it; nothing in the output names a folder of this machine.
		absWorkingDir: root,
		entryPoints: [relative(root, main)],
		outfile: join(dir, SCRIPT),
		bundle: true,
		minify: true,
		charset: "utf8",
		sourcemap: "linked",
		format: "esm",
		target: "es2024",
		platform: "browser",
		conditions: ["workerd", "worker", "browser"],
		external: ["cloudflare:*", "node:*"],
		define: { "navigator.userAgent": '"Cloudflare-Workers"', "process.env.NODE_ENV": '"production"' },
		plugins: [textModules(texts)],
		logLevel: "error",
	});
	for (const [name, file] of texts) copyFileSync(file, join(dir, name));
	return { texts: [...texts.keys()].sort() };
}

/** Leaves imports of texts in the script as they are, and notes where each text is. */
function textModules(found: Map<string, string>): Plugin {
	return {
		name: "text-modules",
		setup({ onResolve }) {
			onResolve({ filter: /\.txt$/ }, ({ path, resolveDir }) => {
				const file = join(resolveDir, path);
				const name = basename(file);
				if ((found.get(name) ?? file) !== file) return { errors: [{ text: `two texts are called ${name}` }] };
				found.set(name, file);
				return { path: `./${name}`, external: true };
			});
		},
	};
}
