// The modules of a folder that holds one kind of a thing each, beside what they have in common, names and registry.
import { readdirSync } from "node:fs";

const NO_KINDS = ["kind.ts", "names.ts", "registry.ts"];

/** Their paths; `folder` is relative to the top of the checkout. */
export function modulesOf(folder: string): readonly string[] {
	const url = new URL(`../../${folder}/`, import.meta.url);
	return readdirSync(url)
		.filter((file) => file.endsWith(".ts") && !NO_KINDS.includes(file))
		.map((file) => new URL(file, url).pathname);
}
