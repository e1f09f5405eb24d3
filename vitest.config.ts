import { existsSync, statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { prepareBuild } from "./src/cli/prepare-build.ts";
import { LongestFirst } from "./test/support/longest-first.ts";
import { TEST_SECRETS } from "./test/support/test-secrets.ts";
import { PATIENCE_MS, SERVING_TIMEOUT_MS, TEST_TIMEOUT_MS } from "./test/support/timeout.ts";

// The tests that need the real Worker and its Durable Objects; every other test is pure and runs in Node.
const WORKER_TESTS = ["test/http/**/*.test.ts", "test/storage/**/*.test.ts"];

// Those that serve what `npm run build` makes.
const SERVING_TESTS = ["test/cli/serve/**/*.test.ts", "test/api-client/served/**/*.test.ts"];

// Those that look at what is served with a real browser.
const BROWSER_TESTS = ["test/page/browser/**/*.test.ts"];

/** Of those that serve or look with a browser. Vitest would give a hook 10 s, and what is polled 1 s. */
const PATIENT = {
	testTimeout: SERVING_TIMEOUT_MS,
	hookTimeout: SERVING_TIMEOUT_MS,
	expect: { poll: { timeout: PATIENCE_MS } },
};

// Tests make far more than they keep: a young generation this large (in MB; V8's own is 16) is cleared so seldom that they
// take a fifth less.
const ROOM = ["--min-semi-space-size=64", "--max-semi-space-size=64"];

// workerd has it from Miniflare, which takes V8's options from here.
process.env.MINIFLARE_WORKERD_V8_FLAGS ??= ROOM.join(" ");

// What objects store is kept in memory where there is room: on a disk that others use as well, tests wait for it most of
// their time.
const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 ** 30;
if (existsSync(MEMORY) && statfsSync(MEMORY).bavail * statfsSync(MEMORY).bsize > ENOUGH_BYTES)
	process.env.TMPDIR ??= MEMORY;

// The texts that the Worker imports.
await prepareBuild();

// wrangler.toml requires them, and warns of what it finds neither here nor in .dev.vars.
Object.assign(process.env, TEST_SECRETS);

export default defineConfig({
	test: {
		// No more than cores: each workerd loads the Worker anew and makes it fast, and waits for nothing.
		maxWorkers: availableParallelism(),
		sequence: { sequencer: LongestFirst },
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
					hookTimeout: TEST_TIMEOUT_MS,
					environment: "node",
					// No module of theirs keeps what another test could notice; so each is loaded, and made fast, once per worker.
					isolate: false,
					setupFiles: ["./test/support/same-chance.ts"],
					execArgv: ROOM,
					// Before the others, and no more than cores: what many files look at is made once per worker.
					maxWorkers: availableParallelism(),
					sequence: { groupOrder: 0 },
					include: ["test/**/*.test.ts"],
					exclude: ["**/node_modules/**", ...WORKER_TESTS, ...SERVING_TESTS, ...BROWSER_TESTS],
				},
			},
			{
				test: {
					name: "serving",
					sequence: { groupOrder: 1 },
					...PATIENT,
					environment: "node",
					include: SERVING_TESTS,
					globalSetup: ["./test/support/build-first.ts"],
				},
			},
			{
				test: {
					name: "browser",
					sequence: { groupOrder: 1 },
					...PATIENT,
					environment: "node",
					isolate: false,
					include: BROWSER_TESTS,
					globalSetup: ["./test/support/build-first.ts", "./src/cli/unpack-browser.ts"],
				},
			},
			{
				// All that it needs stands here: to extend this file is to run it twice.
				extends: false,
				plugins: [
					cloudflareTest({
						wrangler: { configPath: "./wrangler.toml" },
						// Callers are counted where a test is about that, by bindings of its own: each count is a call of an object.
						miniflare: { bindings: { ...TEST_SECRETS, RATE_LIMIT: "off" } },
					}),
				],
				test: {
					name: "worker",
					sequence: { groupOrder: 1 },
					maxWorkers: availableParallelism(),
					testTimeout: TEST_TIMEOUT_MS,
					// What comes before the first test of a workerd loads the whole Worker.
					hookTimeout: TEST_TIMEOUT_MS,
					// One workerd for all files instead of one per file (about 0.7 s each on 2 cores).
					isolate: false,
					include: WORKER_TESTS,
					setupFiles: ["./test/support/reset.ts"],
				},
			},
		],
	},
});
