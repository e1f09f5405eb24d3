import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { app } from "../../../src/http/app.ts";
import { signLearnerToken } from "../../../src/http/identity/learner-token.ts";
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { LIMIT_POLICIES } from "../../../src/http/limits/policies.ts";
import { documentedPath, SECTIONS } from "../../../src/http/openapi/document.ts";
import { expectProblem, newAddress, type Reply, toReply } from "../../support/api.ts";
import { anonymousLearner, learnerName, nowS, serverKey, tenantLearner } from "../../support/fixtures.ts";
import { stillClock } from "../../support/still-clock.ts";

// No allowance refills while it is used.
stillClock();

/** As on the platform. */
const COUNTED = { ...env, RATE_LIMIT: "on" };
/** As on a machine of one's own, where the platform counts nothing. */
const BARE = { ...COUNTED, KEYLESS_LIMITER: undefined, LEARNER_LIMITER: undefined };

interface Asking {
	readonly path?: string;
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** The other end of the connection, as a bare workerd tells it. */
	readonly from?: string;
	readonly token?: string;
}

async function ask(bindings: object, { path = "/v1/catalogue?difficulty=9", method, headers, from, token }: Asking) {
	const init = {
		method: method ?? "GET",
		headers: { ...headers, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
		...(from !== undefined && { cf: { clientIp: from } }),
	};
	return toReply(await app.request(new Request(`https://seqack.test${path}`, init), undefined, bindings));
}

/** Until it is refused, or `most` times; the last reply and how many were let through. */
async function askUntilRefused(bindings: object, asking: (i: number) => Asking, most: number) {
	let reply: Reply | undefined;
	for (let allowed = 0; allowed <= most; allowed++) {
		reply = await ask(bindings, asking(allowed));
		if (reply.status === 429) return { reply, allowed };
	}
	return { reply, allowed: most + 1 };
}

const { keyless, learner } = LIMIT_POLICIES;

describe("without a key, where the platform counts nothing", () => {
	it.each([
		["an IPv4 address, whatever port it comes from", (i: number) => `198.51.100.1:${20_000 + i}`],
		["an IPv6 /64, whatever address of it", (i: number) => `[2001:db8:1:1::${i.toString(16)}]:443`],
	])("%s, is allowed its quota", async (_, from) => {
		const { reply, allowed } = await askUntilRefused(BARE, (i) => ({ from: from(i) }), keyless.quota);
		expect(allowed).toBe(keyless.quota);
		if (!reply) throw new Error("there is a last reply");
		expectProblem(reply, 429, "rate-limited");
		expect(Number(reply.headers.get("Retry-After"))).toBeGreaterThan(0);
		expect(reply.headers.get("RateLimit-Policy")).toBe('"keyless";q=300;w=60');
		expect(reply.headers.get("RateLimit")).toMatch(/^"keyless";r=0;t=\d+$/);
		expect((await ask(BARE, { from: "198.51.100.2:1" })).status).not.toBe(429);
	});

	it("a reply tells what is left", async () => {
		const from = `${newAddress()}:1`;
		for (const left of [299, 298, 297]) {
			const { headers } = await ask(BARE, { from, path: "/v1/questions/why-four" });
			expect(headers.get("RateLimit")).toBe(`"keyless";r=${left};t=1`);
			expect(headers.get("Access-Control-Expose-Headers")).toContain("RateLimit-Policy");
		}
	});

	it.each([
		["another CF-Connecting-IP", "CF-Connecting-IP"],
		["another X-Forwarded-For", "X-Forwarded-For"],
		["another X-Real-IP", "X-Real-IP"],
		["another cf header", "cf"],
	])("%s gets nobody another allowance", async (_, header) => {
		const from = `${newAddress()}:1`;
		const left = async (i: number) => (await ask(BARE, { from, headers: { [header]: `192.0.2.${i}` } })).headers;
		expect((await left(1)).get("RateLimit")).toContain("r=299;");
		expect((await left(2)).get("RateLimit")).toContain("r=298;");
	});

	it("a credential that is not valid is counted as none is", async () => {
		const from = `${newAddress()}:1`;
		const replies = [await ask(BARE, { from, token: "x" }), await ask(BARE, { from, token: "sk1.x" })];
		for (const reply of replies) expectProblem(reply, 401, "credential-invalid");
		expect(replies.map(({ headers }) => headers.get("RateLimit"))).toEqual([
			'"keyless";r=299;t=1',
			'"keyless";r=298;t=1',
		]);
	});

	it("preflights are not counted: they carry no credential, whoever sends them", async () => {
		const from = `${newAddress()}:1`;
		const { status, headers } = await ask(BARE, { from, method: "OPTIONS" });
		expect([status, headers.get("RateLimit")]).toEqual([204, null]);
	});
});

describe("a token", () => {
	it("that a server key minted is limited by its learner, not by its address: a class sits behind one", async () => {
		const from = `${newAddress()}:1`;
		const ring = await importMacRing(env.TOKEN_SECRET);
		for (let i = 0; i <= keyless.quota; i++) {
			const wish = {
				learner: learnerName("acme", `pupil-${i}`),
				keyId: "key-1",
				nowS: nowS(),
				expiresAtS: nowS() + 60,
			};
			const { status, headers } = await ask(BARE, { from, token: await signLearnerToken(wish, ring) });
			if (status === 429) throw new Error(`pupil ${i} is refused`);
			expect(headers.get("RateLimit")).toBe('"learner";r=599;t=1');
		}
	});

	it("is refused once its learner's allowance is used up, wherever it comes from", async () => {
		const { token } = await tenantLearner("busy");
		const asking = () => ({ token, from: `${newAddress()}:1` });
		const { reply, allowed } = await askUntilRefused(BARE, asking, learner.quota);
		expect(allowed).toBe(learner.quota);
		expect(reply?.status).toBe(429);
		expect(reply?.headers.get("RateLimit")).toMatch(/^"learner";r=0;t=\d+$/);
	});

	it("of an anonymous learner counts against its address as well", async () => {
		const { token } = await anonymousLearner();
		const { headers } = await ask(BARE, { token, from: `${newAddress()}:1` });
		expect(headers.get("RateLimit-Policy")).toBe('"keyless";q=300;w=60, "learner";q=600;w=60');
		expect(headers.get("RateLimit")).toBe('"keyless";r=299;t=1, "learner";r=599;t=1');
	});

	it("of a server is not limited", async () => {
		const { headers } = await ask(BARE, { token: await serverKey(), from: `${newAddress()}:1` });
		expect([headers.get("RateLimit"), headers.get("RateLimit-Policy")]).toEqual([null, null]);
	});
});

describe("every address under /v1", () => {
	const places = SECTIONS.flatMap(({ operations }) => Object.keys(operations)).filter((place) =>
		place.includes(" /v1/"),
	);

	it.each(places)("is limited without a key: %s", async (place) => {
		const limit = vi.fn(async (_: { key: string }) => ({ success: false }));
		const [method = "", path = ""] = place.split(" ");
		const headers = { "CF-Connecting-IP": "192.0.2.1" };
		const reply = await ask(
			{ ...COUNTED, KEYLESS_LIMITER: { limit } },
			{ method, path: documentedPath(path).replaceAll(/[{}]/g, ""), headers },
		);
		expectProblem(reply, 429, "rate-limited");
		expect(reply.headers.get("Retry-After")).toBe("60");
		expect(reply.headers.get("RateLimit")).toBe('"keyless";r=0;t=60');
		expect(limit).toHaveBeenCalledExactlyOnceWith({ key: "192.0.2.1" });
	});

	it("is counted by the platform, which tells the policy and not what is left", async () => {
		const asking = { path: "/v1/questions/why-four", headers: { "CF-Connecting-IP": newAddress() } };
		const { status, headers } = await ask(COUNTED, asking);
		expect([status, headers.get("RateLimit-Policy"), headers.get("RateLimit")]).toEqual([
			200,
			'"keyless";q=300;w=60',
			null,
		]);
	});

	it("is not, where the deployment says so", async () => {
		const limit = vi.fn();
		const bindings = { ...env, KEYLESS_LIMITER: { limit }, RATE_LIMIT: "off" };
		const { headers } = await ask(bindings, { path: "/v1/questions" });
		expect(headers.get("RateLimit-Policy")).toBeNull();
		expect(limit).not.toHaveBeenCalled();
	});

	it("is limited where the deployment says nothing of limits", async () => {
		const bindings = { ...BARE, RATE_LIMIT: undefined };
		const { headers } = await ask(bindings, { from: `${newAddress()}:1` });
		expect(headers.get("RateLimit")).toContain("r=299");
	});
});

describe("behind a proxy of one's own", () => {
	const bindings = { ...BARE, TRUSTED_PROXY_HEADER: "X-Forwarded-For" };
	const proxy = "127.0.0.1:4000";
	const left = async (forwarded: string | undefined, from = proxy) => {
		const headers = forwarded === undefined ? {} : { "X-Forwarded-For": forwarded };
		return /r=(\d+)/.exec((await ask(bindings, { from, headers })).headers.get("RateLimit") ?? "")?.[1];
	};

	it("the last hop counts, and what stands before it is anybody's invention", async () => {
		const client = newAddress();
		expect(await left(client)).toBe("299");
		expect(await left(`203.0.113.1, ${client}`)).toBe("298");
		expect(await left(`203.0.113.2,${client}`)).toBe("297");
		expect(await left(newAddress())).toBe("299");
	});

	it("the connection's own address counts where the proxy says nothing, or no address", async () => {
		const from = `${newAddress()}:1`;
		expect(await left(undefined, from)).toBe("299");
		expect(await left("unknown", from)).toBe("298");
	});
});
