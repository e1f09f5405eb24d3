// The modules of a folder that holds one kind of a thing each, beside what they have in common and their registry.
import { readdirSync } from "node:fs";

/** Their paths; `folder` is relative to the top of the checkout. */
export function modulesOf(folder: string): readonly string[] {
	const url = new URL(`../../${folder}/`, import.meta.url);
	return readdirSync(url)
		.filter((file) => file.endsWith(".ts") && file !== "kind.ts" && file !== "registry.ts")
		.map((file) => new URL(file, url).pathname);
}
