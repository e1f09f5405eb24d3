// Bundles the service worker with what it keeps of this very build: another build is another service worker.
import { join } from "node:path";
import { build } from "esbuild";
import { SERVICE_WORKER } from "../../page/files.ts";
import { PAGE_NAMES, PAGES } from "../../page/shells/pages.ts";
import { BROWSER_BUILD } from "./browser-build.ts";
import { contentTag } from "./content-tag.ts";
import { type BuiltFiles, filesOfPages } from "./shell-files.ts";

/** `shells` is what the pages' HTML is, in any form: it is not in the files, and changes the version too. */
export async function bundleServiceWorker(root: string, built: BuiltFiles, shells: unknown): Promise<void> {
	const files = filesOfPages(
		PAGE_NAMES.filter((name) => PAGES[name].offline),
		built,
	);
	const version = contentTag(JSON.stringify([files, shells])).slice(0, 12);
	await build({
		...BROWSER_BUILD,
		absWorkingDir: root,
		entryPoints: [SERVICE_WORKER.entry],
		outfile: join(built.dir, SERVICE_WORKER.path),
		format: "iife",
		define: { BUILD_FILES: JSON.stringify(files), BUILD_VERSION: JSON.stringify(version) },
	});
}
