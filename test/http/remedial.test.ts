// A follow-up in one call: for whom, about what, and what is refused.
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { RemedialView } from "../../src/contract/remedial.ts";
import { findTemplate } from "../../src/scenario/registry.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { serverKey, tenantLearner } from "../support/fixtures.ts";
import { result, setAssignment, work } from "./given-class.ts";

const SYN = "syn-does-not-consume";

let id = "";
const remedial = async (body: object, token?: string) =>
	call(`/v1/assignments/${id}/remedial`, { body, token: token ?? (await serverKey()) });

const namedIn = async (assignmentId: string) => {
	const { json } = await call(`/v1/assignments/${assignmentId}/gradebook`, { token: await serverKey() });
	return json.items.map(({ learnerId }: Json) => learnerId).sort();
};

beforeEach(async () => {
	({ assignmentId: id } = await setAssignment(["ann", "bob", "cyd", "dan"]));
	await work(id, "ann", [result(1, 1, [`-${SYN}`], { skills: [["handshake-flags", true]] })]);
	await work(id, "bob", [result(1, 0, [`${SYN} 3`], { skills: [["handshake-flags", false]] })]);
	await work(id, "cyd", [result(1, 0, [SYN])]);
});

describe("a follow-up", () => {
	it("is an assignment for those who hold the idea, about it, to practise with", async () => {
		const { status, json, headers } = await remedial({ misconception: SYN });
		expect([status, v.safeParse(RemedialView, json).issues]).toEqual([201, undefined]);
		expect(json).toMatchObject({
			title: "Once more: Week 3",
			named: 2,
			forNamed: true,
			remedialOf: { assignmentId: id, misconception: SYN },
			policy: { attempts: 3, showSolution: "always", keep: "best" },
			seeds: "per-learner",
		});
		expect(headers.get("Location")).toBe(json.links.self);
		expect(await namedIn(json.assignmentId)).toEqual(["bob", "cyd"]);
		expect(json.items).toHaveLength(5);
		const templates = new Set<string>(json.items.flatMap(({ template }: Json) => template ?? []));
		expect(templates.size).toBeLessThanOrEqual(3);
		for (const template of templates) expect(findTemplate(template)?.misconceptions).toContain(SYN);
		expect((await call(json.links.self, { token: await serverKey() })).json.assignmentId).toBe(json.assignmentId);
	});

	it("about a skill is for those who failed it last", async () => {
		const { json } = await remedial({ skill: "handshake-flags", items: 3 });
		expect(json).toMatchObject({ named: 1, remedialOf: { skill: "handshake-flags" } });
		expect(json.items).toHaveLength(3);
		expect(await namedIn(json.assignmentId)).toEqual(["bob"]);
	});

	it("is for those who are named instead, each once", async () => {
		const { json } = await remedial({ misconception: "no-wrap", learners: ["dan", "ann", "dan"] });
		expect(await namedIn(json.assignmentId)).toEqual(["ann", "dan"]);
		expect(json.named).toBe(2);
	});

	it("is set as was wished for", async () => {
		const dueAt = new Date(Date.now() + 86_400_000).toISOString();
		const wish = {
			title: "Again",
			items: 1,
			policy: { attempts: 1 },
			dueAt,
			timeLimitSeconds: 600,
			difficulty: 1,
			locale: "zh",
		};
		const { json } = await remedial({ misconception: SYN, ...wish });
		expect(json).toMatchObject({ title: "Again", dueAt, timeLimitSeconds: 600, locale: "zh" });
		expect(json.policy).toMatchObject({ attempts: 1, showSolution: "always" });
		expect(json.items).toMatchObject([{ difficulty: 1 }]);
	});

	it("has a title in its own language that tells nobody why they have it", async () => {
		const { json } = await remedial({ misconception: SYN, locale: "zh" });
		expect(json.title).toBe("巩固练习：Week 3");
	});

	it("of a follow-up follows that one", async () => {
		const { json: first } = await remedial({ misconception: SYN });
		await work(first.assignmentId, "bob", [result(1, 0, [SYN])]);
		id = first.assignmentId;
		const { json } = await remedial({ misconception: SYN });
		expect(json).toMatchObject({ named: 1, remedialOf: { assignmentId: first.assignmentId } });
	});
});

describe("a follow-up is refused", () => {
	it("where nobody needs it, with what to do", async () => {
		const held = await remedial({ misconception: "no-time-wait" });
		expectProblem(held, 409, "nobody-needs-it");
		expect(held.json.detail).toContain("`learners`");
		expectProblem(await remedial({ skill: "time-wait" }), 409, "nobody-needs-it");
	});

	const REFUSED = [
		["an idea that there is not", { misconception: "flat-earth" }, "unknown-misconception", "/misconception"],
		["a skill that there is not", { skill: "juggling" }, "unknown-skill", "/skill"],
		[
			"a learner of another assignment",
			{ misconception: SYN, learners: ["bob", "zoe"] },
			"unknown-learner",
			"/learners/1",
		],
		[
			"a due time in the past",
			{ misconception: SYN, dueAt: "2020-01-01T00:00:00Z" },
			"assignment-times-invalid",
			"/dueAt",
		],
		["nothing to be about", {}, "invalid-body", ""],
		["two things to be about", { misconception: SYN, skill: "handshake-flags" }, "invalid-body", ""],
		["no learner", { misconception: SYN, learners: [] }, "invalid-body", "/learners"],
		["eleven items", { misconception: SYN, items: 11 }, "invalid-body", "/items"],
		["what it does not take", { misconception: SYN, seeds: "shared" }, "invalid-body", "/seeds"],
	] as const;

	it("where it cannot be meant, and pointed at", async () => {
		for (const [what, body, code, pointer] of REFUSED) {
			const reply = await remedial(body);
			expectProblem(reply, 422, code);
			expect(reply.json.errors[0].pointer, what).toBe(pointer);
		}
	});

	it("to whoever is not the tenant's server", async () => {
		expectProblem(
			await call(`/v1/assignments/${id}/remedial`, { body: { misconception: SYN } }),
			401,
			"credential-required",
		);
		const { token } = await tenantLearner("bob");
		expectProblem(await remedial({ misconception: SYN }, token), 403, "server-key-required");
		expectProblem(await remedial({ misconception: SYN }, await serverKey("other")), 404, "assignment-not-found");
	});

	it("and leaves no assignment behind", async () => {
		const before = await namedIn(id);
		await remedial({ misconception: SYN, learners: ["zoe"] });
		expect(await namedIn(id)).toEqual(before);
	});
});
