// Whether a record that holds 10,000 attempts answers as fast as a new one: every route of a learner, one request at a time,
// beside the same of a record of 20 attempts, in turns; what an attempt takes on disk; and what the first request costs
// after the object slept. Prints; the times depend on the machine, which should do nothing else.
// `npm run bench:record`, or smaller: `-- --attempts 2000 --samples 50`
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { buildIfChanged, DIST, readBuilt } from "../cli/build/built.ts";
import { newSecrets } from "../cli/secrets.ts";
import { type Server, serve } from "../cli/serve/workerd.ts";
import { percentile } from "./open-loop.ts";
import {
	type BenchLearner,
	contentsOf,
	fill,
	largest,
	newLearner,
	ofLearner,
	prepare,
	sizeOf,
	spread,
} from "./record/fill.ts";
import { BATCH_OF, ROUTES, type Subject } from "./record/routes.ts";
import { type Caller, newCaller } from "./requests.ts";

const GOAL_MS = 5;
const GOAL_BYTES = 4096;
const NEW_RECORD = 20;
const BATCHES = 25;
/** Of each route, before anything is counted. */
const WARM_UP = 15;
const WAKINGS = 10;
/** An attempt every so many days: 10,000 of them on four years' days, each in a quarter of an hour of its own. */
const DAYS_AN_ATTEMPT = 0.15;

const { values } = parseArgs({
	options: { attempts: { type: "string" }, samples: { type: "string", default: "150" } },
});
const SAMPLES = Number(values.samples);
/** So that the record is all but full when everything was handed in. */
const ATTEMPTS = Number(values.attempts ?? 10_000) - SAMPLES - WARM_UP - BATCHES * BATCH_OF - WAKINGS;

buildIfChanged();
const records = mkdtempSync(join(tmpdir(), "record-"));
const variables = { ...readBuilt(DIST).vars, ...parseEnv(newSecrets()), RATE_LIMIT: "off" };
const start = () => serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });

/** Everything that is asked of a record of `attempts`. */
async function subjectOf(caller: Caller, url: string, learner: BenchLearner, attempts: number): Promise<Subject> {
	const contents = await contentsOf(caller, url);
	const more = SAMPLES + WARM_UP + BATCHES * BATCH_OF;
	const prepared = await prepare(caller, url, contents, 100_000, more);
	const { path, headers } = ofLearner(learner);
	const body = JSON.stringify({ learnerId: learner.learnerId });
	const own = JSON.parse(await caller.post(url, { path: "/v1/scenarios", body, headers }));
	const progress = JSON.parse(await caller.post(url, { method: "GET", path: `${path}/progress`, body: "", headers }));
	const bySeen: readonly { skill: string; seen: number }[] = progress.skills;
	const [most] = bySeen.toSorted((a, b) => b.seen - a.seen);
	return {
		learner,
		attempts,
		single: prepared.slice(0, SAMPLES + WARM_UP),
		batched: prepared.slice(SAMPLES + WARM_UP),
		sent: prepared.slice(0, SAMPLES).map((attempt, i) => ({ key: `single-${i}`, attempt })),
		own: { scenarioId: own.id, blank: own.blanks[0].id },
		skill: most?.skill ?? "",
	};
}

async function timed(caller: Caller, url: string, call: Parameters<Caller["post"]>[1]): Promise<number> {
	const startMs = performance.now();
	await caller.post(url, call);
	return performance.now() - startMs;
}

const headings = ["p50", "p99", "new p50", "new p99", "ratio"];

function print(name: string, full: readonly number[], fresh: readonly number[]): void {
	const [p50, p99] = [percentile(full, 0.5), percentile(full, 0.99)];
	const [new50, new99] = [percentile(fresh, 0.5), percentile(fresh, 0.99)];
	const columns = [p50, p99, new50, new99, p50 / new50].map((value) => value.toFixed(2).padStart(8));
	console.log(`${name.padEnd(34)}${columns.join("")}  ${p50 <= GOAL_MS ? "" : `over ${GOAL_MS} ms`}`);
}

