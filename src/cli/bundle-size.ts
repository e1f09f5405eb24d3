// Fails when the built script, or the question bank beside it, is larger than the project allows itself. The script may
// grow with the number of templates and with nothing else: with the first fifteen it had 150 KB, of which this formula
// leaves 146.5.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { TEMPLATES } from "../scenario/registry.ts";
import { BANK_LIMIT_KB, bankKilobytes } from "./check-questions.ts";
import { bankTextOf, readQuestionFiles } from "./write-bank.ts";

const WITHOUT_TEMPLATES_KB = 130;
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
