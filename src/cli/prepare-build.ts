// Writes every text that the Worker carries beside its script (the question bank, the pages' HTML), and the static
// files that it serves, the OpenAPI document among them. A build begins with it; wrangler runs it as a command (see [build] in wrangler.toml).
import { makeDocument } from "../http/openapi/document.ts";
import { readExamples } from "./examples/read.ts";
import { writeBank } from "./write-bank.ts";

import { writePage } from "./write-page.ts";

export async function prepareBuild(): Promise<void> {
	writeBank();
	await writePage(makeDocument(readExamples()));
}

if (import.meta.main) await prepareBuild();
