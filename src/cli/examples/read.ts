// The examples of the OpenAPI document, as they are kept.
import { readFileSync } from "node:fs";
import type { Examples } from "../../http/openapi/examples.ts";

export const EXAMPLES_FILE = new URL("../../http/openapi/examples.json", import.meta.url);

export function readExamples(): Examples {
	return JSON.parse(readFileSync(EXAMPLES_FILE, "utf8"));
}
