// npm run test:served: the tests of the API against what `npm start` serves, instead of in the Workers' own test pool.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { buildIfChanged } from "./src/cli/build/built.ts";
import { TEST_TIMEOUT_MS } from "./test/support/timeout.ts";

buildIfChanged();

const standIn = (name: string) => fileURLToPath(new URL(`./test/served/${name}.ts`, import.meta.url));

/** Texts are modules, as they are for the Worker. */
const textModules: Plugin = {
	name: "text-modules",
	enforce: "pre",
	load: (id) => (id.endsWith(".txt") ? `export default ${JSON.stringify(readFileSync(id, "utf8"))}` : null),
};

export default defineConfig({
	plugins: [textModules],
	test: {
		name: "served",
		reporters: ["default", "./test/support/closing-line.ts"],
		testTimeout: TEST_TIMEOUT_MS,
		hookTimeout: TEST_TIMEOUT_MS,
		environment: "node",
		include: ["test/http/**/*.test.ts"],
		setupFiles: ["./test/served/setup.ts"],
		alias: { "cloudflare:workers": standIn("cloudflare-workers"), "cloudflare:test": standIn("cloudflare-test") },
	},
});
