import { describe, expect, it, vi } from "vitest";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import { generateExercise } from "../../src/exercise/generate.ts";
import type { ScenarioSpec } from "../../src/scenario/spec.ts";
import { call, expectProblem, type Json, type Reply } from "../support/api.ts";
import {
	learnerName,
	nowS,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	submit,
	tenantLearner,
} from "../support/fixtures.ts";
import { oneOfEach, specsOf } from "../support/specs.ts";

const ANN = learnerName("acme", "ann");

/** A value of the right kind that is not the key, and follows from no other. */
function wrongAnswer({ id, kind, choices }: Json, key: unknown, notation: string): unknown {
	const odd = 77_777 * Number(id.slice(1)) ** 2;
	switch (kind) {
		case "state":
			return choices.find((state: string) => state !== key);
		case "flags":
			return ["URG"];
		case "choice":
			return choices.map(({ id }: Json) => id).find((id: string) => id !== key);
		case "sequence-number":
			return notation === "symbolic" ? `x+${odd}` : odd;
		default:
			return odd;
	}
}

/** Ann's assessed scenario of this spec, with right and wrong answers to it. */
async function assessed(policy: Partial<Policy> = {}, spec = specsOf([3])[0]) {
	if (!spec) throw new Error("there are specs");
	const ann = await tenantLearner("ann");
	const id = await sealed({ spec, boundTo: ANN, policy: { ...DEFAULT_POLICY, attempts: 3, ...policy } });
	const view = (await call(`/v1/scenarios/${id}`, { token: ann.token })).json;
	const right = await rightAnswers(await sealed({ spec }));
	const wrong = Object.fromEntries(
		view.blanks.map((blank: Json) => [blank.id, wrongAnswer(blank, right[blank.id], spec.notation)]),
	);
	return { ann, id, view, right, wrong };
}

const make = (policy: unknown, token: string) =>
	call("/v1/scenarios", { body: { seed: 5, learnerId: "ann", policy }, token });

describe("a scenario with a policy", () => {
	it("shows it, completed, and where to submit", async () => {
		const ann = await tenantLearner("ann");
		const { status, json } = await make({ attempts: 2, decay: 0.5 }, ann.token);
		expect(status).toBe(201);
		expect(json.policy).toEqual({ ...DEFAULT_POLICY, attempts: 2, decay: 0.5 });
		expect(json.links.grade).toBeUndefined();
		expect(json.links.attempts).toBe("/v1/learners/ann/attempts");
		expect((await call(json.links.self, { token: ann.token })).json).toEqual(json);
	});

	it("keeps every policy in its id, which grows by little", async () => {
		const policy = {
			attempts: 20,
			keep: "mean",
			decay: 0.25,
			followThroughShare: 0,
			allOrNothing: "segment",
			showSolution: "never",
		};
		const { token } = await tenantLearner("ann");
		const { json } = await make(policy, token);
		expect(json.policy).toEqual(policy);
		const practice = await scenario({ seed: 5, learnerId: "ann" }, token);
		expect(practice.policy).toBeNull();
		expect(json.id.length - practice.id.length).toBeLessThan(32);
	});

	it("shows its seed to the server that chose it, not to the learner", async () => {
		const made = (await make({}, await serverKey())).json;
		expect(made.seed).toBe(5);
		const { token } = await tenantLearner("ann");
		expect((await call(made.links.self, { token })).json.seed).toBeNull();
	});

	it("needs a learner", async () => {
		const reply = await call("/v1/scenarios", { body: { policy: {} }, token: await serverKey() });
		expectProblem(reply, 422, "policy-needs-learner");
		expect(reply.json.errors[0].pointer).toBe("/policy");
	});

	it.each([
		{ attempts: 0 },
		{ attempts: 21 },
		{ attempts: 1.5 },
		{ attempts: "3" },
		{ keep: "worst" },
		{ decay: 1.01 },
		{ decay: -0.1 },
		{ followThroughShare: 2 },
		{ allOrNothing: true },
		{ showSolution: "now" },
		{ penalty: 1 },
		[],
		null,
	])("is refused with the policy %j", async (policy) => {
		expectProblem(await make(policy, await serverKey()), 422, "invalid-body");
	});

	it("is not graded for practice, not even for the tenant's server", async () => {
		const { ann, id, right } = await assessed();
		for (const token of [ann.token, await serverKey()]) {
			const reply = await call(`/v1/scenarios/${id}/grade`, { body: { answers: right }, token });
			expectProblem(reply, 403, "scenario-assessed");
		}
	});
});

