// Which files a page loads: its script under an address that changes with its content, and what that imports.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PAGES, type PageName } from "../../page/shells/pages.ts";
import type { ShellFiles } from "../../page/shells/shell.ts";
import { contentTag } from "./content-tag.ts";

interface ScriptImport {
	readonly path: string;
	/** "dynamic-import": only when the script asks for it. */
	readonly kind: string;
}

/** What each script imports, by the path under which it is served. */
export type Outputs = Readonly<Record<string, readonly ScriptImport[]>>;

export interface BuiltFiles {
	/** Where they stand. */
	readonly dir: string;
	readonly outputs: Outputs;
	readonly style: string;
}

const scriptOf = (name: PageName) => `/${PAGES[name].script}.js`;

export function filesOfPage(name: PageName, { dir, outputs, style }: BuiltFiles): ShellFiles {
	const script = scriptOf(name);
	const preloads = reachable(outputs, script, ({ kind }) => kind !== "dynamic-import");
	return { style, script: versioned(dir, script), preloads };
}

/** Everything that the pages may come to load without anything else having changed, each once. */
export function filesOfPages(names: readonly PageName[], { dir, outputs, style }: BuiltFiles): readonly string[] {
	const scripts = [...new Set(names.map(scriptOf))];
	const imported = scripts.flatMap((script) => reachable(outputs, script, () => true));
	return [...new Set([style, ...scripts.map((script) => versioned(dir, script)), ...imported])];
}

/** An address of its own for each content, so that it can be kept for ever. */
function versioned(dir: string, path: string): string {
	return `${path}?v=${contentTag(readFileSync(join(dir, path)))}`;
}

/** Without the script itself. */
function reachable(outputs: Outputs, script: string, follow: (one: ScriptImport) => boolean): readonly string[] {
	const found = new Set<string>();
	const visit = (path: string): void => {
		for (const one of outputs[path] ?? []) {
			if (!follow(one) || found.has(one.path) || one.path === script) continue;
			found.add(one.path);
			visit(one.path);
		}
	};
	visit(script);
	return [...found];
}
