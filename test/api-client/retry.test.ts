// What is repeated, after which wait.
import { describe, expect, it } from "vitest";
import { type Retry, retryAfterMs, retrying } from "../../src/api-client/retry.ts";

const NOW = Date.parse("2026-11-27T12:00:00Z");

describe("Retry-After", () => {
	it.each([
		["120", 120_000],
		["0", 0],
		["Fri, 27 Nov 2026 12:00:30 GMT", 30_000],
		["Fri, 27 Nov 2026 11:00:00 GMT", 0],
		["soon", null],
		[null, null],
	])("%s is %s ms", (header, ms) => {
		expect(retryAfterMs(header, NOW)).toBe(ms);
	});
});

const RETRY: Retry = { tries: 3, baseMs: 1, mostWaitMs: 1000, timeoutMs: 1000 };

/** How often a request is sent that is always answered so, and what its sender gets. */
async function sent(request: Request, answer: () => Promise<Response>) {
	const bodies: string[] = [];
	const fetch = retrying(async (one) => {
		bodies.push(await one.text());
		return answer();
	}, RETRY);
	const status = await fetch(request).then(
		(response) => response.status,
		() => "rejected",
	);
	return { bodies, status };
}

const answering = (status: number, headers: Record<string, string> = {}) => {
	return async () => new Response("{}", { status, headers: { "Content-Type": "application/json", ...headers } });
};
const lost = () => Promise.reject(new TypeError("no network"));
const ADDRESS = "http://service.example/v1/learners/x/attempts";
const keyed = () => new Request(ADDRESS, { method: "POST", body: "{}", headers: { "Idempotency-Key": "k" } });
const plain = () => new Request(ADDRESS, { method: "POST", body: "{}" });
const batch = () => new Request(`${ADDRESS}:batch?locale=zh`, { method: "POST", body: "{}" });

it.each([
	["a GET that is lost", () => new Request(ADDRESS), lost, 3, "rejected"],
	["a POST with a key that is lost", keyed, lost, 3, "rejected"],
	["a batch that is lost", batch, lost, 3, "rejected"],
	["a POST without a key that is lost", plain, lost, 1, "rejected"],
	["a POST without a key that comes too often", plain, answering(429, { "Retry-After": "0" }), 1, 429],
	["a POST with a key that comes too often", keyed, answering(429, { "Retry-After": "0" }), 3, 429],
	["a service that asks for more patience than there is", keyed, answering(503, { "Retry-After": "2" }), 1, 503],
	["a service that is busy and says not for how long", keyed, answering(503), 3, 503],
	["a gateway without an answer", keyed, answering(504), 3, 504],
	["a mistake of the service", keyed, answering(500), 1, 500],
	["a refusal", keyed, answering(422), 1, 422],
	["an answer", keyed, answering(201), 1, 201],
] as const)("%s", async (_, request, answer, times, status) => {
	const one = request();
	const body = one.method === "POST" ? "{}" : "";
	expect(await sent(one, answer)).toEqual({ bodies: Array.from({ length: times }, () => body), status });
});

it("a body that is no text is passed on as it comes", async () => {
	const bytes = new Uint8Array([0xd4, 0xc3, 0xb2, 0xa1, 0xff]);
	const fetch = retrying(
		async () => new Response(bytes, { headers: { "Content-Type": "application/vnd.tcpdump.pcap" } }),
		RETRY,
	);
	const response = await fetch(new Request(ADDRESS));
	expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
});
