// Every sample of the documentation's chapters, run as it stands against what is served: what a chapter shows is what is printed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIST, ROOT, readBuilt } from "../../../src/cli/build/built.ts";
import { type Server, serve } from "../../../src/cli/serve/workerd.ts";
import type { Sample } from "../../../src/page/docs/chapter.ts";
import { CHAPTER_NAMES, CHAPTERS } from "../../../src/page/docs/chapters.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";

const ADDRESS = "http://127.0.0.1:8787";
const MARK = "-- end of a sample --";
const SAMPLES = CHAPTER_NAMES.flatMap((chapter) =>
	CHAPTERS[chapter].blocks.flatMap((block) => ("sample" in block ? [{ chapter, ...block }] : [])),
);
const of = (language: Sample["language"]) => SAMPLES.filter((sample) => sample.language === language);

const records = mkdtempSync(join(tmpdir(), "samples-"));
let server: Server;
beforeAll(async () => {
	const variables = { ...readBuilt(DIST).vars, ...TEST_SECRETS };
	server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
});
afterAll(async () => {
	await server.kill();
	rmSync(records, { recursive: true });
});

/** What a program prints that reads `text` from its standard input; throws where it fails. */
const printedBy = (program: string, options: readonly string[], text: string) =>
	execFileSync(program, options, {
		input: text.replaceAll(ADDRESS, server.url),
		encoding: "utf8",
		cwd: ROOT,
		// A server key is signed with the server's own secret.
		env: { ...process.env, ...TEST_SECRETS },
	});

const isThere = (program: string) => spawnSync(program, ["--version"]).status === 0;
const without = (program: string) => (isThere(program) ? "" : ` (skipped: ${program} is not installed)`);

describe("the samples of the chapters", () => {
	it("are in every language that is promised", () => {
		expect(new Set(SAMPLES.map(({ language }) => language))).toEqual(new Set(["sh", "js", "ts", "py", "php", "html"]));
	});

	describe.skipIf(!isThere("curl"))(`in curl${without("curl")}`, () => {
		it("work one after the other in one shell", () => {
			// `-e`: no command fails, nor does what reads its answer.
			const script = of("sh").map(({ sample }) => `${sample}\necho '${MARK}'\n`);
			const printed = printedBy("bash", ["-e"], script.join("")).split(`${MARK}\n`);
			for (const [i, { chapter, prints }] of of("sh").entries()) {
				if (prints === undefined) expect(printed[i], chapter).not.toBe("");
				else expect(printed[i], chapter).toBe(`${prints}\n`);
			}
		});
	});

	it.each([...of("js"), ...of("ts")])("in $language under $chapter works", ({ sample, prints, language }) => {
		const printed = printedBy(
			process.execPath,
			[`--input-type=${language === "ts" ? "module-typescript" : "module"}`],
			sample,
		);
		if (prints === undefined) expect(printed).not.toBe("");
		else expect(printed).toBe(`${prints}\n`);
	});

	it.skipIf(!isThere("python3")).each(of("py"))(
		`in Python under $chapter works${without("python3")}`,
		({ sample, prints }) => {
			expect(printedBy("python3", ["-"], sample)).toBe(`${prints}\n`);
		},
	);

	it.skipIf(!isThere("php")).each(of("php"))(`in PHP under $chapter works${without("php")}`, ({ sample, prints }) => {
		expect(printedBy("php", [], sample)).toBe(`${prints}\n`);
	});
});
