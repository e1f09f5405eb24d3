import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { prepareBuild } from "./src/cli/prepare-build.ts";
import { TEST_SECRETS } from "./test/support/test-secrets.ts";
import { TEST_TIMEOUT_MS } from "./test/support/timeout.ts";

// The tests that need the real Worker and its Durable Objects; every other test is pure and runs in Node.
const WORKER_TESTS = ["test/http/**/*.test.ts", "test/storage/**/*.test.ts"];

// Those that serve what `npm run build` makes.
const SERVING_TESTS = ["test/cli/serve/**/*.test.ts"];

// The texts that the Worker imports.
prepareBuild();

// wrangler.toml requires them, and warns of what it finds neither here nor in .dev.vars.
Object.assign(process.env, TEST_SECRETS);

export default defineConfig({
	test: {
		// One more than cores: a test of the Worker waits for workerd, which works in a process of its own.
		maxWorkers: availableParallelism() + 1,
		reporters: ["default", "./test/support/closing-line.ts"],
		coverage: {
			provider: "istanbul",
			include: ["src/**/*.ts"],
			reporter: ["text", "json-summary"],
		},
		projects: [
			{
				test: {
					name: "pure",
					testTimeout: TEST_TIMEOUT_MS,
					environment: "node",
					// No module of theirs keeps what another test could notice; so each is loaded, and made fast, once per worker.
					isolate: false,
					include: ["test/**/*.test.ts"],
					exclude: [...WORKER_TESTS, ...SERVING_TESTS],
				},
			},
			{
				test: {
					name: "serving",
					testTimeout: TEST_TIMEOUT_MS,
					environment: "node",
					include: SERVING_TESTS,
					globalSetup: ["./test/support/build-first.ts"],
				},
			},
			{
				plugins: [
					cloudflareTest({
						wrangler: { configPath: "./wrangler.toml" },
						miniflare: { bindings: TEST_SECRETS },
					}),
				],
				test: {
					name: "worker",
					testTimeout: TEST_TIMEOUT_MS,
					// One workerd for all files instead of one per file (about 0.7 s each on 2 cores).
					isolate: false,
					include: WORKER_TESTS,
					setupFiles: ["./test/support/reset.ts"],
				},
			},
		],
	},
});
