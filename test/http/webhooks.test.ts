import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
	Delivery,
	DeliveryPage,
	NewWebhook,
	RotatedSecret,
	WebhookPage,
	WebhookView,
} from "../../src/contract/webhook.ts";
import { EVENT_TYPES } from "../../src/contract/webhook-event.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { serverKey, tenantLearner } from "../support/fixtures.ts";

// Nothing leaves the test; what endpoints do is told in test/storage/webhook and test/cli/serve.
beforeEach(() => {
	vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(null, { status: 204 }));
});
afterEach(() => {
	vi.restoreAllMocks();
});

const URL_A = "https://hooks.example.org/seqack";
const SECRET = /whsec_/;

const asServer = async (path: string, body?: unknown, method?: string) =>
	call(path, {
		token: await serverKey(),
		...(body !== undefined && { body }),
		...(method !== undefined && { method }),
	});
const make = (body: object = {}) => asServer("/v1/webhooks", { url: URL_A, ...body });

const expectDescribed = (schema: v.GenericSchema, value: unknown) => {
	expect(v.parse(schema, value)).toEqual(value);
};

async function made(body: object = {}): Promise<Json> {
	const { status, json } = await make(body);
	expect(status).toBe(201);
	return json;
}

describe("webhooks", () => {
	it("are made with a secret that is shown once, listed, changed and deleted", async () => {
		const reply = await make({ events: ["grade.changed"], description: "Moodle" });
		const { secret, ...view } = reply.json;
		expectDescribed(NewWebhook, reply.json);
		expect(reply.headers.get("Location")).toBe(`/v1/webhooks/${view.webhookId}`);
		expect(view).toMatchObject({ url: URL_A, events: ["grade.changed"], description: "Moodle", state: "enabled" });
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const second = await made();
		const path = `/v1/webhooks/${view.webhookId}`;
		const listed = await asServer("/v1/webhooks");
		expectDescribed(WebhookPage, listed.json);
		expect(listed.json.items.map((item: Json) => item.webhookId).sort()).toEqual(
			[view.webhookId, second.webhookId].sort(),
		);
		const got = await asServer(path);
		expectDescribed(WebhookView, got.json);
		expect(got.json).toEqual(view);
		const change = { url: "https://other.example.org:8443/", events: [], description: "" };
		const changed = await asServer(path, { ...change, disabled: true }, "PATCH");
		expect(changed.json).toMatchObject({ ...change, state: "disabled", disabledBy: "request" });
		for (const { text } of [listed, got, changed]) expect(text).not.toMatch(SECRET);
		expect((await asServer(path, undefined, "DELETE")).status).toBe(204);
		for (const method of ["GET", "DELETE"])
			expectProblem(await asServer(path, undefined, method), 404, "webhook-not-found");
		expect((await asServer("/v1/webhooks")).json.items).toHaveLength(1);
	});

	describe("with an Idempotency-Key", () => {
		const keyed = async (key: string, body: object = {}) =>
			call("/v1/webhooks", {
				token: await serverKey(),
				headers: { "Idempotency-Key": key },
				body: { url: URL_A, ...body },
			});

		it("are made once: a repeat answers the same, as it stands, with its secret", async () => {
			const [first, again] = [await keyed("k1"), await keyed("k1")];
			expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
			expect([first.headers.get("Idempotent-Replayed"), again.headers.get("Idempotent-Replayed")]).toEqual([
				null,
				"true",
			]);
			expect((await asServer("/v1/webhooks")).json.items).toHaveLength(1);
			const path = `/v1/webhooks/${first.json.webhookId}`;
			await asServer(path, { events: ["grade.changed"] }, "PATCH");
			const { secret } = (await asServer(`${path}/secret`, {})).json;
			expect((await keyed("k1")).json).toMatchObject({ events: ["grade.changed"], secret });
			expect((await keyed("k2")).json.webhookId).not.toBe(first.json.webhookId);
		});

		it("are made once by calls that race", async () => {
			const replies = await Promise.all(Array.from({ length: 5 }, () => keyed("race")));
			expect(new Set(replies.map(({ json }) => JSON.stringify(json))).size).toBe(1);
			expect((await asServer("/v1/webhooks")).json.items).toHaveLength(1);
		});

		it("are refused where the body is another, the webhook was deleted, or the key is none", async () => {
			const { webhookId } = (await keyed("k1")).json;
			expectProblem(await keyed("k1", { description: "other" }), 422, "idempotency-key-reused");
			await asServer(`/v1/webhooks/${webhookId}`, undefined, "DELETE");
			expectProblem(await keyed("k1"), 422, "idempotency-key-reused");
			expect((await asServer(`/v1/webhooks/${webhookId}`)).status).toBe(404);
			expectProblem(await keyed("é"), 400, "invalid-idempotency-key");
		});

		it("may be tried again once there is room for them", async () => {
			const { webhookId } = await made();
			for (let i = 1; i < 10; i++) await made();
			expectProblem(await keyed("k1"), 409, "webhook-limit");
			await asServer(`/v1/webhooks/${webhookId}`, undefined, "DELETE");
			expect((await keyed("k1")).status).toBe(201);
		});
	});

	it("get a new secret that is another one, and say until when the one before is good", async () => {
		const { webhookId, secret } = await made();
		const { status, json } = await asServer(`/v1/webhooks/${webhookId}/secret`, undefined, "POST");
		expect(status).toBe(201);
		expectDescribed(RotatedSecret, json);
		expect(json.secret).not.toBe(secret);
		expect((await asServer(`/v1/webhooks/${webhookId}`)).json.previousSecretUntil).toBe(json.previousSecretUntil);
		expect(Math.abs(Date.parse(json.previousSecretUntil) - Date.now() - 86_400_000)).toBeLessThan(60_000);
	});

	it("are at most ten of a tenant", async () => {
		for (let i = 0; i < 10; i++) await made();
		expectProblem(await make(), 409, "webhook-limit");
		const { json } = await asServer("/v1/webhooks");
		expect(json.items).toHaveLength(10);
		await asServer(`/v1/webhooks/${json.items[0].webhookId}`, undefined, "DELETE");
		await made();
	});

	it.each([
		"http://hooks.example.org/",
		"https://127.0.0.1/",
		"https://0x7f.1/",
		"https://[::ffff:127.0.0.1]/",
		"https://localhost/",
		"https://metadata.google.internal/",
		"https://ann:pw@hooks.example.org/",
		"https://hooks.example.org:22/",
		"not a url",
	])("go nowhere that is not on the internet: %s, neither made nor changed so", async (url) => {
		const refused = await make({ url });
		expectProblem(refused, 422, "webhook-url-refused");
		expect(refused.json.errors).toEqual([{ pointer: "/url", detail: refused.json.detail }]);
		const { webhookId } = await made();
		expectProblem(await asServer(`/v1/webhooks/${webhookId}`, { url }, "PATCH"), 422, "webhook-url-refused");
		expect((await asServer(`/v1/webhooks/${webhookId}`)).json.url).toBe(URL_A);
	});

	it.each([
		[{}],
		[{ url: 5 }],
		[{ url: "" }],
		[{ url: URL_A, events: ["webhook.test"] }],
		[{ url: URL_A, events: ["attempt.recorded", "attempt.recorded", "attempt.recorded", "attempt.recorded"] }],
		[{ url: URL_A, description: "x".repeat(201) }],
		[{ url: URL_A, secret: "whsec_mine" }],
	])("are not made of %j", async (body) => {
		expectProblem(await asServer("/v1/webhooks", body), 422, "invalid-body");
	});

	it("are the server key's alone, and another tenant's are not found", async () => {
		const { webhookId } = await made();
		const { token } = await tenantLearner("ann");
		const other = await serverKey("other");
		const addresses = [
			["GET", ""],
			["PATCH", ""],
			["DELETE", ""],
			["POST", "/secret"],
			["POST", "/test"],
			["GET", "/deliveries"],
			["GET", "/deliveries/ev-1"],
			["POST", "/deliveries/ev-1/retry"],
		] as const;
		for (const [method, rest] of addresses) {
			const path = `/v1/webhooks/${webhookId}${rest}`;
			const body = method === "PATCH" ? { body: {} } : {};
			expectProblem(await call(path, { method, ...body }), 401, "credential-required");
			expectProblem(await call(path, { method, token, ...body }), 403, "server-key-required");
			expectProblem(await call(path, { method, token: other, ...body }), 404, "webhook-not-found");
		}
		expectProblem(await call("/v1/webhooks"), 401, "credential-required");
		expectProblem(await call("/v1/webhooks", { token }), 403, "server-key-required");
		expect((await call("/v1/webhooks", { token: other })).json).toEqual({ items: [], nextCursor: null });
		expect((await asServer(`/v1/webhooks/${webhookId}`)).status).toBe(200);
	});
});

