import { describe, expect, it, vi } from "vitest";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import { call, expectProblem, type Json, type Reply } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	nowS,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	submit,
	tenantLearner,
} from "../support/fixtures.ts";
import { oneOfEachSort } from "../support/sorts.ts";
import { specsOf } from "../support/specs.ts";

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
	call("/v1/scenarios", { body: { template: "three-way", learnerId: "ann", policy }, token });

describe("a scenario with a policy", () => {
	it("shows it, completed, and where to submit", async () => {
		const ann = await tenantLearner("ann");
		const { status, json } = await make({ attempts: 2, decay: 0.5 }, await serverKey());
		expect(status).toBe(201);
		expect(json).toMatchObject({ madeBy: "server", assessed: true, seed: null });
		expect(json.policy).toEqual({ ...DEFAULT_POLICY, attempts: 2, decay: 0.5 });
		expect(json.links.attempts).toBe("/v1/learners/ann/attempts");
		const { grade, ...links } = json.links;
		expect(grade).toBe(`/v1/scenarios/${json.id}/grade`);
		expect((await call(json.links.self, { token: ann.token })).json).toEqual({ ...json, links });
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
		const token = await serverKey();
		const { json } = await make(policy, token);
		expect(json.policy).toEqual(policy);
		const practice = await scenario({ template: "three-way", seed: undefined, learnerId: "ann" }, token);
		expect(practice.policy).toBeNull();
		expect(json.id.length - practice.id.length).toBeLessThan(32);
	});

	it("is made with a server key only", async () => {
		expectProblem(await make({}, (await tenantLearner("ann")).token), 403, "server-key-required");
		const learner = await anonymousLearner();
		const own = { body: { learnerId: learner.id, policy: {} } };
		expectProblem(await call("/v1/scenarios", { ...own, token: learner.token }), 403, "server-key-required");
		expectProblem(await call("/v1/scenarios", own), 401, "credential-required");
	});

	it("takes no seed", async () => {
		const body = { learnerId: "ann", policy: {}, seed: 5 };
		const reply = await call("/v1/scenarios", { body, token: await serverKey() });
		expectProblem(reply, 422, "policy-takes-no-seed");
		expect(reply.json.errors).toEqual([{ pointer: "/seed", detail: expect.stringContaining("Leave `seed` out") }]);
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

	it("is not graded for practice by its learner", async () => {
		const { ann, id, right } = await assessed();
		const reply = await call(`/v1/scenarios/${id}/grade`, { body: { answers: right }, token: ann.token });
		expectProblem(reply, 403, "scenario-assessed");
	});

	it("shows its solution to its teacher at any time, in pictures too, and to no other tenant's", async () => {
		const { ann, id, right } = await assessed({ showSolution: "never" });
		const grade = async (tenant: string) =>
			call(`/v1/scenarios/${id}/grade`, { body: { answers: {} }, token: await serverKey(tenant) });
		const { status, json } = await grade("acme");
		expect(status).toBe(200);
		const keys = Object.entries<Json>(json.blanks).map(([blank, { expected }]) => [blank, expected]);
		expect(Object.fromEntries(keys)).toEqual(right);
		expect((await call(json.links.diagram, { token: await serverKey() })).status).toBe(200);
		expectProblem(await grade("other"), 403, "scenario-bound-to-another-learner");
		expect((await submit(ann, id, right)).json).toMatchObject({ solution: "withheld", attemptsLeft: 2 });
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

const SAYS_NOTHING = ["verdict", "points", "max", "given", "skills", "message"];

/** The value, not a part of a longer number or word. */
const standingAlone = (text: string) => new RegExp(`(?<![\\w.,+-])${text.replaceAll(/[^\w ]/g, "\\$&")}(?![\\w,+])`);

const plain = (value: unknown) => JSON.stringify(value).replaceAll(/^"|"$/g, "");

// What is withheld does not depend on the template, and test/practice/withhold.test.ts holds all of them to it.
describe("before the solution may be seen", () => {
	it.each(oneOfEachSort(1).map((spec) => [spec.template, spec.notation, spec] as const))(
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
