// The configuration with which workerd serves what was built. It names no port, folder or secret: those come with the
// command line and the environment of whoever serves it.
import { SCRIPT } from "./bundle.ts";
import type { Deployment } from "./deployment.ts";

/** As the command line of workerd calls them: `--socket-addr=http=127.0.0.1:8787 --directory-path=records=…`. */
export const SOCKET = "http";
export const RECORDS = "records";

const text = (value: string) => JSON.stringify(value);
const list = (items: readonly string[]) => (items.length === 0 ? "[]" : `[\n    ${items.join(",\n    ")},\n  ]`);

/** Cap'n Proto text (workerd.capnp). Modules and bindings are those of the deployed Worker. */
export function workerdConfig(deployment: Omit<Deployment, "main">, texts: readonly string[]): string {
	const { vars, secrets, objects, compatibilityDate, compatibilityFlags } = deployment;
	const modules = [
		`(name = ${text(SCRIPT)}, esModule = embed ${text(SCRIPT)})`,
		...texts.map((name) => `(name = ${text(name)}, text = embed ${text(name)})`),
	];
	const bindings = [
		...[...Object.keys(vars), ...secrets].map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
		...objects.map(
			({ binding, className }) => `(name = ${text(binding)}, durableObjectNamespace = ${text(className)})`,
		),
	];
	const namespaces = objects.map(
		({ className, uniqueKey, sql }) =>
			`(className = ${text(className)}, uniqueKey = ${text(uniqueKey)}, enableSql = ${sql})`,
	);
	return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "${RECORDS}", disk = (writable = true)),
  ],
  sockets = [(name = "${SOCKET}", http = (), service = "main")],
);

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
