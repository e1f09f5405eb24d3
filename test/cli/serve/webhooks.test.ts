// Webhooks as they are sent by what was built, on bare workerd, to endpoints of every sort.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Webhook } from "standardwebhooks";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { DIST, readBuilt } from "../../../src/cli/build/built.ts";
import { SCRIPT } from "../../../src/cli/build/bundle.ts";
import { writeConfiguration } from "../../../src/cli/build/workerd-config.ts";
import { type Server, serve } from "../../../src/cli/serve/workerd.ts";
import { Tenant } from "../../../src/contract/primitives.ts";
import { Delivery, NewWebhook } from "../../../src/contract/webhook.ts";
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { signServerKey } from "../../../src/http/identity/server-key.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";
import { PATIENCE_MS } from "../../support/timeout.ts";
import { type Receiver, receiver } from "./receiver.ts";

const scratch = mkdtempSync(join(tmpdir(), "webhooks-"));
const records = join(scratch, "records");
const NOWHERE = 1;

let server: Server;
let endpoint: Receiver;
const keys = new Map<string, string>();

const start = () => {
	const variables = { ...readBuilt(DIST).vars, ...TEST_SECRETS, WEBHOOK_TARGETS: "any" };
	return serve({ dir: DIST, host: "127.0.0.1", port: 0, records, variables });
};

beforeAll(async () => {
	endpoint = await receiver({
		"/enormous": (response) => {
			response.writeHead(200);
			const more = () => {
				while (response.write(Buffer.alloc(1 << 20)));
			};
			response.on("drain", more);
			more();
		},
		"/says-it-is-enormous": (response) => response.writeHead(200, { "content-length": 1e15 }).write("a"),
		"/redirects": (response) => response.writeHead(307, { location: "/trap" }).end(),
		"/gone": (response) => response.writeHead(410).end(),
		"/busy": (response) => response.writeHead(429, { "retry-after": "120" }).end(),
		"/closes": (response) => response.destroy(),
		"/closes-amid-answer": (response) => {
			response.writeHead(200, { "content-length": 100 }).write("a", () => response.destroy());
		},
		"/talks-nonsense": (response) => response.socket?.end("HTTP/9.9 ok\r\n\r\n"),
		"/fails": (response) => response.writeHead(500).end("x".repeat(100_000)),
		// Nothing is answered: it is still waited for when the test ends.
		"/slow": () => {},
		"/silent-once": (response) => {
			if (endpoint.received.filter(({ path }) => path === "/silent-once").length > 1) response.end();
		},
	});
	server = await start();
});

afterAll(async () => {
	await server.kill();
	endpoint.close();
	rmSync(scratch, { recursive: true });
});

/** A tenant of its own for each test. */
async function keyOf(tenant: string): Promise<string> {
	const ring = await importMacRing(TEST_SECRETS.SERVER_KEY_SECRET);
	const nowS = Math.floor(Date.now() / 1000);
	const key = keys.get(tenant) ?? (await signServerKey({ tenant: v.parse(Tenant, tenant), keyId: "k" }, nowS, ring));
	keys.set(tenant, key);
	return key;
}

async function call(tenant: string, method: "GET" | "POST", path: string, body?: object) {
	const headers = { Authorization: `Bearer ${await keyOf(tenant)}`, "Content-Type": "application/json" };
	const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
	const response = await fetch(`${server.url}${path}`, init);
	const json: unknown = await response.json();
	return { status: response.status, json };
}

async function webhook(tenant: string, path: string, port = endpoint.port) {
	const { json } = await call(tenant, "POST", "/v1/webhooks", { url: `http://127.0.0.1:${port}${path}` });
	return v.parse(NewWebhook, json);
}

async function test(tenant: string, { webhookId }: NewWebhook): Promise<string> {
	const { json } = await call(tenant, "POST", `/v1/webhooks/${webhookId}/test`);
	return v.parse(Delivery, json).deliveryId;
}

/** The delivery once it was tried. */
async function tried(tenant: string, { webhookId }: NewWebhook, deliveryId: string): Promise<Delivery> {
	const read = async () =>
		v.parse(Delivery, (await call(tenant, "GET", `/v1/webhooks/${webhookId}/deliveries/${deliveryId}`)).json);
	return vi.waitUntil(
		async () => {
			const delivery = await read();
			return delivery.tries > 0 && delivery;
		},
		{ timeout: PATIENCE_MS, interval: 10 },
	);
}

async function stateOf(tenant: string, { webhookId }: NewWebhook) {
	return (await call(tenant, "GET", `/v1/webhooks/${webhookId}`)).json;
}

