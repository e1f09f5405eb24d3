// Makes the secrets that the Worker needs, and keeps them in .dev.vars for local use.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

export const DEV_VARS = fileURLToPath(new URL("../../.dev.vars", import.meta.url));

const MAKE = {
	SCENARIO_KEYS: () => `1:${randomBytes(32).toString("base64url")}`,
	SERVER_KEY_SECRET: () => randomBytes(32).toString("base64url"),
	TOKEN_SECRET: () => randomBytes(32).toString("base64url"),
} as const;

export type SecretName = keyof typeof MAKE;

/** Fresh values for `wrangler secret put`, as lines of NAME=value. */
export function newSecrets(): string {
	return Object.entries(MAKE)
		.map(([name, make]) => `${name}=${make()}\n`)
		.join("");
}

/** Adds what .dev.vars lacks; what is there stays, so that tokens and ids survive. Readable by its owner only. */
export function ensureDevVars(path: string): void {
	const present = existsSync(path) ? readFileSync(path, "utf8") : "";
	const names = parseEnv(present);
	const missing = Object.entries(MAKE).filter(([name]) => !names[name]);
	if (missing.length === 0) return;
	const separator = present === "" || present.endsWith("\n") ? "" : "\n";
	const added = missing.map(([name, make]) => `${name}=${make()}\n`).join("");
	writeFileSync(path, present + separator + added, { mode: 0o600 });
}

/** A secret from the environment, else from .dev.vars; undefined when neither has it. */
export function readSecret(name: SecretName, path: string): string | undefined {
	const file = existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
	return process.env[name] ?? file[name];
}

if (import.meta.main) process.stdout.write(newSecrets());