describe("attempts at an assessed scenario", () => {
	it("are counted down, and none follows the last", async () => {
		const { ann, id, wrong, right } = await assessed();
		const left = [];
		for (let i = 0; i < 3; i++) left.push((await submit(ann, id, wrong)).json.attemptsLeft);
		expect(left).toEqual([2, 1, 0]);
		expectProblem(await submit(ann, id, right), 409, "attempts-used-up");
		expect((await call("/v1/learners/ann/progress", { token: ann.token })).json.totals.attempts).toBe(3);
	});

	it("are not used up by what cannot be read, by replays or by refusals", async () => {
		const { ann, id, wrong } = await assessed({ attempts: 2 });
		expectProblem(await submit(ann, id, {}), 422, "nothing-readable");
		expectProblem(await submit(ann, id, { b1: { odd: true } }), 422, "nothing-readable");
		expectProblem(await submit(ann, id, { b99: 1 }), 422, "unknown-blank");
		const first = await submit(ann, id, wrong, "same");
		expect((await submit(ann, id, wrong, "same")).text).toBe(first.text);
		const second = await submit(ann, id, wrong);
		expect(second.json.attemptsLeft).toBe(0);
		expect((await submit(ann, id, wrong, "same")).text).toBe(first.text);
	});

	it("that race never exceed the limit", async () => {
		const { ann, id, right } = await assessed({ attempts: 3, decay: 0.5 });
		const replies = await Promise.all(Array.from({ length: 10 }, () => submit(ann, id, right)));
		const recorded = replies.filter(({ status }) => status === 201);
		expect(recorded.map(({ json }) => json.attemptsLeft).sort()).toEqual([0, 1, 2]);
		expect(recorded.map(({ json }) => json.credit).sort()).toEqual([0.25, 0.5, 1]);
		for (const reply of replies.filter(({ status }) => status !== 201)) expectProblem(reply, 409, "attempts-used-up");
	});

	it("of one scenario leave those of another alone", async () => {
		const { ann, id, wrong } = await assessed({ attempts: 1 });
		const other = await sealed({ spec: specsOf([3])[0] as never, boundTo: ANN, policy: DEFAULT_POLICY });
		expect((await submit(ann, id, wrong)).status).toBe(201);
		expect((await submit(ann, other, wrong)).status).toBe(201);
	});

	it.each([
		["best", [0, 1, 1]],
		["last", [0, 1, 0]],
		["first", [0, 0, 0]],
		["mean", [0, 0.5, 0.3333]],
	] as const)("come together as the %s", async (keep, expected) => {
		const { ann, id, wrong, right } = await assessed({ keep });
		const scores = [];
		for (const answers of [wrong, right, wrong]) {
			const { json } = await submit(ann, id, answers);
			scores.push(json.scenarioScore.points / json.scenarioScore.max);
		}
		for (const [i, score] of scores.entries()) expect(score).toBeCloseTo(expected[i] ?? -1, 3);
	});

	it("earn less each time, as the policy says, less what hints cost", async () => {
		const { ann, id, right } = await assessed({ decay: 0.5 });
		await call(`/v1/scenarios/${id}/hints`, { body: { blank: "b1", level: 1 }, token: ann.token });
		const [one, two] = [(await submit(ann, id, right)).json, (await submit(ann, id, right)).json];
		expect(one.score.points).toBeCloseTo(one.score.max - 0.1, 4);
		expect(two.score.points).toBeCloseTo(one.score.points / 2, 4);
		expect(two.credit).toBe(0.5);
		expect(two.scenarioScore.points).toBe(one.score.points);
		expect(two.hints).toEqual({ b1: { level: 1, cost: 0.1, deducted: 0.1 } });
	});
});

describe("the solution", () => {
	const solution = async (ann: Json, n: number) =>
		(await call(`/v1/learners/ann/attempts/${n}`, { token: ann.token })).json.solution;

	it("is withheld until the last attempt, and then shown for all of them", async () => {
		const { ann, id, wrong, right } = await assessed({ attempts: 2 });
		const first = await submit(ann, id, wrong, "first");
		expect(first.json.solution).toBe("withheld");
		expect(await solution(ann, 1)).toBe("withheld");
		const last = (await submit(ann, id, wrong)).json;
		expect(last.solution).toBe("shown");
		expect(Object.fromEntries(Object.entries<Json>(last.blanks).map(([b, { expected }]) => [b, expected]))).toEqual(
			right,
		);
		const opened = (await call("/v1/learners/ann/attempts/1", { token: ann.token })).json;
		expect(opened).toMatchObject({ solution: "shown", number: 1, attemptsLeft: 1, score: first.json.score });
		expect(opened.timeline).toEqual(last.timeline);
	});

	it("is shown at once, or never, as the policy says", async () => {
		const always = await assessed({ showSolution: "always" });
		expect((await submit(always.ann, always.id, always.wrong)).json).toMatchObject({
			solution: "shown",
			attemptsLeft: 2,
		});
		const never = await assessed({ showSolution: "never", attempts: 1 });
		const { json } = await submit(never.ann, never.id, never.wrong);
		expect(json).toMatchObject({ solution: "withheld", attemptsLeft: 0 });
		expect(await solution(never.ann, json.number)).toBe("withheld");
	});

	it("is shown once the scenario has expired: no attempt can follow", async () => {
		const { ann, wrong } = await assessed();
		const policy = { ...DEFAULT_POLICY, attempts: 3 };
		const id = await sealed({
			spec: specsOf([3])[0] as never,
			boundTo: ANN,
			policy,
			expiresAt: nowS() + 60,
		});
		const { number } = (await submit(ann, id, wrong)).json;
		expect(await solution(ann, number)).toBe("withheld");
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
		try {
			expect(await solution(ann, number)).toBe("shown");
		} finally {
			vi.useRealTimers();
		}
	});

	it("diagnoses nothing into the learner's progress while it is withheld", async () => {
		const { ann, id, wrong } = await assessed({ showSolution: "never" });
		expect((await submit(ann, id, wrong)).json.progress.misconceptions).toEqual([]);
	});
});

