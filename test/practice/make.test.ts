import { describe, expect, it, vi } from "vitest";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import type { ScenarioRequest } from "../../src/contract/scenario-request.ts";
import { describeNewScenario, type Making } from "../../src/practice/make.ts";
import { ANN, asLearner, learnerName, NOBODY, NOW_S, SERVER } from "./given.ts";

const make = (request: ScenarioRequest, making: Partial<Making> = {}) =>
	describeNewScenario(request, { caller: NOBODY, locale: "en", nowS: NOW_S, randomSeed: () => 5, ...making });

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

	it("with a seed draws none", () => {
		const randomSeed = vi.fn(() => 1);
		make({ seed: 0 }, { randomSeed });
		expect(randomSeed).not.toHaveBeenCalled();
	});

	it("without a seed draws one, which the caller may not see", () => {
		expect(make({ template: "three-way" })).toMatchObject({ description: { spec: { seed: 5 }, seedGiven: false } });
	});

	it("draws again while there is nothing of the kinds to ask, but not for ever", () => {
		const randomSeed = vi.fn(() => 3);
		const made = make({ template: "three-way", ask: ["duration"] }, { randomSeed });
		expect(made).toMatchObject({ ok: false, code: "nothing-to-ask" });
		expect(randomSeed).toHaveBeenCalledTimes(8);
	});

	it("with a seed that has nothing of the kinds to ask is refused at once", () => {
		const made = make({ template: "three-way", ask: ["duration"], seed: 1 });
		expect(made).toMatchObject({ ok: false, code: "nothing-to-ask", detail: expect.stringContaining("duration") });
	});

	it.each([
		[{ template: "none" }, "unknown-template"],
		[{ family: "handshake", template: "half-close" }, "no-template-matches"],
		[{ template: "backlog-fill", notation: "symbolic" }, "notation-unsupported"],
	] as const)("for %j is refused", (request, code) => {
		expect(make(request)).toMatchObject({ ok: false, code, detail: expect.any(String) });
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

	it("is needed for a policy", () => {
		expect(make({ policy: {} }, { caller: SERVER })).toMatchObject({
			code: "policy-needs-learner",
			errors: [{ pointer: "/policy" }],
		});
	});
});
