// The client as a package of its own: what a phone's author copies or installs, and what `seqack/client` is.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Folder in what is built. */
export const CLIENT = "client";

/** What its modules import. */
const DEPENDENCIES = ["idb", "openapi-fetch"] as const;
/** The compiler copies no declarations that were written already. */
const TYPES = "openapi.generated.d.ts";

interface Manifest {
	readonly version: string;
	readonly license: string;
	readonly dependencies: Readonly<Record<string, string>>;
	readonly exports: Readonly<Record<string, string>>;
}

/** Writes modules, their types and a package.json into `dir`. Throws when the sources do not compile. */
export function buildClient(root: string, dir: string): void {
	const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
	const args = [compiler, "-p", join(root, "tsconfig.client.json"), "--outDir", dir];
	execFileSync(process.execPath, args, { cwd: root, stdio: "inherit" });
	cpSync(join(root, "src/api-client", TYPES), join(dir, TYPES));
	cpSync(join(root, "LICENSE"), join(dir, "LICENSE"));
	const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	writeFileSync(join(dir, "package.json"), `${JSON.stringify(packageOf(manifest), null, "\t")}\n`);
}

/** Under the same name: `seqack/client` is the same module from the project and from the package. */
function packageOf({ version, license, dependencies, exports }: Manifest): object {
	return {
		name: "seqack",
		version,
		description: "Client of the seqack API",
		license,
		type: "module",
		sideEffects: false,
		exports: Object.fromEntries(
			Object.entries(exports).map(([path, file]) => [path, file.replace(`./dist/${CLIENT}/`, "./")]),
		),
		dependencies: Object.fromEntries(DEPENDENCIES.map((name) => [name, dependencies[name]])),
	};
}