/** Everything that Ann can be answered about the scenario before its solution may be seen. */
async function everyReply({ ann, id, view, wrong, right }: Awaited<ReturnType<typeof assessed>>): Promise<Reply[]> {
	const { token } = ann;
	const ask = (path: string, body?: object) => call(path, { token, ...(body && { body }) });
	const self = `/v1/scenarios/${id}`;
	const [first = ""] = Object.keys(right);
	const replies = [
		await ask(`${self}?locale=zh`),
		await ask(`${self}/validate`, { answers: wrong }),
		await ask(`${self}/validate`, { answers: Object.fromEntries(Object.keys(wrong).map((blank) => [blank, "y+5"])) }),
		await ask(`${self}/grade`, { answers: wrong }),
		await submit(ann, id, {}),
		await submit(ann, id, { [first]: { odd: 1 } }),
		await submit(ann, id, wrong, "replayed"),
		await submit(ann, id, wrong, "replayed"),
		await submit(ann, id, { [first]: right[first] }),
	];
	for (const { id: blank } of view.blanks) replies.push(await ask(`${self}/hints`, { blank, level: 3 }));
	for (const level of [1, 2]) replies.push(await ask(`${self}/hints`, { blank: first, level }));
	for (const path of ["attempts", "attempts/1", "attempts/2", "progress"])
		replies.push(await ask(`/v1/learners/ann/${path}`));
	return replies;
}

/**
 * Scenarios that have every kind of blank in every notation among them: what is withheld does not depend on the template,
 * and test/practice/withhold.test.ts holds all of them to it.
 */
function oneOfEachSort(): readonly ScenarioSpec[] {
	const seen = new Set<string>();
	return oneOfEach(1).filter((spec) => {
		const sorts = generateExercise(spec).blanks.map(({ kind }) => `${kind} ${spec.notation}`);
		const isNew = sorts.some((sort) => !seen.has(sort));
		for (const sort of sorts) seen.add(sort);
		return isNew;
	});
}

const SAYS_NOTHING = ["verdict", "points", "max", "given", "skills", "message"];

/** The value, not a part of a longer number or word. */
const standingAlone = (text: string) => new RegExp(`(?<![\\w.,+-])${text.replaceAll(/[^\w ]/g, "\\$&")}(?![\\w,+])`);

const plain = (value: unknown) => JSON.stringify(value).replaceAll(/^"|"$/g, "");

describe("before the solution may be seen", () => {
	it.each(oneOfEachSort().map((spec) => [spec.template, spec.notation, spec] as const))(
		"no reply holds a key value of %s in %s notation that the view does not show",
		async (_template, _notation, spec) => {
			const situation = await assessed({}, spec);
			const { id, view, right } = situation;
			const shown = JSON.stringify({ ...view, id: 0, links: 0 });
			// The first is the one that is answered rightly, and comes back as given.
			const [first, ...others] = Object.values(right).map(plain);
			const hidden = others.filter((text) => text.length >= 4 && text !== first && !shown.includes(text));
			for (const { text, json } of await everyReply(situation)) {
				const said = text.replaceAll(id, "").replaceAll(/"(requestId|attemptId|submittedAt|lastAt)":"[^"]*"/g, "");
				for (const value of hidden) expect(said).not.toMatch(standingAlone(value));
				if (!json.attemptId) continue;
				expect(json).toMatchObject({ solution: "withheld" });
				for (const field of ["timeline", "misconceptions"]) expect(json).not.toHaveProperty(field);
				for (const blank of Object.values<Json>(json.blanks)) {
					expect(SAYS_NOTHING).toEqual(expect.arrayContaining(Object.keys(blank)));
				}
			}
		},
	);
});
