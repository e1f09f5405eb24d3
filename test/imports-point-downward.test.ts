// The folders are the architecture: which room may import from which, and what the pure ones may not touch.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const PURE = ["text", "tcp", "review", "scenario", "render", "exercise", "question-bank"];

/** Besides itself. A room that is not named here may not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	text: ["tcp"],
	tcp: [],
	review: [],
	scenario: ["tcp", "text"],
	render: ["tcp", "text"],
	exercise: ["scenario", "tcp", "text"],
	// It reads answers with the readers of exercises, rather than having its own.
	"question-bank": ["exercise", "scenario", "tcp", "text", "questions"],
	contract: PURE,
	storage: ["contract", "review"],
	http: [...PURE, "contract", "storage"],
	"worker.ts": ["http", "storage"],
	"env.d.ts": [],
	cli: [...PURE, "contract", "http"],
	bench: [...PURE, "contract", "http", "storage", "worker.ts", "cli"],
};

const SPECIFIER = /^\s*(?:import|export)\s+(?:[\w*{}\s,$]+\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

interface Import {
	readonly file: string;
	readonly room: string;
	readonly specifier: string;
}

const SRC = new URL("../src/", import.meta.url).pathname;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.filter((file) => /\.(ts|mjs)$/.test(file))
	.map((file) => ({ file, room: file.split("/")[0] ?? "", text: readFileSync(join(SRC, file), "utf8") }));

const imports: readonly Import[] = files
	.filter(({ file }) => file !== "env.d.ts")
	.flatMap(({ file, room, text }) =>
		[...text.matchAll(SPECIFIER)].map((match) => ({ file, room, specifier: match[1] ?? match[2] ?? "" })),
	);

/** The room that is imported from; of what lies beside src, the folder. */
const target = ({ file, specifier }: Import) =>
	normalize(join(dirname(file), specifier))
		.replace(/^\.\.\//, "")
		.split("/")[0] ?? "";

const described = (found: readonly Import[]) => found.map(({ file, specifier }) => `${file} imports ${specifier}`);

describe("imports", () => {
	it("are found at all", () => {
		expect(imports.length).toBeGreaterThan(50);
	});

	it("stand in rooms that the architecture knows", () => {
		expect(files.filter(({ room }) => !(room in MAY_IMPORT)).map(({ file }) => file)).toEqual([]);
	});

	it("point downward only", () => {
		const upward = imports.filter(
			(found) =>
				found.specifier.startsWith(".") &&
				target(found) !== found.room &&
				!MAY_IMPORT[found.room]?.includes(target(found)),
		);
		expect(described(upward)).toEqual([]);
	});

	it("name the file with its extension", () => {
		const bare = imports.filter(
			({ specifier }) => specifier.startsWith(".") && !/\.(ts|mjs|json|txt)$/.test(specifier),
		);
		expect(described(bare)).toEqual([]);
	});

	it("keep the platform and Node out of the pure rooms", () => {
		const impure = imports.filter(
			({ room, specifier }) => PURE.includes(room) && /^(hono|cloudflare:|node:|jose|@hono)/.test(specifier),
		);
		expect(described(impure)).toEqual([]);
	});

	it("of ts-fsrs stand in review alone", () => {
		const elsewhere = imports.filter(({ room, specifier }) => specifier === "ts-fsrs" && room !== "review");
		expect(described(elsewhere)).toEqual([]);
	});
});

it("the pure rooms read no clock, draw no chance and ask no network", () => {
	const impure = files.filter(
		({ room, text }) =>
			PURE.includes(room) &&
			/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bfetch\(|\bcrypto\./.test(text),
	);
	expect(impure.map(({ file }) => file)).toEqual([]);
});
