// The tables of src/tcp/README.md, made from what they describe: the case tests, the rules of both profiles with their
// comments, and the search for reachable pairs of states.
import { readdirSync, readFileSync } from "node:fs";
import { LINUX, RFC9293, type Settings } from "../../src/tcp/settings.ts";

const CASE =
	/theCase(?:In)?\(\s*(?:"(linux|rfc9293)",\s*)?(\d+),\s*(?:"([^"]*)"|`([^`]*)`),\s*\[([\s\S]*?)\],\s*\(p\)/g;

export interface CaseRow {
	readonly number: number;
	readonly profile: string;
	readonly title: string;
	readonly rules: readonly string[];
	readonly file: string;
}

/** Every case that the tests under test/tcp/cases name, in the order of the list in tcp-cases.md. */
export function readCases(): readonly CaseRow[] {
	const folder = "test/tcp/cases/";
	const files = readdirSync(folder).filter((file) => file.endsWith(".test.ts"));
	const rows = files.flatMap((file) =>
		[...readFileSync(folder + file, "utf8").matchAll(CASE)].map(([, profile, number, plain, template, rules]) => ({
			number: Number(number),
			profile: profile ?? "both",
			title: plain ?? template?.replace(/\$\{\w+\}/g, "each state") ?? "",
			rules: [...(rules ?? "").matchAll(/"([a-z0-9-]+)"/g)].map((match) => match[1] ?? ""),
			file,
		})),
	);
	return rows.sort((a, b) => a.number - b.number);
}

export function caseTable(): string {
	const rows = readCases().map(
		({ number, profile, title, rules, file }) =>
			`| ${number} | ${title} | ${rules.map((rule) => `\`${rule}\``).join(", ")} | ${profile} | \`${file}\` |`,
	);
	return ["| case | test | rules that it must name | profile | file |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** The comment above each field of the interface `Settings`. */
function comments(): ReadonlyMap<string, string> {
	const source = readFileSync("src/tcp/settings.ts", "utf8");
	const fields = source.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)\??:/g);
	return new Map(
		[...fields].map(([, text, name]) => [name ?? "", (text ?? "").replace(/\s*\n?\s*\*?\s+/g, " ").trim()]),
	);
}

export function settingTable(): string {
	const texts = comments();
	const rows = (Object.keys(RFC9293) as (keyof Settings)[]).map((name) => {
		const [rfc, linux] = [show(RFC9293[name]), show(LINUX[name])];
		return `| \`${name}\` | ${rfc} | ${linux === rfc ? "same" : linux} | ${texts.get(name) ?? ""} |`;
	});
	return ["| flag | rfc9293 | linux | what it is, and where it comes from |", "|---|---|---|---|", ...rows].join("\n");
}

function show(value: unknown): string {
	return typeof value === "number" ? String(value) : `\`${JSON.stringify(value).replaceAll('"', "")}\``;
}

export function pairTable(pairs: Readonly<Record<"rfc9293" | "linux", ReadonlySet<string>>>): string {
	const all = [...new Set([...pairs.rfc9293, ...pairs.linux])].sort();
	const rows = all.map((pair) => {
		const [client, server] = pair.split(" / ");
		return `| ${client} | ${server} | ${pairs.rfc9293.has(pair) ? "yes" : "no"} | ${pairs.linux.has(pair) ? "yes" : "no"} |`;
	});
	return ["| client | server | rfc9293 | linux |", "|---|---|---|---|", ...rows].join("\n");
}

/** The text between `<!-- name -->` and `<!-- /name -->`. */
export function section(readme: string, name: string): string {
	return readme.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim() ?? "";
}
