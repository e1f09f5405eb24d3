// The configuration with which workerd serves what was built. It names no port, folder or secret: those come with the
// command line and the environment of whoever serves it.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { targetsOf, type WebhookTargets } from "../../practice/webhook-target.ts";
import { CONFIG } from "./built.ts";
import { SCRIPT } from "./bundle.ts";
import type { Deployment } from "./deployment.ts";

/** As the command line of workerd calls them: `--socket-addr=http=127.0.0.1:8787 --directory-path=records=…`. */
export const SOCKET = "http";
export const RECORDS = "records";
/** The static files. */
export const ASSETS = "assets";

/**
 * Whereto requests go out, by the setting WEBHOOK_TARGETS: each is a configuration of its own in the file, and the command
 * line says which one counts. A name that resolves to another address does not exist for the Worker.
 */
const NETWORKS = {
	public: { constant: "config", allow: ["public"] },
	any: { constant: "configAny", allow: ["public", "private"] },
} as const satisfies Readonly<Record<WebhookTargets, { readonly constant: string; readonly allow: readonly string[] }>>;

/** The file with what a server with this setting runs by. */
export function configurationFile(targets: string | undefined): string {
	return fileOf(NETWORKS[targetsOf(targets)].constant);
}

const fileOf = (constant: string) => `${constant}.message`;

/**
 * Writes the configuration to `dir`, where script and texts are: as text, and for each setting as what workerd makes of it
 * (a Cap'n Proto message, with all that the text embeds). Reading the text is a tenth of what a start costs.
 */
export function writeConfiguration(dir: string, deployment: Omit<Deployment, "main">, texts: readonly string[]): void {
	const written = join(dir, CONFIG);
	writeFileSync(written, workerdConfig(deployment, texts));
	for (const { constant } of Object.values(NETWORKS)) {
		const args = ["compile", "--config-only", written, constant];
		writeFileSync(join(dir, fileOf(constant)), execFileSync(workerdPath(), args, { maxBuffer: MAX_BYTES }));
	}
}

/** Where the package keeps it. */
export function workerdPath(): string {
	return createRequire(import.meta.url)("workerd").default;
}

/** More than all that can be deployed. */
const MAX_BYTES = 64 * 1024 ** 2;

const text = (value: string) => JSON.stringify(value);
const list = (items: readonly string[]) => (items.length === 0 ? "[]" : `[\n    ${items.join(",\n    ")},\n  ]`);

/** Cap'n Proto text. Modules and bindings are those of the deployed Worker. */
function workerdConfig(deployment: Omit<Deployment, "main">, texts: readonly string[]): string {
	const { vars, secrets, objects, compatibilityDate, compatibilityFlags } = deployment;
	const modules = [
		`(name = ${text(SCRIPT)}, esModule = embed ${text(SCRIPT)})`,
		...texts.map((name) => `(name = ${text(name)}, data = embed ${text(name)})`),
	];
	const bindings = [
		...[...Object.keys(vars), ...secrets].map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
		...objects.map(
			({ binding, className }) => `(name = ${text(binding)}, durableObjectNamespace = ${text(className)})`,
		),
		`(name = "ASSETS", service = "${ASSETS}")`,
	];
	const namespaces = objects.map(
		({ className, uniqueKey, sql }) =>
			`(className = ${text(className)}, uniqueKey = ${text(uniqueKey)}, enableSql = ${sql})`,
	);
	return `using Workerd = import "/workerd/workerd.capnp";

${Object.values(NETWORKS).map(configuration).join("\n")}
const worker :Workerd.Worker = (
  modules = ${list(modules)},
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = ${list(compatibilityFlags.map(text))},
  bindings = ${list(bindings)},
  durableObjectNamespaces = ${list(namespaces)},
  durableObjectStorage = (localDisk = "${RECORDS}"),
);
`;
}

function configuration({ constant, allow }: (typeof NETWORKS)[WebhookTargets]): string {
	return `const ${constant} :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "${RECORDS}", disk = (writable = true)),
    (name = "${ASSETS}", disk = ()),
    (name = "internet", network = (allow = [${allow.map(text).join(", ")}], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "${SOCKET}", http = (), service = "main")],
);
`;
}
