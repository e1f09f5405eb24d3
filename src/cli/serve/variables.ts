// The variables and secrets with which a server of one's own runs.
import { accessSync, constants, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { Built } from "../build/built.ts";

/**
 * Those that the Worker has bindings for: from the environment, else from the file (.dev.vars), else as wrangler.toml
 * says. A secret that is nowhere is left out, and the Worker says so.
 */
export function variables(built: Pick<Built, "vars" | "secrets">, file: string): Readonly<Record<string, string>> {
	const inFile = isReadable(file) ? parseEnv(readFileSync(file, "utf8")) : {};
	const names = [...Object.keys(built.vars), ...built.secrets];
	const given = names.map((name) => [name, process.env[name] ?? inFile[name] ?? built.vars[name]] as const);
	return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** A service that runs as a user of its own may find the file of somebody who tried it before: not meant for it. */
function isReadable(file: string): boolean {
	try {
		accessSync(file, constants.R_OK);
		return true;
	} catch {
		return false;
	}
}
