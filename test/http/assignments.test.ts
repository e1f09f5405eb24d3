// Assignments over HTTP: set, seen, changed by several, erased; and who may.
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { AssignmentView } from "../../src/contract/assignment.ts";
import { AssignmentExportView } from "../../src/contract/assignment-export.ts";
import { SECTIONS } from "../../src/http/openapi/document.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { assign, DAY, inMs, objectOf, result, setting, teach, work } from "../support/assignments.ts";
import { serverKey, tenantLearner } from "../support/fixtures.ts";

const post = (body: object) => teach("/v1/assignments", { body });
const patch = (id: string, body: object, headers = {}) =>
	teach(`/v1/assignments/${id}`, { method: "PATCH", body, headers });
const get = (id: string) => teach(`/v1/assignments/${id}`);
const NEVER = `as-${"A".repeat(22)}`;

describe("an assignment", () => {
	it("is answered as it was set, completed, with its path and its ETag", async () => {
		const dueAt = inMs(DAY);
		const reply = await post(
			setting({ dueAt, late: { perDay: 0.1 }, policy: { attempts: 3 }, timeLimitSeconds: 3600 }),
		);
		expect(reply.status).toBe(201);
		const { assignmentId } = reply.json;
		expect(assignmentId).toMatch(/^as-[\w-]{22}$/);
		expect(reply.headers.get("Location")).toBe(`/v1/assignments/${assignmentId}`);
		expect(reply.headers.get("ETag")).toBe('"1"');
		expect(v.parse(AssignmentView, reply.json)).toEqual(reply.json);
		expect(reply.json).toMatchObject({
			revision: 1,
			max: 3,
			items: [
				{ item: 1, type: "scenario", family: "handshake", template: "three-way", points: 1 },
				{ item: 2, type: "question", questionId: "why-four", points: 2 },
			],
			seeds: "per-learner",
			policy: { attempts: 3, keep: "best", showSolution: "after-last-attempt" },
			opensAt: null,
			dueAt,
			closesAt: null,
			late: { perDay: 0.1 },
			timeLimitSeconds: 3600,
			locale: "en",
			forNamed: false,
			remedialOf: null,
			begunAt: null,
		});
		const again = await get(assignmentId);
		expect([again.status, again.json]).toEqual([200, reply.json]);
	});

	it("of shared papers keeps its secrets to itself", async () => {
		const made = await assign({ seeds: "shared" });
		expect(made.seeds).toBe("shared");
		const { assignment } = (await objectOf(made.assignmentId).read()) ?? {};
		const [scenario, question] = assignment?.items ?? [];
		const secret = scenario?.type === "scenario" ? scenario.secret : "";
		expect(secret).toMatch(/^[0-9a-f]{32}$/);
		expect(question).toMatchObject({ seed: expect.any(Number) });
		const said = JSON.stringify([made, (await teach(`/v1/assignments/${made.assignmentId}/export`)).json]);
		expect(said).not.toContain(String(secret));
		expect(said).not.toContain('"seed"');
	});

	it("speaks the language that it is set in, unless it says another", async () => {
		const headers = { "Accept-Language": "zh-CN" };
		expect((await teach("/v1/assignments", { body: setting(), headers })).json.locale).toBe("zh");
		expect((await teach("/v1/assignments", { body: setting({ locale: "en" }), headers })).json.locale).toBe("en");
	});

	it("is another tenant's as if there were none", async () => {
		const { assignmentId } = await assign();
		const token = await serverKey("globex");
		expectProblem(await call(`/v1/assignments/${assignmentId}`, { token }), 404, "assignment-not-found");
		expectProblem(await call(`/v1/assignments/${NEVER}`, { token }), 404, "assignment-not-found");
		expectProblem(await call("/v1/assignments/none", { token }), 404, "assignment-not-found");
	});
});

