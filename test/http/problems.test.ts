import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { PROBLEM_CODES, type ProblemCode } from "../../src/contract/problem.ts";
import { app } from "../../src/http/app.ts";
import { call, expectProblem, type Reply, toReply } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	nowS,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	someSpec,
	submit,
	tenantLearner,
} from "../support/fixtures.ts";

const make = (body: unknown, headers = {}) => call("/v1/scenarios", { body, headers });
const withEnv = async (change: object, path = "/v1/scenarios") => {
	const init = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
	return toReply(await app.request(path, init, { ...env, RATE_LIMIT: "on", ...change }));
};
const limiter = { limit: async () => ({ success: false }) };
const view = async (change: object) => call(`/v1/scenarios/${await sealed({ spec: await someSpec(), ...change })}`);

/** An answer to a question, as one of this quiz. */
async function inQuiz(quizId: string): Promise<Reply> {
	const { id, token } = await anonymousLearner();
	const body = { questionId: "why-four", answer: "app", seed: 1, quizId };
	return call(`/v1/learners/${id}/attempts`, { body, token, headers: { "Idempotency-Key": "one" } });
}

/** One request for each kind of problem; null where a longer story is told in another file. */
const CASES: Record<ProblemCode, [number, () => Promise<Reply>] | null> = {
	"malformed-json": [400, () => call("/v1/scenarios", { method: "POST", text: "{" })],
	"invalid-parameter": [400, () => call("/v1/catalogue?locale=xx")],
	"invalid-idempotency-key": [
		400,
		async () => {
			const { id, token } = await anonymousLearner();
			return call(`/v1/learners/${id}/attempts`, { body: { scenarioId: "x", answers: {} }, token });
		},
	],
	"credential-required": [401, () => call("/v1/learners/x/progress")],
	"credential-invalid": [401, () => call("/v1/learners/x/progress", { token: "x" })],
	"token-expired": null,
	"learner-erased": null,
	"server-key-required": [
		403,
		async () => call("/v1/learners/x/tokens", { body: { renewable: true }, token: (await tenantLearner("x")).token }),
	],
	"server-key-refused": [403, async () => call("/v1/learners", { method: "POST", token: await serverKey() })],
	"learner-not-yours": [
		403,
		async () => call("/v1/scenarios", { body: { learnerId: "x" }, token: (await anonymousLearner()).token }),
	],
	"scenario-bound-to-another-learner": [
		403,
		async () => {
			const id = await sealed({ spec: await someSpec(), boundTo: learnerName("acme", "ann") });
			return call(`/v1/scenarios/${id}`, { token: (await tenantLearner("bob")).token });
		},
	],
	"proof-invalid": [
		403,
		async () => call(`/v1/scenarios/${await sealed({ spec: await someSpec() })}/diagram.svg?proof=gp1.AAAA`),
	],
	"scenario-assessed": null,
	"route-not-found": [404, () => call("/nowhere")],
	"scenario-not-found": [404, () => call("/v1/scenarios/sc1.AAAA")],
	"misconception-not-found": [
		404,
		async () => {
			const { id } = await scenario();
			const { proof } = (await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } })).json;
			return call(`/v1/scenarios/${id}/believed/none?proof=${proof}`);
		},
	],
	"question-not-found": [404, () => call("/v1/questions/none")],
	"quiz-not-found": [404, () => inQuiz("qz1.AAAA")],
	"learner-not-found": [404, async () => call("/v1/learners/x/progress", { token: (await anonymousLearner()).token })],
	// Told in regrade.test.ts.
	"never-regraded": null,
	// Told in papers.test.ts.
	"paper-not-begun": null,
	"paper-finished": null,
	"paper-reset": null,
	"assignment-not-open": null,
	"assignment-closed": null,
	"item-not-of-paper": null,
	// Told in assignments.test.ts.
	"assignment-not-found": null,
	"learner-not-assigned": null,
	"assignment-begun": null,
	"assignment-full": null,
	"assignment-changed": null,
	"assignment-times-invalid": null,
	"unknown-question": null,
	"webhook-not-found": [404, async () => call("/v1/webhooks/none", { token: await serverKey() })],
	"delivery-not-found": [
		404,
		async () => call(`/v1/webhooks/wh-${"a".repeat(22)}/deliveries/x`, { token: await serverKey() }),
	],
	// Told in webhooks.test.ts.
	"webhook-limit": null,
	"webhook-disabled": null,
	"webhook-url-refused": [
		422,
		async () => call("/v1/webhooks", { body: { url: "https://127.0.0.1/" }, token: await serverKey() }),
	],
	// Told in statistics.test.ts and remedial.test.ts.
	"unknown-misconception": null,
	"unknown-learner": null,
	"nobody-needs-it": null,
	"attempt-not-found": [
		404,
		async () => {
			const { id, token } = await anonymousLearner();
			return call(`/v1/learners/${id}/attempts/1`, { token });
		},
	],
	"pairing-code-not-found": [404, () => call("/v1/pairings", { body: { code: "0000-0000" } })],
	"method-not-allowed": [405, () => call("/healthz", { method: "POST" })],
	"attempt-log-full": null,
	"answers-not-kept": null,
	"attempts-used-up": null,
	"quiz-version-gone": [409, () => call("/v1/quizzes?seed=1&version=00000000.0")],
	"learner-claimed": null,
	"scenario-expired": [410, () => view({ expiresAt: nowS() - 1 })],
	"scenario-retired": [410, async () => view({ spec: { ...(await someSpec()), version: 999 } })],
	"time-is-up": [
		410,
		async () => {
			const id = await sealed({ spec: await someSpec(), deadline: nowS() - 60 });
			return call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } });
		},
	],
	"body-too-large": [413, () => make({ template: "x".repeat(70_000) })],
	"unsupported-media-type": [415, () => make({}, { "Content-Type": "text/plain" })],
	"invalid-body": [422, () => make({ nonsense: 1 })],
	"learner-id-reserved": [422, async () => call("/v1/learners/anon-x/progress", { token: await serverKey() })],
	"unknown-blank": [
		422,
		async () => call(`/v1/scenarios/${(await scenario()).id}/validate`, { body: { answers: { b99: 1 } } }),
	],
	"policy-needs-learner": [422, async () => call("/v1/scenarios", { body: { policy: {} }, token: await serverKey() })],
	"policy-takes-no-seed": [
		422,
		async () => call("/v1/scenarios", { body: { learnerId: "ann", seed: 5, policy: {} }, token: await serverKey() }),
	],
	"nothing-readable": [422, async () => submit(await anonymousLearner(), (await scenario()).id, {})],
	"unreadable-answers": [
		422,
		async () => {
			const { id } = await scenario();
			return submit(await anonymousLearner(), id, { ...(await rightAnswers(id)), b1: { odd: true } });
		},
	],
	"idempotency-key-reused": null,
	"question-not-of-quiz": [
		422,
		async () => inQuiz((await call("/v1/quizzes?seconds=60&families=&topics=&n=1")).json.quizId),
	],
	"unknown-template": [422, () => make({ template: "no-such-template" })],
	"unknown-skill": [422, () => make({ skill: "no-such-skill" })],
	"no-template-matches": [422, () => make({ family: "handshake", template: "simultaneous-close" })],
	"notation-unsupported": [422, () => make({ template: "backlog-fill", notation: "symbolic" })],
	// Every template of today supports every profile.
	"profile-unsupported": null,
	"nothing-to-ask": [422, () => make({ template: "three-way", ask: ["duration"] })],
	"invalid-script": [422, () => call("/v1/simulations", { body: { events: [{ type: "deliver", segment: 9 }] } })],
	"rate-limited": [429, () => withEnv({ KEYLESS_LIMITER: limiter })],
	"internal-error": [
		500,
		() => {
			vi.spyOn(console, "error").mockImplementationOnce(() => {});
			return withEnv({ KEYLESS_LIMITER: { limit: () => Promise.reject(new Error("the limiter is away")) } });
		},
	],
	"not-configured": [
		503,
		() => {
			vi.spyOn(console, "error").mockImplementationOnce(() => {});
			return withEnv({ SCENARIO_KEYS: "no key at all" });
		},
	],
};

it("there is a case for each kind", () => {
	expect(Object.keys(CASES).sort()).toEqual([...PROBLEM_CODES].sort());
});

it.each(Object.entries(CASES).flatMap(([code, entry]) => (entry ? [[code as ProblemCode, ...entry] as const] : [])))(
	"%s answers %i",
	async (code, status, ask) => {
		expectProblem(await ask(), status, code);
	},
);

it("internal-error logs one line, and tells the caller nothing of it", async () => {
	const log = vi.spyOn(console, "error").mockImplementationOnce(() => {});
	const reply = await withEnv({ KEYLESS_LIMITER: { limit: () => Promise.reject(new Error("a\nb")) } });
	const [line] = log.mock.calls[0] ?? [];
	expect(line).not.toContain("\n");
	expect(line).toContain(reply.json.requestId);
	expect(reply.text).not.toContain("limiter");
});
