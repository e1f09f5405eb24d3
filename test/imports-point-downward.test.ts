// The folders are the architecture: which room may import from which, and what the pure ones may not touch.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** Rooms that a learner's answers come from: no platform, no clock, no chance, no network. */
const BELOW_CONTRACT = ["tcp", "text", "scenario", "scenario/run", "exercise", "question-bank", "render", "review"];
const PURE = [...BELOW_CONTRACT, "scenario/build", "scenario/templates", "course", "practice"];

/** Besides itself. A room that is not named here may not exist; of rooms in one another the inner one counts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	tcp: [],
	text: ["tcp"],
	review: [],
	"scenario/run": ["tcp"],
	"scenario/build": ["scenario", "scenario/run", "tcp", "text"],
	"scenario/templates": ["scenario", "scenario/build", "scenario/run", "tcp", "text"],
	// The registry names the templates; whoever goes round in a circle is found below.
	scenario: ["scenario/run", "scenario/templates", "tcp", "text"],
	render: ["tcp", "text"],
	exercise: ["scenario", "scenario/run", "tcp", "text"],
	// It reads answers with the readers of exercises, rather than having its own.
	"question-bank": ["exercise", "scenario", "tcp", "text", "questions"],
	contract: BELOW_CONTRACT,
	course: [...BELOW_CONTRACT, "contract"],
	practice: [...BELOW_CONTRACT, "contract", "course"],
	storage: ["contract", "course", "practice", "question-bank", "review"],
	"api-client": [],
	// It runs in a browser; the Worker knows its list of files alone.
	page: [...BELOW_CONTRACT, "scenario/build", "contract", "api-client"],
	http: [...BELOW_CONTRACT, "contract", "course", "practice", "storage", "page"],
	"worker.ts": ["http", "storage"],
	"env.d.ts": [],
	cli: [...PURE, "contract", "http", "page"],
	bench: [...PURE, "contract", "http", "storage", "worker.ts", "cli"],
};

function roomOf(path: string): string {
	const [outer = "", inner = ""] = path.split("/");
	return `${outer}/${inner}` in MAY_IMPORT ? `${outer}/${inner}` : outer;
}

const SPECIFIER = /^\s*(?:import|export)\s+(?:[\w*{}\s,$]+\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

interface Import {
	readonly file: string;
	readonly room: string;
	readonly specifier: string;
}

const SRC = new URL("../src/", import.meta.url).pathname;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.filter((file) => /\.(ts|mjs)$/.test(file))
	.map((file) => ({ file, room: roomOf(file), text: readFileSync(join(SRC, file), "utf8") }));

const imports: readonly Import[] = files
	.filter(({ file }) => file !== "env.d.ts")
	.flatMap(({ file, room, text }) =>
		[...text.matchAll(SPECIFIER)].map((match) => ({ file, room, specifier: match[1] ?? match[2] ?? "" })),
	);

/** The room that is imported from; of what lies beside src, the folder. */
const target = ({ file, specifier }: Import) =>
	roomOf(normalize(join(dirname(file), specifier)).replace(/^\.\.\//, ""));

const described = (found: readonly Import[]) => found.map(({ file, specifier }) => `${file} imports ${specifier}`);

/** Files that import one another, types too: each circle once, as the way around it. */
function circles(): readonly string[] {
	const edges = new Map(files.map(({ file }) => [file, new Set<string>()]));
	for (const { file, specifier } of imports)
		if (specifier.startsWith(".")) edges.get(file)?.add(normalize(join(dirname(file), specifier)));
	const found: string[] = [];
	const done = new Set<string>();
	const visit = (file: string, way: readonly string[]): void => {
		const start = way.indexOf(file);
		if (start !== -1) found.push([...way.slice(start), file].join(" → "));
		if (start !== -1 || done.has(file)) return;
		for (const next of edges.get(file) ?? []) visit(next, [...way, file]);
		done.add(file);
	};
	for (const file of edges.keys()) visit(file, []);
	return found;
}

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

	it("make no circles, not even of types", () => {
		expect(circles()).toEqual([]);
	});

	it("are never handed on: a name is imported from the file that defines it", () => {
		// The Worker's entry hands on the classes of its Durable Objects, as the platform wants it.
		const handedOn = files.filter(
			({ file, text }) => file !== "worker.ts" && /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from\b/m.test(text),
		);
		expect(handedOn.map(({ file }) => file)).toEqual([]);
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