describe("what cannot be meant is refused, and pointed at", () => {
	it.each<[string, object, number, string, readonly string[]]>([
		["a template that there is not", { items: [{ template: "none" }] }, 422, "unknown-template", ["/items/0/template"]],
		["a skill that there is not", { items: [{ skill: "none" }] }, 422, "unknown-skill", ["/items/0/skill"]],
		["a question that there is not", { items: [{ question: "none" }] }, 422, "unknown-question", ["/items/0/question"]],
		[
			"a wish that the template does not offer",
			{ items: [{ template: "three-way", notation: "symbolic", profile: "linux", ask: ["order"], difficulty: 5 }] },
			422,
			"no-template-matches",
			["/items/0/difficulty"],
		],
		[
			"several, at once",
			{
				items: [
					{ template: "none" },
					{ template: "three-way" },
					{ question: "none" },
					{ template: "three-way", difficulty: 5 },
				],
			},
			422,
			"unknown-template",
			["/items/0/template", "/items/2/question", "/items/3/difficulty"],
		],
		[
			"more beside a question",
			{ items: [{ question: "why-four", difficulty: 2 }] },
			422,
			"invalid-body",
			["/items/0/difficulty"],
		],
		[
			"more items than a paper shows",
			{
				items: [
					{ template: "three-way", times: 15 },
					{ skill: "handshake-flags", times: 6 },
				],
			},
			422,
			"invalid-body",
			["/items/1/times"],
		],
		["no item", { items: [] }, 422, "invalid-body", ["/items"]],
		["a due time in the past", { dueAt: inMs(-DAY) }, 422, "assignment-times-invalid", ["/dueAt"]],
		["a closing time in the past", { closesAt: inMs(-DAY) }, 422, "assignment-times-invalid", ["/closesAt"]],
		[
			"times out of order",
			{ opensAt: inMs(3 * DAY), dueAt: inMs(2 * DAY), closesAt: inMs(DAY) },
			422,
			"assignment-times-invalid",
			["/dueAt", "/closesAt", "/closesAt"],
		],
		["a time that is none", { dueAt: "2026-13-01T00:00:00Z" }, 422, "invalid-body", ["/dueAt"]],
		["a learner named twice", { learners: ["a", "b", "a"] }, 422, "invalid-body", ["/learners/2"]],
		["an anonymous learner", { learners: ["a", "anon-b"] }, 422, "learner-id-reserved", ["/learners/1"]],
		["501 learners", { learners: Array.from({ length: 501 }, (_, i) => `s${i}`) }, 422, "invalid-body", ["/learners"]],
		["an empty title", { title: " " }, 422, "invalid-body", ["/title"]],
		[
			"points below nothing",
			{ items: [{ question: "why-four", points: -1 }] },
			422,
			"invalid-body",
			["/items/0/points"],
		],
		["a seed of one's own", { items: [{ template: "three-way", seed: 1 }] }, 422, "invalid-body", ["/items/0/seed"]],
	])("%s", async (_, change, status, code, pointers) => {
		const reply = await post(setting(change));
		expectProblem(reply, status, code as never);
		expect(reply.json.errors.map(({ pointer }: Json) => pointer)).toEqual(pointers);
	});

	it("in the caller's language, each error with its own code", async () => {
		const reply = await teach("/v1/assignments?locale=zh", {
			body: setting({ items: [{ template: "none" }, { question: "none" }] }),
		});
		expect(reply.json.errors).toEqual([
			{ pointer: "/items/0/template", code: "unknown-template", detail: expect.stringContaining("没有名为") },
			{ pointer: "/items/1/question", code: "unknown-question", detail: expect.stringContaining("没有名为") },
		]);
	});
});

