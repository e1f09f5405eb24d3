// The table of README.md that `npm run conformance` writes.
import { readFileSync, writeFileSync } from "node:fs";

const README = "README.md";
const [OPEN, CLOSE] = ["<!-- conformance -->", "<!-- /conformance -->"];

export const CASES = "cases of a list made from RFC 9293, RFC 5961, RFC 4987 and captures, in both profiles";

export function readTable(): string {
	return readFileSync(README, "utf8").split(OPEN)[1]?.split(CLOSE)[0]?.trim() ?? "";
}

export function writeTable(table: string): void {
	const readme = readFileSync(README, "utf8");
	const [before = "", rest = ""] = readme.split(OPEN);
	writeFileSync(README, `${before}${OPEN}\n${table}\n${CLOSE}${rest.split(CLOSE)[1] ?? ""}`);
}

/** The numbers of the row that begins so. */
export function rowOf(what: string): { readonly agree: number; readonly of: number } | undefined {
	const row = readTable()
		.split("\n")
		.find((line) => line.startsWith(`| ${what} |`));
	const [, agree, of] = /\| (\d+) of (\d+) \|/.exec(row ?? "") ?? [];
	return agree === undefined ? undefined : { agree: Number(agree), of: Number(of) };
}