describe("a webhook of a server of one's own", () => {
	it("is sent a test event that the library of Standard Webhooks finds to be signed by us, with both secrets after a rotation", async () => {
		const made = await webhook("signs", "/signed");
		const deliveryId = await test("signs", made);
		const { headers, body } = await endpoint.nth("/signed", 1);
		const named = (sent: typeof headers) => v.parse(v.record(v.string(), v.string()), sent);
		expect(new Webhook(made.secret).verify(body, named(headers))).toEqual({
			type: "webhook.test",
			timestamp: expect.any(String),
			data: { webhookId: made.webhookId },
		});
		expect(headers).toMatchObject({ "webhook-id": deliveryId, "content-type": "application/json" });
		expect(() => new Webhook(made.secret).verify(`${body} `, named(headers))).toThrow();
		const { json } = await call("signs", "POST", `/v1/webhooks/${made.webhookId}/secret`);
		const { secret } = v.parse(v.object({ secret: v.string() }), json);
		await tried("signs", made, await test("signs", made));
		const second = endpoint.received.findLast(({ path }) => path === "/signed") ?? { body, headers };
		for (const good of [made.secret, secret]) new Webhook(good).verify(second.body, named(second.headers));
		expect(secret).not.toBe(made.secret);
	});

	it.each<[string, Partial<Delivery>]>([
		["/fails", { state: "pending", lastStatus: 500, lastError: "status" }],
		["/busy", { state: "pending", lastStatus: 429, lastError: "status" }],
		["/redirects", { state: "pending", lastStatus: 307, lastError: "redirect" }],
		["/closes", { state: "pending", lastStatus: null, lastError: "unreachable" }],
		["/talks-nonsense", { state: "pending", lastStatus: null, lastError: "unreachable" }],
		["/closes-amid-answer", { state: "delivered", lastStatus: 200, lastError: null }],
		["/enormous", { state: "delivered", lastStatus: 200, lastError: null }],
		["/says-it-is-enormous", { state: "delivered", lastStatus: 200, lastError: null }],
		["/gone", { state: "pending", lastStatus: 410, lastError: "status" }],
	])("tells what came of it: %s", async (path, expected) => {
		const made = await webhook("various", path);
		const delivery = await tried("various", made, await test("various", made));
		expect(delivery).toMatchObject({ tries: 1, ...expected });
		expect(endpoint.received.filter((one) => one.path === path)).toHaveLength(1);
		const disabled =
			path === "/gone" ? { state: "disabled", disabledBy: "gone" } : { state: "enabled", disabledBy: null };
		expect(await stateOf("various", made)).toMatchObject(disabled);
		const askedFor = Date.parse(delivery.nextAt ?? "") - Date.parse(delivery.createdAt);
		if (path === "/busy") expect(askedFor).toBeGreaterThanOrEqual(120_000);
	});

	it("follows no redirect", () => {
		expect(endpoint.received.filter(({ path }) => path === "/trap")).toEqual([]);
	});

	it("that is slow or dead holds up neither another one nor what else is sent to it", async () => {
		const [slow, dead, quick] = [
			await webhook("mixed", "/slow"),
			await webhook("mixed", "/", NOWHERE),
			await webhook("mixed", "/quick"),
		];
		await test("mixed", slow);
		await endpoint.nth("/slow", 1);
		const failed = await tried("mixed", dead, await test("mixed", dead));
		expect(failed).toMatchObject({ state: "pending", lastStatus: null, lastError: "unreachable" });
		expect(await tried("mixed", quick, await test("mixed", quick))).toMatchObject({ state: "delivered" });
		// The first is not answered yet, and this one is sent.
		await call("mixed", "POST", `/v1/webhooks/${slow.webhookId}/test`);
		await endpoint.nth("/slow", 2);
	});

	it("is sent again, after kill -9, what was not answered yet, though nobody asks", async () => {
		const made = await webhook("killed", "/silent-once");
		const deliveryId = await test("killed", made);
		await endpoint.nth("/silent-once", 1);
		await server.kill();
		server = await start();
		await endpoint.nth("/silent-once", 2);
		const sent = endpoint.received.filter(({ path }) => path === "/silent-once");
		expect(sent.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
		expect(await tried("killed", made, deliveryId)).toMatchObject({ state: "delivered" });
	});
});

describe("the network of a server of one's own", () => {
	it.each([
		["public", 502],
		["any", 204],
	])("with WEBHOOK_TARGETS %s answers a Worker that asks this machine by a name with %i", async (targets, status) => {
		const dir = join(scratch, `network-${targets}`);
		mkdirSync(dir);
		const deployment = {
			name: "asks",
			compatibilityDate: "2026-10-01",
			compatibilityFlags: [],
			vars: {},
			secrets: [],
			objects: [],
		};
		const script = `export default { fetch: (request) => fetch(request.headers.get("ask")).catch(() => new Response("", { status: 502 })) };`;
		writeFileSync(join(dir, SCRIPT), script);
		writeConfiguration(dir, deployment, []);
		const asking = await serve({
			dir,
			host: "127.0.0.1",
			port: 0,
			records: join(dir, "records"),
			variables: { WEBHOOK_TARGETS: targets },
			log: "ignore",
		});
		const answers = ["localhost", "127.0.0.1"].map(async (host) => {
			const { status } = await fetch(asking.url, { headers: { ask: `http://${host}:${endpoint.port}/asked` } });
			return status;
		});
		expect(await Promise.all(answers)).toEqual([status, status]);
		await asking.kill();
	});
});
