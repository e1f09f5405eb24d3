// A hash of all that a build is made from, so that what has not changed is not built again.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["src", "questions"];
const FILES = ["wrangler.toml", "package-lock.json"];

/** What a build writes into the sources itself is left out, and benches, which are no part of it. */
const LEFT_OUT = /\.generated\.txt$|^src[\\/]bench[\\/]/;

/** Over paths and contents; the lock file stands for the packages, and the version of Node for the tools. */
export function sourceHash(root: string): string {
	const found = FOLDERS.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
	);
	const files = [...found, ...FILES].filter((file) => !LEFT_OUT.test(file)).sort();
	const hash = createHash("sha256").update(process.version);
	for (const file of files) {
		const content = readFileSync(join(root, file));
		hash.update(`\n${file} ${content.length}\n`).update(content);
	}
	return hash.digest("hex");
}
