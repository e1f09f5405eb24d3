// What requests cost workerd, in CPU: making, grading, recording and replaying, beside the least that they could cost on
// the same workerd in the same run. Rounds take turns; medians. The ratios mean something, the times depend on the machine.
// `npm run bench:http`, or with the folder of another build, to measure that too: `-- --beside ../before/dist`
// Then how late answers come under steady load (tail.ts); only that: `-- --only tail`, or all but that: `-- --only cpu`.
import { parseArgs } from "node:util";
import type { Server } from "../cli/serve/workerd.ts";
import { cpuMs } from "./cpu.ts";
import { answersTo, type Call, newCaller } from "./requests.ts";
import { measureTail } from "./tail.ts";
import { buildWorkers, median } from "./workerd.ts";

/** Before anything is counted: the compiler takes thousands of requests to know what is worth its while. */
const WARM_UP_ROUNDS = 8;
const ROUNDS = 9;
const REQUESTS = 300;
const LEARNERS = 10;

const { values } = parseArgs({ options: { beside: { type: "string" }, only: { type: "string" } } });
const workers = await buildWorkers();
const caller = newCaller();
/** µs a request, by what was measured, one of each round. */
const measured = new Map<string, number[]>();
let warm = false;

async function measure(name: string, { url, pid }: Server, calls: readonly Call[]): Promise<readonly string[]> {
	const before = cpuMs(pid);
	const said = await caller.postAll(url, calls);
	const us = ((cpuMs(pid) - before) * 1000) / calls.length;
	if (warm) measured.set(name, [...(measured.get(name) ?? []), us]);
	return said;
}

const same = (path: string, body: string): readonly Call[] => Array.from({ length: REQUESTS }, () => ({ path, body }));

async function measureBare(bare: Server): Promise<void> {
	const submission = JSON.stringify({ scenarioId: "x".repeat(220), answers: { b1: 1, b2: "SYN-SENT", b3: "x" } });
	await measure("echo", bare, same("/echo", "{}"));
	await measure("sealed", bare, same("/sealed", "{}"));
	const inserts = same("", submission).map((call, i) => ({ ...call, path: `/records/${i % LEARNERS}` }));
	await measure("insert", bare, inserts);
}

async function measureSeqack(server: Server, suffix: string): Promise<void> {
	const made = await measure(`make${suffix}`, server, same("/v1/scenarios", "{}"));
	const learners = (await caller.postAll(server.url, same("/v1/learners", "").slice(0, LEARNERS))).map((text) =>
		JSON.parse(text),
	);
	const { grade, attempt } = await answersTo(caller, server.url, made, learners);
	await measure(`grade${suffix}`, server, grade);
	await measure(`attempt${suffix}`, server, attempt);
	await measure(`replay${suffix}`, server, attempt);
}

const of = (name: string) => median(measured.get(name) ?? []);

const ROWS = [
	["make", "echo", "POST /v1/scenarios against an echo"],
	["make", "sealed", "against a sealed id and as much JSON"],
	["grade", "echo", "POST …/grade against an echo"],
	["attempt", "insert", "POST …/attempts against a bare INSERT"],
	["replay", "insert", "replayed attempt against a bare INSERT"],
] as const;

function print(suffix: string): void {
	for (const [name, bare, said] of ROWS) {
		const [us, least] = [of(`${name}${suffix}`), of(bare)];
		const share = `${(least / us).toFixed(2)} (${(us / least).toFixed(1)} times)`;
		console.log(`${said.padEnd(40)} ${us.toFixed(0).padStart(5)} µs of ${least.toFixed(0).padStart(4)} µs: ${share}`);
	}
}

async function measureCpu(): Promise<void> {
	for (let i = 0; i < WARM_UP_ROUNDS + ROUNDS; i++) {
		warm = i >= WARM_UP_ROUNDS;
		await measureBare(bare);
		await measureSeqack(seqack, "");
		if (beside) await measureSeqack(beside, " beside");
	}
	print("");
	if (beside) console.log(values.beside);
	if (beside) print(" beside");
}

const bare = await workers.serve("work");
const seqack = await workers.serve("seqack");
const beside = values.beside === undefined ? null : await workers.serve("seqack", values.beside);
try {
	if (values.only !== "tail") await measureCpu();
	if (values.only !== "cpu") await measureTail(bare, seqack);
} finally {
	for (const server of [bare, seqack, ...(beside ? [beside] : [])]) await server.kill();
	workers.remove();
	caller.close();
}
