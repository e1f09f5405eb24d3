// Bundles a Worker as `wrangler deploy` would, except that its sentences stand in a text beside it (sentences.ts), and that
// rolldown makes the script: a twentieth smaller than esbuild's, gzipped, for it sees more of what nothing uses.
import { copyFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Plugin, type RolldownOptions, rolldown } from "rolldown";
import { inAscii } from "./ascii.ts";
import { BESIDE, importBeside, nameBeside, READ } from "./beside.ts";
import { lazyConstants } from "./lazy-constants.ts";
import { patternsMadeLater } from "./patterns.ts";
import { SENTENCES, sentencesBeside } from "./sentences.ts";

export const SCRIPT = "worker.js";

export interface Bundle {
	/** Names of the texts beside the script, which it imports. */
	readonly texts: readonly string[];
}

/** Writes the script, its source map and the texts that it imports into `dir`. Throws when the source does not build. */
export async function bundle(root: string, main: string, dir: string): Promise<Bundle> {
	const texts = new Map<string, string>();
	const options = {
		// Nothing in the output names a folder of this machine.
		cwd: root,
		input: main,
		platform: "browser",
		external: [/^cloudflare:/, /^node:/],
		resolve: { conditionNames: ["workerd", "worker", "browser", "import"] },
		transform: {
			target: "es2024",
			define: { "navigator.userAgent": '"Cloudflare-Workers"', "process.env.NODE_ENV": '"production"' },
		},
		// No property of ours does anything by being read, and schemas of ours do no more than valibot's by being made.
		treeshake: { propertyReadSideEffects: false, manualPureFunctions: ["closed"] },
	} as const satisfies RolldownOptions;
	// Which modules the script is made of: once all are known their sentences have their places.
	const modules = await modulesOf({ ...options, plugins: [textModules(texts)] });
	const files = modules.map((module) => relative(root, module));
	const sentences = sentencesBeside(root, files);
	const script = await rolldown({
		...options,
		plugins: [sentences.plugin, textModules(texts), patternsMadeLater, lazyConstants, inAscii],
	});
	// Of comments only licences.
	const comments = { annotation: false, jsdoc: false, legal: true };
	const output = { format: "esm", minify: true, sourcemap: true, codeSplitting: false, comments } as const;
	await script.write({ file: join(dir, SCRIPT), ...output });
	for (const [name, file] of texts) copyFileSync(file, join(dir, name));
	if (sentences.text === "") return { texts: [...texts.keys()].sort() };
	writeFileSync(join(dir, SENTENCES), sentences.text);
	return { texts: [SENTENCES, ...texts.keys()].sort() };
}

async function modulesOf(options: RolldownOptions): Promise<readonly string[]> {
	const script = await rolldown(options);
	const { output } = await script.generate({ format: "esm" });
	return output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

/** Imports texts as bytes (beside.ts), and notes where each text is. */
function textModules(found: Map<string, string>): Plugin {
	return {
		name: "text-modules",
		resolveId: { filter: { id: BESIDE }, handler: (id) => ({ id, external: true }) },
		load: {
			filter: { id: /\.txt$/ },
			handler(file) {
				const name = nameBeside(file);
				if ((found.get(name) ?? file) !== file) throw new Error(`two texts are called ${name}`);
				found.set(name, file);
				return { code: `${importBeside(name)}\nconst text = ${READ};\nexport default text;`, moduleType: "js" };
			},
		},
	};
}
