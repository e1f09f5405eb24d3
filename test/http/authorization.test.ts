import { env } from "cloudflare:workers";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { toBase64url } from "../../src/http/identity/base64url.ts";
import { signLearnerToken, type TokenWish } from "../../src/http/identity/learner-token.ts";
import { importMacRing } from "../../src/http/identity/mac-ring.ts";
import { signServerKey } from "../../src/http/identity/server-key.ts";
import { call, expectProblem } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	expectSecondsFrom,
	learnerName,
	nowS,
	scenario,
	serverKey,
	tenantLearner,
} from "../support/fixtures.ts";

const ann = learnerName("acme", "ann");
const progress = (token?: string, id = "ann") =>
	call(`/v1/learners/${id}/progress`, token === undefined ? {} : { token });

function jwt(change: { secret?: string; iss?: string; aud?: string; sub?: string; tenant?: unknown; iat?: number }) {
	return new SignJWT({ tenant: change.tenant ?? "acme" })
		.setProtectedHeader({ alg: "HS256" })
		.setSubject(change.sub ?? "ann")
		.setIssuer(change.iss ?? "seqack")
		.setAudience(change.aud ?? "seqack-learner")
		.setIssuedAt(change.iat ?? nowS())
		.setExpirationTime(nowS() + 7200)
		.sign(new TextEncoder().encode(change.secret ?? env.TOKEN_SECRET));
}

/** As the service signs one. */
async function minted(change: Partial<TokenWish>) {
	const wish = { learner: ann, keyId: null, nowS: nowS() - 7200, expiresAtS: nowS() + 60, ...change };
	return signLearnerToken(wish, await importMacRing(env.TOKEN_SECRET));
}

const unsigned = () =>
	[{ alg: "none" }, { sub: "ann", tenant: "acme", iss: "seqack", aud: "seqack-learner", iat: 0, exp: 9e9 }]
		.map((part) => toBase64url(new TextEncoder().encode(JSON.stringify(part))))
		.join(".")
		.concat(".");

describe("a learner token", () => {
	it("opens its own learner's record", async () => {
		const reply = await progress(await jwt({}));
		expect(reply.status).toBe(200);
		expect(reply.json.learnerId).toBe("ann");
	});

	it.each<[string, () => Promise<string> | string]>([
		["signed with another secret", () => jwt({ secret: "x".repeat(40) })],
		["of another issuer", () => jwt({ iss: "elsewhere" })],
		["for another audience", () => jwt({ aud: "elsewhere" })],
		["of a malformed learner", () => jwt({ sub: "../ann" })],
		["of a malformed tenant", () => jwt({ tenant: ["acme"] })],
		["issued in the future", () => jwt({ iat: nowS() + 3600 })],
		["of a key that was revoked", () => minted({ keyId: "revoked-1" })],
		["of a revoked key, and expired", () => minted({ keyId: "revoked-1", expiresAtS: nowS() - 1 })],
		["that is not signed", unsigned],
		["that is a scenario id", async () => (await scenario()).id],
		["that is empty", () => ""],
		["of 10 kB", () => "a".repeat(10_000)],
		["with a changed signature", async () => `${await jwt({})}A`],
	])("%s is refused", async (_, make) => {
		const reply = await progress(await make());
		expectProblem(reply, 401, "credential-invalid");
		expect(reply.headers.get("WWW-Authenticate")).toContain("Bearer");
	});

	it("does not find another learner, and cannot tell one that exists from one that does not", async () => {
		const bob = await tenantLearner("bob");
		const [existing, unknown] = [await progress(bob.token, "ann"), await progress(bob.token, "nobody")];
		for (const reply of [existing, unknown]) expectProblem(reply, 404, "learner-not-found");
		expect({ ...existing.json, requestId: 0 }).toEqual({ ...unknown.json, requestId: 0 });
	});

	it("reads the record of its own tenant only", async () => {
		const here = await tenantLearner("ann");
		const there = await tenantLearner("ann", "other");
		await attemptQuestion(here);
		expect((await progress(there.token)).json.totals.attempts).toBe(0);
	});

	it("mints no tokens for others", async () => {
		const { token } = await tenantLearner("ann");
		const reply = await call("/v1/learners/bob/tokens", { method: "POST", token });
		expectProblem(reply, 404, "learner-not-found");
	});
});

