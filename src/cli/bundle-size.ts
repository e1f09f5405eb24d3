// Fails when the built script, or the question bank beside it, is larger than the project allows itself.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { BANK_LIMIT_KB, bankKilobytes } from "./check-questions.ts";
import { bankTextOf, readQuestionFiles } from "./write-bank.ts";

const LIMIT_KB = 150;

const script = readFileSync(new URL("../../dist/worker.js", import.meta.url));
const sizes = [
	{ name: "bundle", kb: gzipSync(script, { level: 9 }).length / 1000, limit: LIMIT_KB },
	{ name: "question bank", kb: bankKilobytes(bankTextOf(readQuestionFiles())), limit: BANK_LIMIT_KB },
];
for (const { name, kb, limit } of sizes) console.log(`${name}: ${kb.toFixed(1)} KB gzipped, less than ${limit}`);
if (sizes.some(({ kb, limit }) => kb >= limit)) process.exit(1);
