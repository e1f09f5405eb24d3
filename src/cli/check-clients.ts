// `npm run check-clients`: clients that others make from the OpenAPI document compile under strict settings, with programs
// that use them (test/clients/samples). The generators have a package.json of their own: they need an older TypeScript.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeDocument } from "../http/openapi/document.ts";
import { ROOT } from "./build/built.ts";
import { readExamples } from "./examples/read.ts";

const CLIENTS = join(ROOT, "test/clients");
const DOCUMENT = "./generated/openapi.json";

/** Each writes what the sample of the same name imports. */
const GENERATORS: Readonly<Record<string, readonly string[]>> = {
	"openapi-typescript": ["openapi-typescript", DOCUMENT, "-o", "generated/openapi-typescript.ts"],
	"hey-api": ["openapi-ts", "-i", DOCUMENT, "-o", "generated/hey-api", "-p", "@hey-api/typescript", "--no-log-file"],
	orval: ["orval", "--input", DOCUMENT, "--output", "generated/orval/client.ts", "--client", "fetch"],
};

function run(command: string, ...more: readonly string[]): void {
	try {
		execFileSync(command, more, { cwd: CLIENTS, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
	} catch (error) {
		const { stdout = "", stderr = "" } = error as { readonly stdout?: string; readonly stderr?: string };
		console.error(stdout + stderr);
		throw new Error(`${command} ${more.join(" ")} failed`);
	}
}

const bin = (name: string) => join(CLIENTS, "node_modules/.bin", name);

if (!existsSync(bin("tsc"))) run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
rmSync(join(CLIENTS, "generated"), { recursive: true, force: true });
mkdirSync(join(CLIENTS, "generated"));
writeFileSync(join(CLIENTS, DOCUMENT), JSON.stringify(makeDocument(readExamples())));
for (const [name, [command = "", ...more]] of Object.entries(GENERATORS)) {
	run(bin(command), ...more);
	console.log(`${name} has made its types`);
}
run(bin("tsc"), "-p", ".");
console.log("they compile, and so do the programs that use them");