describe("a change", () => {
	it("holds, raises the revision, and leaves alone what it does not name", async () => {
		const made = await assign({ dueAt: inMs(DAY), timeLimitSeconds: 600 });
		const closesAt = inMs(2 * DAY);
		const reply = await patch(made.assignmentId, { title: "Week 4", closesAt, dueAt: null, policy: { keep: "last" } });
		expect([reply.status, reply.headers.get("ETag")]).toEqual([200, '"2"']);
		const { policy } = made;
		expect(reply.json).toEqual({
			...made,
			revision: 2,
			title: "Week 4",
			closesAt,
			dueAt: null,
			policy: { ...policy, keep: "last" },
		});
		expect((await get(made.assignmentId)).json).toEqual(reply.json);
	});

	it("of two teachers at once: the second is told, and reads again", async () => {
		const { assignmentId } = await assign();
		const tag = { "If-Match": (await get(assignmentId)).headers.get("ETag") ?? "" };
		const [one, other] = await Promise.all([
			patch(assignmentId, { title: "Ann's" }, tag),
			patch(assignmentId, { title: "Bob's" }, tag),
		]);
		const [won, lost] = one.status === 200 ? [one, other] : [other, one];
		expect(won.status).toBe(200);
		expectProblem(lost, 412, "assignment-changed");
		expect(lost.json.detail).toContain('"2"');
		const now = await get(assignmentId);
		expect(now.json.title).toBe(won.json.title);
		expect((await patch(assignmentId, { title: "Both" }, { "If-Match": now.headers.get("ETag") ?? "" })).status).toBe(
			200,
		);
	});

	it.each<[string, number]>([
		['"1"', 200],
		["*", 200],
		['"7", "1"', 200],
		['W/"1"', 412],
		['"2"', 412],
		['"x"', 412],
		["1", 400],
		['"1" "2"', 400],
	])("with If-Match %s is answered %s at revision 1", async (header, status) => {
		const { assignmentId } = await assign();
		expect((await patch(assignmentId, { title: "Other" }, { "If-Match": header })).status).toBe(status);
	});

	it("of items is taken until a learner begins, and refused then; points may change for ever", async () => {
		const { assignmentId } = await assign();
		const asked = [{ template: "three-way" }, { question: "why-four" }, { template: "simultaneous-open" }];
		expect((await patch(assignmentId, { items: asked })).json.items).toHaveLength(3);
		await work(assignmentId, "ann", [result()]);
		expectProblem(await patch(assignmentId, { items: asked }), 409, "assignment-begun");
		expect((await patch(assignmentId, { points: [5, 5, 10] })).json).toMatchObject({
			max: 20,
			begunAt: expect.any(String),
		});
		const odd = await patch(assignmentId, { points: [5] });
		expect([odd.status, odd.json.errors[0].pointer]).toEqual([422, "/points"]);
	});

	it("is refused where its times cannot be meant, or leave nothing to change", async () => {
		const { assignmentId } = await assign({ opensAt: inMs(DAY) });
		const early = await patch(assignmentId, { dueAt: inMs(DAY / 2) });
		expectProblem(early, 422, "assignment-times-invalid");
		expect(early.json.errors[0].pointer).toBe("/dueAt");
		await patch(assignmentId, { dueAt: inMs(2 * DAY) });
		const late = await patch(assignmentId, { opensAt: inMs(3 * DAY) });
		expect(late.json.errors[0]).toMatchObject({
			pointer: "/opensAt",
			detail: expect.stringContaining("before `dueAt`"),
		});
		expectProblem(await patch(assignmentId, { seeds: "shared" }), 422, "invalid-body");
		expectProblem(await patch(NEVER, { title: "x" }), 404, "assignment-not-found");
	});

	it("that says nothing new of a time which has passed is none of the past", async () => {
		const { assignmentId } = await assign();
		expect((await patch(assignmentId, { closesAt: inMs(-30_000) })).status).toBe(200);
		expect((await patch(assignmentId, { title: "Closed" })).status).toBe(200);
		expectProblem(await patch(assignmentId, { closesAt: inMs(-DAY) }), 422, "assignment-times-invalid");
	});
});

