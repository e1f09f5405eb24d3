// The things that nearly every test of the API needs first: keys, learners, scenarios and their right answers.
import { env } from "cloudflare:workers";
import * as v from "valibot";
import { expect } from "vitest";
import { LearnerId, Tenant } from "../../src/contract/primitives.ts";
import { importKeyRing } from "../../src/http/identity/key-ring.ts";
import { importMacRing } from "../../src/http/identity/mac-ring.ts";
import { sealScenario } from "../../src/http/identity/scenario-id.ts";
import { signServerKey } from "../../src/http/identity/server-key.ts";
import type { ScenarioDescription } from "../../src/practice/scenario-description.ts";
import { call, type Json } from "./api.ts";

export const nowS = () => Math.floor(Date.now() / 1000);

export async function serverKey(tenant = "acme", keyId = "key-1"): Promise<string> {
	const ring = await importMacRing(env.SERVER_KEY_SECRET);
	return signServerKey({ tenant: v.parse(Tenant, tenant), keyId }, nowS(), ring);
}

export interface TestLearner {
	readonly id: string;
	readonly token: string;
}

export async function anonymousLearner(): Promise<TestLearner> {
	const { json } = await call("/v1/learners", { method: "POST" });
	return { id: json.learnerId, token: json.token };
}

export async function tenantLearner(id: string, tenant = "acme"): Promise<TestLearner> {
	const { json } = await call(`/v1/learners/${id}/tokens`, { method: "POST", token: await serverKey(tenant) });
	return { id, token: json.token };
}

/** The same one each time, unless `wish` says otherwise: a test that depends on chance fails by chance. */
export async function scenario(wish: object = {}, token?: string): Promise<Json> {
	const body = "policy" in wish ? wish : { seed: 1, ...wish };
	return (await call("/v1/scenarios", { body, ...(token !== undefined && { token }) })).json;
}

/** The answers that a practice grading shows as expected. */
export async function rightAnswers(id: string): Promise<Record<string, unknown>> {
	const { json } = await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } });
	return Object.fromEntries(Object.entries<Json>(json.blanks).map(([blank, { expected }]) => [blank, expected]));
}

/** An id as this deployment might have sealed it, with whatever it should say. */
export async function sealed(
	change: Partial<ScenarioDescription> & { readonly spec: ScenarioDescription["spec"] },
	keys = env.SCENARIO_KEYS,
): Promise<string> {
	const description: ScenarioDescription = {
		locale: "en",
		seedGiven: false,
		boundTo: null,
		madeBy: "anonymous",
		issuedAt: nowS(),
		expiresAt: nowS() + 3600,
		...change,
	};
	return sealScenario(description, await importKeyRing(keys));
}

/** What a fresh scenario of the service is made from, for `sealed`. */
export async function someSpec(): Promise<ScenarioDescription["spec"]> {
	const { template, templateVersion, notation, profile } = await scenario();
	return { template, version: templateVersion, seed: 7, notation, profile };
}

export const learnerName = (tenant: string, learnerId: string) => ({
	tenant: v.parse(Tenant, tenant),
	learnerId: v.parse(LearnerId, learnerId),
});

let submissions = 0;

export function submit(
	learner: TestLearner,
	scenarioId: string,
	answers: object,
	key = `key-${++submissions}`,
	token = learner.token,
) {
	return call(`/v1/learners/${learner.id}/attempts`, {
		body: { scenarioId, answers },
		token,
		headers: { "Idempotency-Key": key },
	});
}

/** The least that makes a learner one of whom something is recorded. */
export async function attemptQuestion(learner: TestLearner): Promise<void> {
	const { status } = await call(`/v1/learners/${learner.id}/attempts`, {
		body: { questionId: "why-four", answer: "app" },
		token: learner.token,
		headers: { "Idempotency-Key": `key-${++submissions}` },
	});
	if (status !== 201) throw new Error(`the attempt was answered with ${status}`);
}

/** That this time, ISO, is so many seconds from when it was asked for, at `askedMs` or since; to the second. */
export function expectSecondsFrom(askedMs: number, seconds: number, at: string): void {
	const sinceMs = Date.parse(at) - seconds * 1000;
	expect(sinceMs).toBeGreaterThanOrEqual(Math.floor(askedMs / 1000) * 1000);
	expect(sinceMs).toBeLessThanOrEqual(Date.now());
}
