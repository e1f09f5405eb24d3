// README's rounds, run as they stand: what it shows after its commands is what they print.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DIST, ROOT, readBuilt } from "../../../src/cli/build/built.ts";
import { type Server, serve } from "../../../src/cli/serve/workerd.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";

const README = readFileSync(join(ROOT, "README.md"), "utf8");
const ADDRESS = "http://127.0.0.1:8787";
const MARK = "-- end of a block --";

/** Commands with what README shows after them; the last is empty where it shows nothing. */
const sectionOf = (title: string) => README.split(/^## /m).find((section) => section.startsWith(`${title}\n`)) ?? "";
const blocksOf = (section: string) =>
	[...section.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```\n([\s\S]*?)^```\n)?/gm)].map(
		([, commands = "", shown = ""]) => ({
			commands,
			shown,
		}),
	);
const BLOCKS = ["A whole round with curl", "Questions and quizzes", "A learner", "A phone", "A teacher"].flatMap(
	(title) => blocksOf(sectionOf(title)),
);

const records = mkdtempSync(join(tmpdir(), "readme-"));
let server: Server;
beforeAll(async () => {
	const variables = { ...readBuilt(DIST).vars, ...TEST_SECRETS };
	server = await serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
});
afterAll(async () => {
	await server.kill();
	rmSync(records, { recursive: true });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe.skipIf(!hasCurl)(`README${hasCurl ? "" : " (skipped: curl is not installed)"}`, () => {
	it("shows what its rounds answer", () => {
		expect(BLOCKS.length).toBeGreaterThan(4);
		const script = BLOCKS.map(({ commands }) => `${commands}echo '${MARK}'\n`).join("");
		const printed = execFileSync("bash", ["-c", script.replaceAll(ADDRESS, server.url)], {
			encoding: "utf8",
			cwd: ROOT,
			// A server key is signed with the server's own secret.
			env: { ...process.env, ...TEST_SECRETS },
		});
		const answered = printed.split(`${MARK}\n`);
		for (const [i, { shown }] of BLOCKS.entries()) if (shown) expect(answered[i]).toBe(shown);
	});
});
