import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONFIG, DIST, ROOT } from "../../../src/cli/build/built.ts";
import { SCRIPT } from "../../../src/cli/build/bundle.ts";

const packageOf = (folder: string) => JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));

describe("the build", () => {
	it("is made with the esbuild that wrangler has", () => {
		expect(packageOf("").devDependencies.esbuild).toBe(packageOf("node_modules/wrangler").dependencies.esbuild);
	});

	it("is UTF-8, escapes no Chinese, and names no folder of this machine", () => {
		const script = readFileSync(join(DIST, SCRIPT), "utf8");
		expect(script).toContain("三次握手");
		expect(script).not.toMatch(/\\u4E09\\u6B21/i);
		for (const file of [SCRIPT, `${SCRIPT}.map`, CONFIG])
			expect(readFileSync(join(DIST, file), "utf8")).not.toContain(ROOT);
	});
});
