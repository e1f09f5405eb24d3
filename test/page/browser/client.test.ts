// The client in a real browser: what was answered survives killed tabs, two tabs do nothing twice, and a storage that is
// full or refused is said.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Client } from "../../../src/api-client/client.ts";
import { type FaultyServer, faultyServer } from "../../api-client/support/faulty-server.ts";
import { openBrowser, openSite, type Site } from "../support/browser.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
	[browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
	await Promise.all([browser?.close(), site?.close()]);
});

let network: FaultyServer;
let context: BrowserContext;
/** A page of somebody else, on an origin of its own: really served, for browsers keep pages of the Internet from this machine. */
let app: Server;
beforeEach(async () => {
	network = await faultyServer(site.url);
	context = await browser.newContext();
	app = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(page(network.url)));
	await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
	await context.close();
	await network.close();
	app.closeAllConnections();
	app.close();
});

const origin = () => `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
/** Of a question, each an option of its own. */
const ANSWERS = ["server", "no-data", "prompt", "server"];

interface Hosting {
	client: Client;
	told: [string, string][];
}

/** With the client in it, as an app would have it. */
const page = (service: string) => `<!doctype html>
<script type="module">
import { createClient } from "${site.url}/client.js";
globalThis.told = [];
const onSent = (key, { kind }) => { told.push([key, kind]); };
globalThis.client = createClient({ baseUrl: "${service}", onSent, retry: { tries: 2, baseMs: 10 } });
</script>`;

async function openTab(): Promise<Page> {
	const tab = await context.newPage();
	await tab.goto(origin());
	await tab.waitForFunction("globalThis.client !== undefined");
	return tab;
}

const submit = (tab: Page, answer: string) =>
	tab.evaluate(
		(answer) => (globalThis as unknown as Hosting).client.submit({ questionId: "when-three", answer }),
		answer,
	);
const sendQueued = (tab: Page) => tab.evaluate(() => (globalThis as unknown as Hosting).client.sendQueued());
const waiting = (tab: Page) => tab.evaluate(() => (globalThis as unknown as Hosting).client.waiting());
const told = (tab: Page) => tab.evaluate(() => (globalThis as unknown as Hosting).told);
const learner = (tab: Page) => tab.evaluate(() => (globalThis as unknown as Hosting).client.learner());

/** As the service has it, first to last. */
async function recorded(tab: Page): Promise<readonly unknown[]> {
	const made = await learner(tab);
	if (!made.ok) throw new Error("no learner");
	const { learnerId, token } = made.value;
	const answer = await fetch(`${site.url}/v1/learners/${learnerId}/attempts?answers=true`, {
		headers: { Authorization: `Bearer ${token}` },
	});
	const { items }: { readonly items: readonly { readonly answers: unknown }[] } = await answer.json();
	return items.map(({ answers }) => answers).toReversed();
}

/** As the system kills a tab: nothing of it runs any more. */
async function kill(tab: Page): Promise<void> {
	const crashed = tab.waitForEvent("crash");
	tab.goto("chrome://crash").catch(() => undefined);
	await crashed;
	await tab.close();
}

describe("a tab that is killed", () => {
	it("while there is no network loses nothing: the next one sends it, in order", async () => {
		const tab = await openTab();
		await context.setOffline(true);
		for (const answer of ANSWERS)
			expect(await submit(tab, answer)).toMatchObject({ kind: "queued", keeping: { kind: "stored" } });
		await kill(tab);
		await context.setOffline(false);
		const next = await openTab();
		expect(await waiting(next)).toHaveLength(ANSWERS.length);
		expect(await sendQueued(next)).toEqual({ graded: ANSWERS.length, refused: 0, why: null });
		expect(await recorded(next)).toEqual(ANSWERS);
		expect(await told(next)).toHaveLength(ANSWERS.length);
		expect(await waiting(next)).toEqual([]);
	});

	it.each([
		["before the service has heard of it", "hangs"],
		["before the answer has come back", "answer-hangs"],
	] as const)("in the middle of sending, %s, loses nothing and doubles nothing", async (_, fault) => {
		const tab = await openTab();
		await learner(tab);
		network.always(fault);
		const before = network.seen.length;
		submit(tab, "prompt").catch(() => undefined);
		await expect.poll(() => network.seen.length).toBeGreaterThan(before);
		await kill(tab);
		network.heal();
		const next = await openTab();
		await sendQueued(next);
		expect(await told(next)).toMatchObject([[expect.any(String), "graded"]]);
		expect(await recorded(next)).toEqual(["prompt"]);
		expect(await waiting(next)).toEqual([]);
	});
});

describe.each([
	["with Web Locks", true],
	["without Web Locks", false],
])("two tabs %s", (_, locks) => {
	beforeEach(async () => {
		if (locks) return;
		await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
	});

	it("send what waits once, and one of them tells of it", async () => {
		const [one, other] = [await openTab(), await openTab()];
		await learner(one);
		network.always("lost");
		for (const answer of ANSWERS) await submit(one, answer);
		network.heal();
		const before = network.seen.length;
		const sent = await Promise.all([sendQueued(one), sendQueued(other)]);
		expect(sent.map(({ graded }) => graded).toSorted()).toEqual([0, ANSWERS.length]);
		expect([...(await told(one)), ...(await told(other))]).toHaveLength(ANSWERS.length);
		expect(network.seen.length).toBe(before + 1);
		expect(await recorded(one)).toEqual(ANSWERS);
	});

	it("record each what was answered there, for one learner", async () => {
		const [one, other] = [await openTab(), await openTab()];
		await learner(one);
		const graded = await Promise.all([submit(one, "server"), submit(other, "prompt"), submit(one, "no-data")]);
		expect(graded.map(({ kind }) => kind)).toEqual(["graded", "graded", "graded"]);
		expect((await recorded(other)).toSorted()).toEqual(["no-data", "prompt", "server"]);
		expect(await learner(other)).toEqual(await learner(one));
	});
});

it("two tabs that need a learner at the same time make one", async () => {
	const [one, other] = [await openTab(), await openTab()];
	const [first, second] = await Promise.all([learner(one), learner(other)]);
	expect(second).toEqual(first);
	expect(network.seen.filter(({ path }) => path === "/v1/learners")).toHaveLength(1);
});

describe("a storage", () => {
	it("that is full is said, and what was answered is sent from memory", async () => {
		const tab = await openTab();
		await learner(tab);
		const session = await context.newCDPSession(tab);
		await session.send("Storage.overrideQuotaForOrigin", { origin: origin(), quotaSize: 1 });
		network.always("lost");
		const keeping = { kind: "memory", why: "full" };
		expect(await submit(tab, "x".repeat(50_000))).toMatchObject({ kind: "queued", keeping });
		expect(await submit(tab, "prompt")).toMatchObject({ kind: "queued" });
		network.heal();
		expect(await sendQueued(tab)).toMatchObject({ graded: 1, refused: 1 });
		expect(await recorded(tab)).toEqual(["prompt"]);
	});

	it("that is refused, as in some private modes, is said, and practice goes on", async () => {
		await context.addInitScript(() => {
			const refuse = () => {
				throw new DOMException("The operation is insecure.", "SecurityError");
			};
			Object.defineProperty(globalThis, "localStorage", { get: refuse });
			Object.defineProperty(IDBFactory.prototype, "open", { value: refuse });
		});
		const tab = await openTab();
		expect(await submit(tab, "server")).toMatchObject({ kind: "graded" });
		network.always("lost");
		const keeping = { kind: "memory", why: "refused" };
		expect(await submit(tab, "prompt")).toMatchObject({ kind: "queued", keeping });
		network.heal();
		await sendQueued(tab);
		expect(await recorded(tab)).toEqual(["server", "prompt"]);
	});

	it("that the browser threw away meanwhile is opened again", async () => {
		const tab = await openTab();
		network.always("lost");
		await submit(tab, "server");
		await tab.evaluate(async () => {
			for (const { name = "" } of await indexedDB.databases())
				await new Promise((resolve) => {
					indexedDB.deleteDatabase(name).onsuccess = resolve;
				});
		});
		expect(await submit(tab, "prompt")).toMatchObject({ kind: "queued", keeping: { kind: "stored" } });
		expect(await waiting(tab)).toMatchObject([{ submission: { answer: "prompt" } }]);
	});
});
