// Where tokens and submissions are kept on hosts that lack something, and who waits for whom.
import { afterEach, describe, expect, it, vi } from "vitest";
import { oneAtATime, webLock } from "../../src/api-client/alone.ts";
import { createClient } from "../../src/api-client/client.ts";
import { storedCredentials } from "../../src/api-client/credentials.ts";
import { isProblem, outcomeOf } from "../../src/api-client/outcome.ts";
import { withSpare } from "../../src/api-client/spare-queue.ts";
import { storedQueue } from "../../src/api-client/stored-queue.ts";

afterEach(() => {
	vi.unstubAllGlobals();
});

const CREDENTIAL = { learnerId: "anon-1", token: "t", expiresAt: "2030-01-01T00:00:00.000Z" };
const KEPT = {
	key: "k",
	learnerId: null,
	submission: { questionId: "q", answer: 1, answeredAt: "2026-11-27T12:00:00Z" },
};

/** localStorage as far as it is used; null: it refuses. */
function stubStorage(first: Readonly<Record<string, string>>, takes = true): Map<string, string> {
	const items = new Map(Object.entries(first));
	vi.stubGlobal("localStorage", {
		getItem: (key: string) => items.get(key) ?? null,
		setItem(key: string, value: string) {
			if (!takes) throw new DOMException("full", "QuotaExceededError");
			items.set(key, value);
		},
		removeItem: (key: string) => items.delete(key),
	});
	return items;
}

describe("a token", () => {
	it("is there for the next client with the same store", async () => {
		stubStorage({});
		await storedCredentials("a").write(CREDENTIAL);
		expect(await storedCredentials("a").read()).toEqual(CREDENTIAL);
		expect(await storedCredentials("b").read()).toBeNull();
		await storedCredentials("a").write(null);
		expect(await storedCredentials("a").read()).toBeNull();
	});

	it.each([
		["of another app", '{"user": 1}'],
		["that is torn", '{"learnerId": "anon-'],
		["of an old version", '"token"'],
	])("%s is none", async (_, stored) => {
		stubStorage({ a: stored });
		expect(await storedCredentials("a").read()).toBeNull();
	});

	it.each([
		["is full", () => stubStorage({}, false)],
		["is not there", () => vi.stubGlobal("localStorage", undefined)],
	])("is kept in memory where the storage %s", async (_, stub) => {
		stub();
		const store = storedCredentials("a");
		await store.write(CREDENTIAL);
		expect(await store.read()).toEqual(CREDENTIAL);
	});
});

it("without IndexedDB submissions are kept in memory, in order, and that is said", async () => {
	const queue = storedQueue("a");
	expect(await queue.add(KEPT)).toEqual({ kind: "memory", why: "no-storage" });
	await queue.add({ ...KEPT, key: "l", learnerId: "other" });
	await queue.assign("mine");
	expect((await queue.list()).map(({ key, learnerId }) => [key, learnerId])).toEqual([
		["k", "mine"],
		["l", "other"],
	]);
	await queue.remove("k");
	expect((await queue.list()).map(({ key }) => key)).toEqual(["l"]);
});

it("what a host's own storage does not take is kept in memory, and goes when it was answered", async () => {
	const no = () => Promise.reject(new DOMException("no", "QuotaExceededError"));
	const queue = withSpare({ add: no, list: no, assign: no, remove: no });
	expect(await queue.add(KEPT)).toEqual({ kind: "memory", why: "full" });
	await queue.assign("mine");
	expect(await queue.list()).toEqual([{ ...KEPT, learnerId: "mine" }]);
	await queue.remove("k");
	expect(await queue.list()).toEqual([]);
});

describe("one at a time", () => {
	it("goes on after a task that fails", async () => {
		const alone = oneAtATime();
		const done: string[] = [];
		const failing = alone(() => Promise.reject(new Error("no")));
		const next = alone(async () => done.push("next"));
		await expect(failing).rejects.toThrow("no");
		await next;
		expect(done).toEqual(["next"]);
	});

	it("does without Web Locks that are there and refuse", async () => {
		vi.stubGlobal("navigator", { locks: { request: () => Promise.reject(new DOMException("no", "SecurityError")) } });
		expect(await webLock("a")?.(async () => "done")).toBe("done");
	});

	it("passes a task's own failure on, once", async () => {
		let runs = 0;
		const task = async () => {
			runs++;
			throw new Error("mine");
		};
		await expect(webLock("b")?.(task) ?? task()).rejects.toThrow("mine");
		expect(runs).toBe(1);
	});
});

it("a client outside of a page must be told where the service is", () => {
	expect(() => createClient()).toThrow("baseUrl");
});

it("what others answer in the service's place is no problem of the service", async () => {
	const page = { error: "<html>", response: new Response("", { status: 502 }) };
	expect(await outcomeOf(Promise.resolve(page))).toEqual({ ok: false, problem: "unreachable" });
	expect(isProblem({ message: "Not Found", status: 404 })).toBe(false);
});