async function measureRoutes(url: string, full: Subject, fresh: Subject): Promise<void> {
	const caller = newCaller(1);
	console.log(`ms; goal p50 <= ${GOAL_MS}\n${"".padEnd(34)}${headings.map((text) => text.padStart(8)).join("")}`);
	for (const [name, route] of Object.entries(ROUTES)) {
		const took: Readonly<Record<"full" | "fresh", number[]>> = { full: [], fresh: [] };
		const warm = name.includes("batch") ? 0 : WARM_UP;
		const times = name.includes("batch") ? BATCHES : SAMPLES + WARM_UP;
		for (let i = 0; i < times; i++) {
			const ms = await timed(caller, url, route(full, i));
			const freshMs = await timed(caller, url, route(fresh, i));
			if (i >= warm) took.full.push(ms);
			if (i >= warm) took.fresh.push(freshMs);
		}
		print(name, took.full, took.fresh);
	}
	caller.close();
}

/** What the first request costs an object that has to read its record: of a server that has started anew, but is warm. */
async function measureWaking(full: BenchLearner, fresh: BenchLearner): Promise<void> {
	const took: Readonly<Record<string, Readonly<Record<"full" | "fresh", number[]>>>> = {
		"GET progress": { full: [], fresh: [] },
		"POST attempts": { full: [], fresh: [] },
	};
	const callOf = (name: string, learner: BenchLearner, i: number) => {
		const { path, headers } = ofLearner(learner);
		if (name === "GET progress") return { method: "GET", path: `${path}/progress`, body: "", headers };
		const body = JSON.stringify({ questionId: "why-four", answer: "app" });
		return { path: `${path}/attempts`, body, headers: { ...headers, "Idempotency-Key": `wake-${i}` } };
	};
	for (let i = 0; i < WAKINGS; i++) {
		for (const [name, { full: fullMs, fresh: freshMs }] of Object.entries(took)) {
			const server = await start();
			const caller = newCaller(1);
			const other = await newLearner(caller, server.url);
			for (let warm = 0; warm < 40; warm++) await caller.post(server.url, callOf(name, other, warm));
			fullMs.push(await timed(caller, server.url, callOf(name, full, i)));
			freshMs.push(await timed(caller, server.url, callOf(name, fresh, i)));
			caller.close();
			await server.stop();
		}
	}
	console.log("the first after the object slept:");
	for (const [name, { full: fullMs, fresh: freshMs }] of Object.entries(took)) print(name, fullMs, freshMs);
}

async function fillBoth(server: Server): Promise<Readonly<Record<"full" | "fresh", BenchLearner>>> {
	const caller = newCaller();
	const full = await newLearner(caller, server.url);
	const fresh = await newLearner(caller, server.url);
	const contents = await contentsOf(caller, server.url);
	await fill(caller, server.url, full, contents, ATTEMPTS);
	await fill(caller, server.url, fresh, contents, NEW_RECORD);
	caller.close();
	return { full, fresh };
}

let server = await start();
try {
	const { full, fresh } = await fillBoth(server);
	await server.stop();
	spread(records, DAYS_AN_ATTEMPT);
	server = await start();
	const caller = newCaller();
	const subjects = [
		await subjectOf(caller, server.url, full, ATTEMPTS),
		await subjectOf(caller, server.url, fresh, NEW_RECORD),
	] as const;
	caller.close();
	await measureRoutes(server.url, ...subjects);
	await server.stop();
	const bytes = sizeOf(largest(records)) / (ATTEMPTS + SAMPLES + WARM_UP + BATCHES * BATCH_OF);
	console.log(`${bytes.toFixed(0)} bytes an attempt on disk; goal <= ${GOAL_BYTES}`);
	await measureWaking(full, fresh);
} finally {
	await server.kill();
	rmSync(records, { recursive: true });
}
