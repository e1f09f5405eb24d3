// What a build leaves in dist/, and whether it is of the sources as they are now.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Deployment } from "./deployment.ts";
import { sourceHash } from "./source-hash.ts";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const DIST = join(ROOT, "dist");
const BUILD = fileURLToPath(new URL("build.ts", import.meta.url));

/** File names in a folder that was built. */
export const CONFIG = "workerd.capnp";
export const MANIFEST = "build.json";
/** Folder of the static files. */
export const PAGE = "page";

export interface Built {
	/** Of what it was built from (source-hash.ts). */
	readonly hash: string;
	readonly vars: Deployment["vars"];
	readonly secrets: Deployment["secrets"];
}

export function readBuilt(dir: string): Built {
	return JSON.parse(readFileSync(join(dir, MANIFEST), "utf8"));
}

function isCurrent(dir: string): boolean {
	// The manifest is in the folder from its first moment on: a folder is built elsewhere and then put in place.
	return existsSync(join(dir, MANIFEST)) && readBuilt(dir).hash === sourceHash(ROOT);
}

/** Builds dist/ unless it is of these very sources. A process of its own: a server then keeps none of its memory. */
export function buildIfChanged(): void {
	if (!isCurrent(DIST)) execFileSync(process.execPath, [BUILD], { cwd: ROOT, stdio: "inherit" });
}
