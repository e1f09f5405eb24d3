// Fails when the built script, or the question bank beside it, is larger than the project allows itself. The script may
// grow with the number of templates and with nothing else, short of a decision: the Worker as a whole may have 300 KB.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { TEMPLATES } from "../scenario/registry.ts";
import { BANK_LIMIT_KB, bankKilobytes } from "./check-questions.ts";
import { bankTextOf, readQuestionFiles } from "./write-bank.ts";

/**
 * Engine, grading, pictures, HTTP, and what it imports: hono with its secure headers, request ids and ETags, and jose with
 * signing and verifying JWTs, are 5 KB of it that were our own code once.
 */
const WITHOUT_TEMPLATES_KB = 139;
/** Code and wording in two languages of one template, on average. */
const TEMPLATE_KB = 1.1;

const script = readFileSync(new URL("../../dist/worker.js", import.meta.url));
const sizes = [
	{
		name: `script with ${TEMPLATES.length} templates`,
		kb: gzipSync(script, { level: 9 }).length / 1000,
		limit: WITHOUT_TEMPLATES_KB + TEMPLATE_KB * TEMPLATES.length,
	},
	{ name: "question bank", kb: bankKilobytes(bankTextOf(readQuestionFiles())), limit: BANK_LIMIT_KB },
];
for (const { name, kb, limit } of sizes)
	console.log(`${name}: ${kb.toFixed(1)} KB gzipped, less than ${limit.toFixed(1)}`);
if (sizes.some(({ kb, limit }) => kb >= limit)) process.exit(1);
