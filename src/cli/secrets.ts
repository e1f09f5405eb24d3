// Makes the secrets that the Worker needs, each a ring with one entry, and keeps them in .dev.vars for local use.
// `npm run secrets` prints fresh ones; `-- --id 2` gives their entries another id, to stand in front of those in use.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs, parseEnv } from "node:util";
import { type SettingFault, settingFaults } from "../http/settings.ts";

export const DEV_VARS = fileURLToPath(new URL("../../.dev.vars", import.meta.url));

const SECRETS = ["SCENARIO_KEYS", "SERVER_KEY_SECRET", "TOKEN_SECRET"] as const;

export type SecretName = (typeof SECRETS)[number];

/** 32 random bytes as lines of NAME=value; an entry for a ring that is in use needs an id of its own, 0 to 255. */
function lines(names: readonly SecretName[], id = 1): string {
	return names.map((name) => `${name}=${id}:${randomBytes(32).toString("base64url")}\n`).join("");
}

/** Fresh values for `wrangler secret put`. */
export function newSecrets(id?: number): string {
	return lines(SECRETS, id);
}

/**
 * Adds what .dev.vars lacks; what is there stays, so that tokens and ids survive. Readable by its owner only. Ends the
 * process with a message where what is there, or in the environment, would be refused by the Worker.
 */
export function ensureDevVars(path: string): void {
	const present = existsSync(path) ? readFileSync(path, "utf8") : "";
	const names = parseEnv(present);
	const missing = SECRETS.filter((name) => !names[name]);
	if (missing.length > 0) {
		const separator = present === "" || present.endsWith("\n") ? "" : "\n";
		writeFileSync(path, present + separator + lines(missing), { mode: 0o600 });
	}
	const faults = faultsIn(process.env, path);
	for (const { name, fault, remedy } of faults) console.error(`${name} ${fault}. ${remedy}`);
	if (faults.length > 0) process.exit(1);
}

/** What the Worker would refuse of the environment, which comes first, and the file. */
export function faultsIn(environment: Readonly<Record<string, string | undefined>>, path: string) {
	const file: Readonly<Record<string, string | undefined>> = existsSync(path)
		? parseEnv(readFileSync(path, "utf8"))
		: {};
	const faults: readonly SettingFault[] = settingFaults((name) => environment[name] ?? file[name]);
	return faults;
}

/** A secret from the environment, else from .dev.vars; undefined when neither has it. */
export function readSecret(name: SecretName, path: string): string | undefined {
	const file = existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
	return process.env[name] ?? file[name];
}

if (import.meta.main) {
	const { id } = parseArgs({ options: { id: { type: "string", default: "1" } } }).values;
	process.stdout.write(newSecrets(Number(id)));
}
