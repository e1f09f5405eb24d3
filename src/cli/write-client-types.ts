// npm run client-types: writes the types of the client, made from the OpenAPI document. With `--check` it writes nothing and
// says whether they are of today's document. Their generator needs the compiler of TypeScript 5, which the project has not:
// it stands with those of other clients in test/clients/.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDocument } from "../http/openapi/document.ts";
import { ROOT } from "./build/built.ts";
import { readExamples } from "./examples/read.ts";

const TYPES = join(ROOT, "src/api-client/openapi.generated.d.ts");
const GENERATORS = join(ROOT, "test/clients");
const GENERATOR = join(GENERATORS, "node_modules/openapi-typescript/bin/cli.js");

/** The generators, as their lock file says, unless they are there. */
function installGenerators(): void {
	if (existsSync(GENERATOR)) return;
	execFileSync("npm", ["ci"], { cwd: GENERATORS, stdio: "inherit", shell: process.platform === "win32" });
}

function generate(): string {
	const dir = mkdtempSync(join(tmpdir(), "client-types-"));
	try {
		const [document, types] = [join(dir, "openapi.json"), join(dir, "openapi.d.ts")];
		writeFileSync(document, JSON.stringify(makeDocument(readExamples())));
		execFileSync(process.execPath, [GENERATOR, document, "--output", types], {
			stdio: ["ignore", "ignore", "inherit"],
		});
		return readFileSync(types, "utf8");
	} finally {
		rmSync(dir, { recursive: true });
	}
}

function writeClientTypes(): void {
	installGenerators();
	const types = generate();
	if (!process.argv.includes("--check")) return writeFileSync(TYPES, types);
	if (existsSync(TYPES) && readFileSync(TYPES, "utf8") === types) return;
	console.error("src/api-client/openapi.generated.d.ts is not of today's OpenAPI document: npm run client-types");
	process.exitCode = 1;
}

writeClientTypes();
