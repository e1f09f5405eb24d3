// What elements get with and without a network, and what becomes of what is handed in.
import { describe, expect, it } from "vitest";
import { type Item, keyOf } from "../../../src/page/practice/item.ts";
import { markOpen } from "../../../src/page/practice/kept-items.ts";
import type { ServiceApi } from "../../../src/page/practice/service-api.ts";
import { createStatus } from "../../../src/page/practice/status.ts";
import { storeOn } from "../../../src/page/practice/store.ts";
import { type Parts, storedApi } from "../../../src/page/practice/stored-api.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");
const UNREACHABLE = { ok: false, problem: "unreachable" } as const;

// As much of the documents as is looked at.
const scenario = (id: string, more: object = {}) =>
	({
		id,
		template: "three-way",
		family: "handshake",
		locale: "en",
		expiresAt: "2026-12-27T12:00:00Z",
		...more,
	}) as never;
const item = (id: string, more: object = {}): Item => ({
	type: "scenario",
	skill: "",
	because: "new",
	reason: "",
	dueAt: null,
	scenario: scenario(id, more),
});

/** A device whose storage refuses, so that everything is in memory, and a service that answers as told. */
function device(service: Partial<ServiceApi>, more: Partial<Parts> = {}) {
	const store = storeOn(() => Promise.reject(new Error("refused")));
	const status = createStatus();
	const parts: Parts = {
		client: {
			submit: async () => ({ kind: "queued", key: "k", keeping: { kind: "stored" }, why: "unreachable" }),
			waiting: async () => [{} as never],
		},
		credentials: { read: async () => null },
		service: service as ServiceApi,
		store,
		status,
		now: () => NOW,
		beginning: () => "begin",
		...more,
	};
	return { api: storedApi(parts), store, status };
}

const offline = {
	makeScenario: async () => UNREACHABLE,
	readScenario: async () => UNREACHABLE,
	nextFor: async () => UNREACHABLE,
};

describe("without a network", () => {
	it("a wish is met by what was loaded, as far as it was", async () => {
		const { api, store, status } = device(offline);
		const put = (one: Item, atMs: number) =>
			store.items.put({ key: keyOf(one), item: one, source: "spare", state: "fresh", atMs });
		await put(item("a", { family: "teardown", template: "four-way" }), 1);
		await put(item("b"), 2);
		await put(item("old", { expiresAt: "2026-11-01T00:00:00Z" }), 0);
		await put(item("zh", { locale: "zh" }), 0);
		expect(await api.makeScenario({ family: "handshake" }, "en")).toMatchObject({ ok: true, value: { id: "b" } });
		expect(await api.makeScenario({ template: "four-way" }, "en")).toMatchObject({ ok: true, value: { id: "a" } });
		expect(await api.makeScenario({ template: "syn-flood" }, "en")).toEqual(UNREACHABLE);
		expect(status.value().reachable).toBe(false);
	});

	it("what was shown or handed in is not given out again, but found by its id", async () => {
		const { api, store } = device(offline);
		await markOpen(store, item("a"), NOW);
		expect(await api.makeScenario({}, "en")).toEqual(UNREACHABLE);
		expect(await api.readScenario("a", "en")).toMatchObject({ ok: true, value: { id: "a" } });
	});

	it("what is due comes before spare ones, in its order", async () => {
		const { api, store } = device(offline, {
			credentials: { read: async () => ({ learnerId: "ann", token: "", expiresAt: "" }) },
		});
		await store.items.put({ key: "s", item: item("s"), source: "spare", state: "fresh", atMs: 1 });
		await store.items.put({ key: "d2", item: item("d2"), source: "due", state: "fresh", atMs: 3 });
		await store.items.put({ key: "d1", item: item("d1"), source: "due", state: "fresh", atMs: 2 });
		expect(await api.next({}, "en")).toMatchObject({ ok: true, value: { scenario: { id: "d1" } } });
	});

	it("an answer is kept, and is not offered again", async () => {
		const { api, store, status } = device(offline);
		await markOpen(store, item("a"), NOW);
		await store.drafts.put({ key: "a", answers: { b1: 1 }, atMs: NOW });
		expect(await api.submit({ scenarioId: "a", answers: { b1: 1 } }, "en")).toEqual({
			ok: true,
			value: { kind: "queued" },
		});
		expect((await store.items.get("a"))?.state).toBe("done");
		// What was answered is still there to be looked at.
		expect(await store.drafts.get("a")).toBeDefined();
		expect(status.value()).toMatchObject({ waiting: 1, reachable: false });
	});
});

describe("with a network", () => {
	it("an attempt is kept with its scenario, and its draft is no more", async () => {
		const attempt = { attemptId: "1", scenarioId: "a" } as never;
		const client: Parts["client"] = { submit: async () => ({ kind: "graded", attempt }), waiting: async () => [] };
		const { api, store } = device({}, { client });
		await markOpen(store, item("a"), NOW);
		await store.drafts.put({ key: "a", answers: {}, atMs: NOW });
		expect(await api.submit({ scenarioId: "a", answers: {} }, "en")).toMatchObject({
			ok: true,
			value: { kind: "graded" },
		});
		expect(await store.items.get("a")).toMatchObject({ state: "done", graded: attempt });
		expect(await store.drafts.get("a")).toBeUndefined();
	});

	it("a refusal of the service is passed on, and is no sign that it is not there", async () => {
		const problem = { status: 422, code: "nothing-to-ask" } as never;
		const { api, status } = device({ makeScenario: async () => ({ ok: false, problem }) });
		expect(await api.makeScenario({}, "en")).toEqual({ ok: false, problem });
		expect(status.value().reachable).toBe(true);
	});

	it("whoever has no record yet begins with a first scenario", async () => {
		const { api } = device({ makeScenario: async (wish) => ({ ok: true, value: scenario(JSON.stringify(wish)) }) });
		expect(await api.next({}, "en")).toMatchObject({
			ok: true,
			value: { reason: "begin", scenario: { id: '{"family":"handshake","difficulty":1}' } },
		});
	});
});

it("a store whose browser refuses says so once, and keeps everything for the tab", async () => {
	let told = 0;
	const store = storeOn(
		() => Promise.reject(new Error("refused")),
		() => told++,
	);
	expect(store.lasting()).toBe(true);
	await store.drafts.put({ key: "a", answers: { b1: 1 }, atMs: 1 });
	await store.drafts.put({ key: "b", answers: {}, atMs: 2 });
	await store.drafts.remove("b");
	expect(await store.drafts.all()).toEqual([{ key: "a", answers: { b1: 1 }, atMs: 1 }]);
	expect({ told, lasting: store.lasting() }).toEqual({ told: 1, lasting: false });
	await store.drafts.clear();
	expect(await store.drafts.get("a")).toBeUndefined();
});
