import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { faultsIn, newSecrets } from "../../src/cli/secrets.ts";
import { settingFaults } from "../../src/http/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "secrets-"));
const file = join(folder, ".dev.vars");
afterAll(() => rmSync(folder, { recursive: true }));

describe("the secrets that are made", () => {
	it("are rings that the Worker takes, each time others", () => {
		const made = parseEnv(newSecrets());
		expect(settingFaults((name) => made[name])).toEqual([]);
		expect(Object.values(made).every((text) => text?.startsWith("1:"))).toBe(true);
		expect(newSecrets()).not.toBe(newSecrets());
	});

	it("can stand in front of those in use, under another id", () => {
		const [before, after] = [parseEnv(newSecrets()), parseEnv(newSecrets(2))];
		expect(settingFaults((name) => `${after[name]},${before[name]}`).map(({ name }) => name)).toEqual([
			"RATE_LIMIT",
			"TRUSTED_PROXY_HEADER",
			"WEBHOOK_TARGETS",
			"FRAME_ANCESTORS",
		]);
		expect(settingFaults((name) => `${before[name]},${before[name]}`)).not.toEqual([]);
	});
});

describe("what is there already", () => {
	it("is refused by name where the Worker would refuse it; the environment comes before the file", () => {
		writeFileSync(file, `${newSecrets()}TOKEN_SECRET=hunter2\n`);
		expect(faultsIn({}, file)).toMatchObject([{ name: "TOKEN_SECRET" }]);
		expect(faultsIn({ TOKEN_SECRET: `9:${"x".repeat(32)}` }, file)).toEqual([]);
		expect(faultsIn({ TOKEN_SECRET: "x", RATE_LIMIT: "of" }, file).map(({ name }) => name)).toEqual([
			"TOKEN_SECRET",
			"RATE_LIMIT",
		]);
		expect(JSON.stringify(faultsIn({}, file))).not.toContain("hunter2");
	});
});
