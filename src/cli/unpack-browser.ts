// Unpacks the browser that `npm ci` brought on Linux x64, whole or not at all: a run that was ended in the middle must not
// leave half a browser behind.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "./build/built.ts";

const PACKAGE = "@sparticuz/chromium";

/** Null where npm brings none: an installed Chrome is used then. */
export function unpackedBrowser(): string | null {
	if (process.platform !== "linux" || process.arch !== "x64") return null;
	const file = join(ROOT, "node_modules", PACKAGE, "package.json");
	const { version }: { readonly version: string } = JSON.parse(readFileSync(file, "utf8"));
	return join(ROOT, ".wrangler", `chromium-${version}`);
}

/** Before any test. */
export async function setup(): Promise<void> {
	const dir = unpackedBrowser();
	if (dir === null || existsSync(dir)) return;
	mkdirSync(join(ROOT, ".wrangler"), { recursive: true });
	const scratch = mkdtempSync(`${dir}-`);
	const { TMPDIR } = process.env;
	// The package unpacks into the system's folder for temporary files, and asks for that each time.
	process.env.TMPDIR = scratch;
	try {
		const { default: chromium } = await import(createRequire(import.meta.url).resolve(PACKAGE));
		await chromium.executablePath();
		renameSync(scratch, dir);
	} catch (error) {
		rmSync(scratch, { recursive: true, force: true });
		// Another process was first.
		if (!existsSync(dir)) throw error;
	} finally {
		if (TMPDIR === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = TMPDIR;
	}
}
