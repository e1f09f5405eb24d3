// Writes the examples of the OpenAPI document: tells their story to what this checkout builds, on bare workerd.
// `npm run openapi:examples`
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { makeDocument, SECTIONS } from "../http/openapi/document.ts";
import { buildIfChanged, DIST, ROOT, readBuilt } from "./build/built.ts";
import { answeredWith, collectExamples, initOf } from "./examples/collect.ts";
import { keepWhatWouldDo } from "./examples/keep.ts";
import { EXAMPLES_FILE, readExamples } from "./examples/read.ts";
import { newSecrets } from "./secrets.ts";
import { serve } from "./serve/workerd.ts";

const SCHEMAS = new Map(
	SECTIONS.flatMap(({ operations }) =>
		Object.values(operations).map(({ id, success }) => [id, success.schema] as const),
	),
);

buildIfChanged();
const records = mkdtempSync(join(tmpdir(), "examples-"));
const secrets = parseEnv(newSecrets());
const variables = { ...readBuilt(DIST).vars, ...secrets, RATE_LIMIT: "off" } as Record<string, string>;
const server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
try {
	const key = execFileSync(process.execPath, [join(ROOT, "src/cli/server-key.ts"), "--tenant", "acme"], {
		env: { ...process.env, ...secrets },
		encoding: "utf8",
		stdio: ["ignore", "pipe", "ignore"],
	});
	const examples = await collectExamples(
		makeDocument(),
		async (request) => answeredWith(await fetch(`${server.url}${request.address}`, initOf(request))),
		key.trim(),
	);
	const kept = keepWhatWouldDo(examples, readExamples(), (id) => SCHEMAS.get(id));
	writeFileSync(EXAMPLES_FILE, `${JSON.stringify(kept, null, "\t")}\n`);
	console.log(`${Object.keys(examples).length} operations in ${fileURLToPath(EXAMPLES_FILE)}`);
} finally {
	await server.stop();
	rmSync(records, { recursive: true });
}
