// Fails when the built bundle is larger than the project allows itself.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 150;

const bundle = readFileSync(new URL("../../dist/worker.js", import.meta.url));
const kb = gzipSync(bundle, { level: 9 }).length / 1000;
console.log(`bundle: ${kb.toFixed(1)} KB gzipped, at most ${LIMIT_KB}`);
if (kb > LIMIT_KB) process.exit(1);