describe("the delivery log", () => {
	it("has each test that was sent, newest first, page by page, and sends it again", async () => {
		const { webhookId } = await made({ events: ["grade.changed"] });
		const path = `/v1/webhooks/${webhookId}`;
		const ids: string[] = [];
		for (let i = 0; i < 3; i++) {
			const sent = await asServer(`${path}/test`, undefined, "POST");
			expect(sent.status).toBe(201);
			expectDescribed(Delivery, sent.json);
			expect(sent.headers.get("Location")).toBe(`${path}/deliveries/${sent.json.deliveryId}`);
			ids.unshift(sent.json.deliveryId);
		}
		const first = await asServer(`${path}/deliveries?limit=2`);
		expectDescribed(DeliveryPage, first.json);
		const second = await asServer(`${path}/deliveries?limit=2&cursor=${first.json.nextCursor}`);
		const listed = [first, second].flatMap(({ json }) => json.items.map((item: Json) => item.deliveryId));
		expect(listed).toEqual(ids);
		expect(second.json.nextCursor).toBeNull();
		expect((await asServer(`${path}/deliveries?state=failed`)).json.items).toEqual([]);
		const one = await asServer(`${path}/deliveries/${ids[0]}`);
		expectDescribed(Delivery, one.json);
		expect(one.json.payload).toMatchObject({ type: "webhook.test", data: { webhookId } });
		expect((await asServer(`${path}/deliveries/${ids[0]}/retry`, undefined, "POST")).status).toBe(201);
	});

	it("says what is not there, what is asked wrongly, and what is disabled", async () => {
		const { webhookId } = await made();
		const path = `/v1/webhooks/${webhookId}`;
		for (const id of ["ev-none", "none", "..%2f"])
			expectProblem(await asServer(`${path}/deliveries/${id}`), 404, "delivery-not-found");
		expectProblem(await asServer(`${path}/deliveries/ev-none/retry`, undefined, "POST"), 404, "delivery-not-found");
		for (const query of ["state=odd", "limit=0", "limit=101", "cursor=x", "page=2"])
			expectProblem(await asServer(`${path}/deliveries?${query}`), 400, "invalid-parameter");
		await asServer(path, { disabled: true }, "PATCH");
		expectProblem(await asServer(`${path}/test`, undefined, "POST"), 409, "webhook-disabled");
		await asServer(path, { disabled: false }, "PATCH");
		expect((await asServer(`${path}/test`, {}, "POST")).status).toBe(201);
	});
});

it("the OpenAPI document describes what is sent for each kind of event", async () => {
	const { json } = await call("/openapi.json");
	expect(Object.keys(json.webhooks)).toEqual([...EVENT_TYPES]);
	for (const type of EVENT_TYPES) {
		const { $ref } = json.webhooks[type].post.requestBody.content["application/json"].schema;
		const schema = json.components.schemas[$ref.slice("#/components/schemas/".length)];
		expect(schema.properties.type.const).toBe(type);
		expect(schema.required).toEqual(["type", "timestamp", "data"]);
	}
});
