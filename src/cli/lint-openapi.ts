// `npm run lint:openapi`: what the recommended rules of Redocly say of the OpenAPI document. A warning fails, too.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDocument } from "../http/openapi/document.ts";
import { ROOT } from "./build/built.ts";
import { readExamples } from "./examples/read.ts";

interface Report {
	readonly totals: { readonly errors: number; readonly warnings: number };
}

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const file = join(folder, "openapi.json");
try {
	writeFileSync(file, JSON.stringify(makeDocument(readExamples()), null, "\t"));
	const arguments_ = [join(ROOT, "node_modules/@redocly/cli/bin/cli.js"), "lint", file];
	const options = ["--config", join(ROOT, "redocly.yaml"), "--format"];
	const lint = (format: string) =>
		spawnSync(process.execPath, [...arguments_, ...options, format], {
			encoding: "utf8",
			// It would ask whether it is the newest, and tell that it was run.
			env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off" },
		});
	const { totals }: Report = JSON.parse(lint("json").stdout);
	console.log(`redocly lint: ${totals.errors} errors, ${totals.warnings} warnings`);
	if (totals.errors + totals.warnings > 0) {
		console.error(lint("codeframe").stderr);
		process.exitCode = 1;
	}
} finally {
	rmSync(folder, { recursive: true });
}
