import { describe, expect, it, vi } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { ScenarioRequest } from "../../src/contract/scenario-request.ts";
import { describeNewScenario, type Making } from "../../src/practice/make.ts";
import { secretOf } from "../support/secrets.ts";
import { ANN, asLearner, learnerName, NOBODY, NOW_S, SERVER } from "./given.ts";

const make = (request: ScenarioRequest, making: Partial<Making> = {}) =>
	describeNewScenario(request, {
		caller: NOBODY,
		locale: "en",
		nowS: NOW_S,
		randomSecret: () => secretOf(5),
		...making,
	});

describe("a wish", () => {
	it("becomes a description that lives for 30 days from now", () => {
		expect(make({ template: "three-way", seed: 7 }, { locale: "zh" })).toEqual({
			ok: true,
			description: {
				spec: { template: "three-way", version: 1, seed: 7, notation: "raw", profile: "rfc9293" },
				locale: "zh",
				seedGiven: true,
				boundTo: null,
				madeBy: "anonymous",
				issuedAt: NOW_S,
				expiresAt: NOW_S + 30 * 86_400,
			},
		});
	});

	it("with a seed takes no secret", () => {
		const randomSecret = vi.fn(() => secretOf(1));
		make({ seed: 0 }, { randomSecret });
		expect(randomSecret).not.toHaveBeenCalled();
	});

	it("without a seed is drawn from a secret, which the caller may not see", () => {
		const made = make({ template: "three-way" });
		expect(made).toMatchObject({ description: { spec: { seed: secretOf(5) }, seedGiven: false } });
	});

	it("without a template gets another with another secret", () => {
		const template = (n: number) => {
			const made = make({}, { randomSecret: () => secretOf(n) });
			return made.ok && made.description.spec.template;
		};
		expect(new Set(Array.from({ length: 40 }, (_, n) => template(n))).size).toBeGreaterThan(15);
	});

	it.each([
		["nobody in particular", NOBODY, "anonymous"],
		["a learner", asLearner(ANN), "learner"],
		["a server", SERVER, "server"],
	] as const)("of %s says who made it", (_, caller, madeBy) => {
		expect(make({}, { caller })).toMatchObject({ description: { madeBy } });
	});

	it("draws again while there is nothing of the kinds to ask, but not for ever", () => {
		const randomSecret = vi.fn(() => secretOf(3));
		const made = make({ template: "closed-port", difficulty: 1, ask: ["order"] }, { randomSecret });
		expect(made).toMatchObject({ ok: false, code: "nothing-to-ask" });
		expect(randomSecret).toHaveBeenCalledTimes(12);
	});

	it("is refused at once where the template never asks these kinds", () => {
		const randomSecret = vi.fn(() => secretOf(3));
		const made = make({ template: "three-way", ask: ["duration"] }, { randomSecret });
		expect(made).toMatchObject({ ok: false, code: "nothing-to-ask" });
		expect(randomSecret).toHaveBeenCalledTimes(1);
	});

	it("with a seed that has nothing of the kinds to ask is refused at once", () => {
		const made = make({ template: "three-way", ask: ["duration"], seed: 1 });
		const detail = { en: expect.stringContaining("duration"), zh: expect.stringContaining("duration") };
		expect(made).toMatchObject({ ok: false, code: "nothing-to-ask", detail, errors: [{ pointer: "/ask", detail }] });
	});

	it.each([
		[{ template: "none" }, "unknown-template", ["/template"]],
		[{ family: "handshake", template: "half-close" }, "no-template-matches", ["/family", "/template"]],
		[{ template: "three-way", difficulty: 5 }, "no-template-matches", ["/difficulty"]],
		[{ template: "backlog-fill", notation: "symbolic" }, "notation-unsupported", ["/notation"]],
	] as const)("for %j is refused and pointed at, in every language", (request, code, pointers) => {
		const detail = { en: expect.any(String), zh: expect.any(String) };
		const errors = pointers.map((pointer) => ({ pointer, detail }));
		expect(make(request)).toMatchObject({ ok: false, code, detail, errors });
	});
});

describe("a scenario for a learner", () => {
	const { learnerId } = ANN;

	it.each([
		["the learner", asLearner(ANN)],
		["the tenant's server", SERVER],
	])("is made by %s", (_, caller) => {
		expect(make({ learnerId }, { caller })).toMatchObject({ ok: true, description: { boundTo: ANN } });
	});

	it.each([
		["nobody in particular", NOBODY, "credential-required"],
		["another learner", asLearner(learnerName("acme", "bob")), "learner-not-yours"],
	] as const)("is not made by %s", (_, caller, code) => {
		expect(make({ learnerId }, { caller })).toMatchObject({ ok: false, code });
	});

	it("counts as its policy says, completed", () => {
		const made = make({ learnerId, policy: { attempts: 3 } }, { caller: SERVER });
		expect(made).toMatchObject({ description: { policy: { ...DEFAULT_POLICY, attempts: 3 } } });
	});

	it.each([
		["for no learner", {}, SERVER, "policy-needs-learner", "/policy"],
		["with a seed", { learnerId, seed: 5 }, SERVER, "policy-takes-no-seed", "/seed"],
		["by its learner", { learnerId }, asLearner(ANN), "server-key-required", "/policy"],
		["by nobody in particular", { learnerId }, NOBODY, "credential-required", "/policy"],
	] as const)("is not assessed %s", (_, wish, caller, code, pointer) => {
		const made = make({ ...wish, policy: {} }, { caller });
		expect(made).toMatchObject({
			ok: false,
			code,
			errors: [{ pointer, detail: { en: expect.any(String), zh: expect.any(String) } }],
		});
	});
});
