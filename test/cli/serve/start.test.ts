// What `npm start` runs, as somebody runs it: on bare workerd, with records in a folder, killed and started again.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { TEST_SECRETS } from "../../support/test-secrets.ts";

const START = fileURLToPath(new URL("../../../src/cli/start.ts", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "start-"));
const records = join(scratch, "records");

afterAll(() => rmSync(scratch, { recursive: true }));

interface Started {
	readonly process: ChildProcess;
	readonly ended: Promise<unknown>;
	/** All that it has printed when it is ready, or has ended. */
	readonly said: string;
	readonly url: string;
}

const started: Started[] = [];
afterEach(async () => {
	for (const { process, ended } of started.splice(0)) {
		process.kill("SIGTERM");
		await ended;
	}
});

async function start(...options: readonly string[]): Promise<Started> {
	const env = { ...process.env, ...TEST_SECRETS };
	const child = spawn(process.execPath, [START, "--data", records, ...options], {
		env,
		stdio: ["ignore", "pipe", "pipe"],
	});
	const ended = once(child, "exit");
	let said = "";
	const ready = new Promise<void>((resolve) => {
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (data) => {
				said += data;
				if (said.includes("is ready on")) resolve();
			});
	});
	await Promise.race([ready, once(child, "close")]);
	const one = { process: child, ended, said, url: /ready on (\S+)/.exec(said)?.[1] ?? "" };
	started.push(one);
	return one;
}

async function json(url: string, init: RequestInit = {}) {
	return JSON.parse(await (await fetch(url, init)).text());
}

/** A learner with one attempt; resolves to what reads its progress. */
async function practise(url: string) {
	const { learnerId, token } = await json(`${url}/v1/learners`, { method: "POST" });
	const authorization = { Authorization: `Bearer ${token}` };
	const headers = { ...authorization, "Content-Type": "application/json", "Idempotency-Key": "first" };
	const body = JSON.stringify({ questionId: "why-four", answer: "app" });
	const submit = () => json(`${url}/v1/learners/${learnerId}/attempts`, { method: "POST", headers, body });
	const [first, again] = [await submit(), await submit()];
	expect(first.number).toBe(1);
	expect(again).toEqual(first);
	return async (from: string) =>
		(await json(`${from}/v1/learners/${learnerId}/progress`, { headers: authorization })).totals.attempts;
}

const server = () => JSON.parse(readFileSync(join(records, "server.json"), "utf8")).server as number;

function runs(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

describe("npm start", () => {
	it("serves what was built, and leaves nothing running when Ctrl-C ends it", async () => {
		const { process, ended, url } = await start("--port", "0");
		expect((await json(`${url}/openapi.json`)).openapi).toBe("3.1.0");
		expect(await (await fetch(`${url}/healthz`)).text()).not.toBe("");
		const pid = server();
		process.kill("SIGINT");
		expect(await ended).toEqual([0, null]);
		expect(runs(pid)).toBe(false);
		expect(existsSync(join(records, "server.json"))).toBe(false);
	});

	it("has every record after kill -9, of the server as of what started it", async () => {
		const first = await start("--port", "0");
		const attempts = await practise(first.url);
		process.kill(server(), "SIGKILL");
		expect(await first.ended).toEqual([1, null]);
		const second = await start("--port", "0");
		expect(await attempts(second.url)).toBe(1);
		second.process.kill("SIGKILL");
		await second.ended;
		// Its server still had the port; that the next one has it now shows that it is gone.
		const third = await start("--port", new URL(second.url).port);
		expect(third.said).toContain("Ended the server that was still running here.");
		expect(await attempts(third.url)).toBe(1);
	});

	it("has every record of a backup that was put back", async () => {
		const first = await start("--port", "0");
		const attempts = await practise(first.url);
		first.process.kill("SIGTERM");
		await first.ended;
		cpSync(records, join(scratch, "backup"), { recursive: true });
		rmSync(records, { recursive: true });
		cpSync(join(scratch, "backup"), records, { recursive: true });
		expect(await attempts((await start("--port", "0")).url)).toBe(1);
	});

	it("says which port is taken, and which option is none", async () => {
		const other = createServer().listen(0, "127.0.0.1");
		await once(other, "listening");
		const address = other.address();
		const port = typeof address === "object" && address ? String(address.port) : "";
		const taken = await start("--port", port);
		other.close();
		expect(await taken.ended).toEqual([1, null]);
		expect(taken.said).toContain(`Port ${port} of 127.0.0.1 is in use by another program.`);
		const odd = await start("--prt", "1");
		expect(await odd.ended).toEqual([1, null]);
		expect(odd.said).toContain("Options: --port");
	});
});