describe("a server key", () => {
	it("speaks for every learner of its tenant that was ever recorded", async () => {
		for (const id of ["ann", "bob"]) {
			await attemptQuestion(await tenantLearner(id));
			expect((await progress(await serverKey(), id)).json).toMatchObject({ learnerId: id, totals: { attempts: 1 } });
		}
	});

	it("mints a token that lives an hour, or as long as was asked", async () => {
		const token = await serverKey();
		for (const [body, seconds] of [
			[{}, 3600],
			[{ expiresInSeconds: 60 }, 60],
		] as const) {
			const askedMs = Date.now();
			const { status, json } = await call("/v1/learners/ann/tokens", { body, token });
			expect(status).toBe(201);
			expectSecondsFrom(askedMs, seconds, json.expiresAt);
		}
	});

	const sign = async (tenant: string, keyId: string, issued: number, secret = env.SERVER_KEY_SECRET) =>
		signServerKey({ tenant: learnerName(tenant, "x").tenant, keyId }, issued, await importMacRing(secret));

	it.each<[string, () => Promise<string>]>([
		["signed with another secret", () => sign("acme", "key-1", nowS(), "x".repeat(40))],
		["that was revoked", () => sign("acme", "revoked-2", nowS())],
		["of the anonymous tenant", () => sign("anonymous", "key-1", nowS())],
		["issued in the future", () => sign("acme", "key-1", nowS() + 3600)],
		["with another payload", async () => (await serverKey()).replace("sk1.Wy", "sk1.Wz")],
		["with a longer MAC", async () => `${await serverKey()}AA`],
		["without a MAC", async () => (await serverKey()).replace(/[^.]*$/, "")],
		["that is padded", async () => `${await serverKey()}=`],
		["that is only a prefix", async () => "sk1."],
	])("%s is refused", async (_, make) => {
		expectProblem(await progress(await make()), 401, "credential-invalid");
	});
});

describe("without a credential", () => {
	it.each([
		["GET", "/v1/learners/ann/progress"],
		["GET", "/v1/learners/ann/attempts"],
		["GET", "/v1/learners/ann/attempts/1"],
		["POST", "/v1/learners/ann/attempts"],
		["POST", "/v1/learners/ann/tokens"],
		["DELETE", "/v1/learners/ann"],
		["GET", "/v1/learners/ann/export"],
		["POST", "/v1/learners/ann/pairing-codes"],
		["POST", "/v1/learners/ann/claims"],
	])("%s %s asks for one", async (method, path) => {
		const reply = await call(path, { method });
		expectProblem(reply, 401, "credential-required");
		expect(reply.headers.get("WWW-Authenticate")).toBe('Bearer realm="seqack"');
	});

	it("a key in the query counts for nothing", async () => {
		const reply = await call(`/v1/learners/ann/progress?access_token=${await serverKey()}`);
		expectProblem(reply, 401, "credential-required");
	});

	it.each(["Basic YTpi", "Bearer", "Bearer a b", "Bearer a, Bearer b"])(
		"the Authorization header %j is refused, not ignored",
		async (authorization) => {
			const reply = await call("/v1/scenarios", { body: {}, headers: { Authorization: authorization } });
			expectProblem(reply, 401, "credential-invalid");
		},
	);

	it("one can be an anonymous learner, whom nobody else can name", async () => {
		const [a, b] = [await anonymousLearner(), await anonymousLearner()];
		expect(a.id).toMatch(/^anon-[\w-]{22}$/);
		expect(a.id).not.toBe(b.id);
		expect((await progress(a.token, a.id)).status).toBe(200);
		expectProblem(await progress(b.token, a.id), 404, "learner-not-found");
		expectProblem(await progress(await serverKey(), a.id), 422, "learner-id-reserved");
	});
});

describe("a learner id", () => {
	it.each(["a%2fb", "a%00", "%c0%ae", "%e2%80%ae", "e%cc%81", "%c3%a9", "a%20b", "a".repeat(129), ".a"])(
		"%j names nobody",
		async (id) => {
			expectProblem(await progress(await serverKey(), id), 404, "learner-not-found");
		},
	);

	it("may have every character that it can have", async () => {
		const learner = await tenantLearner("A0._:~-z");
		expect((await progress(learner.token, learner.id)).json.learnerId).toBe("A0._:~-z");
	});
});