describe("an erased assignment", () => {
	it("is not found, by anything, and is erased by the revision that was read", async () => {
		const { assignmentId } = await assign();
		const path = `/v1/assignments/${assignmentId}`;
		await work(assignmentId, "ann", [result()]);
		expectProblem(await teach(path, { method: "DELETE", headers: { "If-Match": '"9"' } }), 412, "assignment-changed");
		const gone = await teach(path, { method: "DELETE" });
		expect([gone.status, gone.text]).toEqual([204, ""]);
		for (const [method, place] of ABOUT_ONE) {
			const at = place.replace(":assignmentId", assignmentId).replace(":learnerId", "ann");
			const body = BODIES[`${method} ${place}`];
			expectProblem(await teach(at, { method, ...(body && { body }) }), 404, "assignment-not-found");
		}
		expect(await objectOf(assignmentId).take({ learnerId: "ann" as never, handed: [result()] })).toBe("gone");
	});
});

const BODIES: Readonly<Record<string, object>> = {
	"PATCH /v1/assignments/:assignmentId": { title: "x" },
	"PUT /v1/assignments/:assignmentId/learners": { learners: [{ learnerId: "ann" }] },
	"PUT /v1/assignments/:assignmentId/learners/:learnerId": {},
};

/** Addresses of this section about one assignment, by method. */
const ABOUT_ONE = SECTIONS.filter(({ name }) => name === "assignments")
	.flatMap(({ operations }) => Object.keys(operations))
	.filter((place) => place.includes(":assignmentId"))
	.map((place) => place.split(" ") as [method: string, path: string]);

describe("whoever holds no server key", () => {
	it("may do nothing with assignments, and is told why", async () => {
		expect(ABOUT_ONE.length).toBeGreaterThanOrEqual(11);
		const ann = await tenantLearner("ann");
		for (const [method, place] of [["POST", "/v1/assignments"] as const, ...ABOUT_ONE]) {
			const path = place.replace(":assignmentId", NEVER).replace(":learnerId", "ann");
			const body = method === "POST" ? setting() : (BODIES[`${method} ${place}`] ?? {});
			const sent = method === "GET" || method === "DELETE" ? { method } : { method, body };
			expectProblem(await call(path, sent), 401, "credential-required");
			expectProblem(await call(path, { ...sent, token: ann.token }), 403, "server-key-required");
		}
	});
});

describe("the export of an assignment", () => {
	it("has everything, in pages that go on where the one before ended", async () => {
		const { assignmentId } = await assign({ learners: ["cy"] });
		const names = Array.from({ length: 490 }, (_, i) => ({ learnerId: `s-${1000 + i}` }));
		await teach(`/v1/assignments/${assignmentId}/learners`, { method: "PUT", body: { learners: names } });
		const ideas = [{ id: "syn-does-not-consume", confidence: 3 }];
		await work(assignmentId, "cy", [
			result({ ideas, skills: [["handshake-flags", true]] }),
			result({ item: 2, share: 0.5 }),
		]);
		const pages: Json[] = [];
		for (let cursor = ""; pages.length === 0 || cursor !== ""; ) {
			const page = (await teach(`/v1/assignments/${assignmentId}/export${cursor && `?cursor=${cursor}`}`)).json;
			expect(v.parse(AssignmentExportView, page)).toEqual(page);
			pages.push(page);
			cursor = page.nextCursor ?? "";
		}
		expect(pages.length).toBeGreaterThan(1);
		expect(pages.map((page) => "assignment" in page)).toEqual(pages.map((_, i) => i === 0));
		const learners = pages.flatMap((page) => page.learners.map((row: Json) => row.learnerId));
		expect(learners).toEqual(["cy", ...names.map(({ learnerId }) => learnerId)]);
		const results = pages.flatMap((page) => page.results);
		expect(results).toMatchObject([
			{ learnerId: "cy", item: 1, scaled: 1, misconceptions: ideas, skills: [["handshake-flags", true]] },
			{ learnerId: "cy", item: 2, scaled: 0.5 },
		]);
		expectProblem(await teach(`/v1/assignments/${assignmentId}/export?cursor=x`), 400, "invalid-parameter");
	});
});
