// Fails when the built script, or its sentences or the question bank beside it, are larger than they may be.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { TEMPLATES } from "../scenario/registry.ts";
import { DIST } from "./build/built.ts";
import { SCRIPT } from "./build/bundle.ts";
import { SENTENCES } from "./build/sentences.ts";
import { BANK_LIMIT_KB, bankKilobytes } from "./check-questions.ts";
import { bankTextOf, readQuestionFiles } from "./write-bank.ts";

/** What the Worker's script may have. */
const SCRIPT_LIMIT_KB = 300;
/** What its sentences, in two languages, may have beside it. */
const SENTENCES_LIMIT_KB = 150;

const kilobytes = (file: string) => gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length / 1000;

const sizes = [
	{ name: `script with ${TEMPLATES.length} templates`, kb: kilobytes(SCRIPT), limit: SCRIPT_LIMIT_KB },
	{ name: "sentences", kb: kilobytes(SENTENCES), limit: SENTENCES_LIMIT_KB },
	{ name: "question bank", kb: bankKilobytes(bankTextOf(readQuestionFiles())), limit: BANK_LIMIT_KB },
];
for (const { name, kb, limit } of sizes)
	console.log(`${name}: ${kb.toFixed(1)} KB gzipped, less than ${limit.toFixed(1)}`);
if (sizes.some(({ kb, limit }) => kb >= limit)) process.exit(1);
