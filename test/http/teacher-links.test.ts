// Links to the teacher's page: what they show, and that they open nothing else.
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { RemedialView } from "../../src/contract/remedial.ts";
import { TeacherLink } from "../../src/contract/teacher-link.ts";
import { call, expectProblem } from "../support/api.ts";
import { assign, teach } from "../support/assignments.ts";
import { serverKey, tenantLearner } from "../support/fixtures.ts";
import { result, setAssignment, work } from "./given-class.ts";

let id = "";
let token = "";

async function mint(assignmentId: string, body: object = {}) {
	const { status, json } = await teach(`/v1/assignments/${assignmentId}/teacher-links`, { body });
	expect(status).toBe(201);
	return json;
}

beforeEach(async () => {
	({ assignmentId: id } = await setAssignment(["ann", "bob"]));
	({ token } = await mint(id));
});

describe("a teacher's link", () => {
	it("names the page with the token behind the fragment, and when it ends: in a week unless said otherwise", async () => {
		const link = await mint(id);
		expect(v.safeParse(TeacherLink, link).issues).toBeUndefined();
		expect(link.path).toBe(`/teach/${id}#${link.token}`);
		expect(Date.parse(link.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
		const short = await mint(id, { expiresInSeconds: 300 });
		expect(Date.parse(short.expiresAt) - Date.now()).toBeLessThan(301_000);
	});

	const OF_ITS_CLASS = [
		"",
		"/gradebook",
		"/gradebook.csv",
		"/statistics",
		"/misconceptions",
		"/misconceptions.svg",
		"/learners/ann",
	];

	it("shows all of its class that is to be read", async () => {
		for (const what of OF_ITS_CLASS)
			expect((await call(`/v1/assignments/${id}${what}`, { token })).status, what).toBe(200);
	});

	it("makes a follow-up, whose link comes with it and works as long", async () => {
		await work(id, "ann", [result(1, 0, ["syn-does-not-consume"])]);
		const made = await call(`/v1/assignments/${id}/remedial`, {
			token,
			body: { misconception: "syn-does-not-consume" },
		});
		expect([made.status, v.safeParse(RemedialView, made.json).issues]).toEqual([201, undefined]);
		const { teacherLink, assignmentId } = made.json;
		expect((await call(`/v1/assignments/${assignmentId}/gradebook`, { token: teacherLink.token })).status).toBe(200);
		expect((await call(`/v1/assignments/${assignmentId}/gradebook`, { token })).status).toBe(403);
		const withKey = await teach(`/v1/assignments/${id}/remedial`, { body: { misconception: "syn-does-not-consume" } });
		expect(withKey.json.teacherLink).toBeUndefined();
	});

	const CHANGES = [
		["PATCH", "", { title: "Mine" }],
		["DELETE", "", undefined],
		["GET", "/export", undefined],
		["PUT", "/learners", { learners: [{ learnerId: "eve" }] }],
		["PUT", "/learners/ann", { attempts: 9 }],
		["DELETE", "/learners/ann", undefined],
		["POST", "/learners/ann/reset", undefined],
		["POST", "/regrade", undefined],
		["POST", "/teacher-links", {}],
	] as const;

	it("changes nothing of it", async () => {
		for (const [method, what, body] of CHANGES) {
			const reply = await call(`/v1/assignments/${id}${what}`, { method, token, ...(body && { body }) });
			expectProblem(reply, 403, "server-key-required");
			expect(reply.json.detail, `${method} ${what}`).toContain("teacher's link");
		}
	});

	const ELSEWHERE = [
		"/v1/assignments",
		"/v1/tenant",
		"/v1/learners",
		"/v1/learners/ann/progress",
		"/v1/catalogue",
		"/v1/webhooks",
	];

	it("opens nothing else", async () => {
		for (const path of ELSEWHERE) expectProblem(await call(path, { token }), 403, "server-key-required");
	});

	it("opens no other assignment, also not one whose id begins like its own", async () => {
		const other = await assign();
		expectProblem(await call(`/v1/assignments/${other.assignmentId}`, { token }), 403, "server-key-required");
		expectProblem(await call(`/v1/assignments/${id}x/gradebook`, { token }), 403, "server-key-required");
		expectProblem(
			await call(`/v1/assignments/${id}/../${other.assignmentId}/gradebook`, { token }),
			403,
			"server-key-required",
		);
	});

	it("that was forged or garbled is refused", async () => {
		const [, payload = "", mac = ""] = token.split(".");
		const forged = btoa(JSON.stringify(["acme", "as-AAAAAAAAAAAAAAAAAAAAAA", "k", 4_000_000_000])).replace(/=+$/, "");
		for (const bad of [`tl1.${forged}.${mac}`, `tl1.${payload}`, "tl1.", `${token}x`, `sk1.${payload}.${mac}`])
			expectProblem(await call(`/v1/assignments/${id}`, { token: bad }), 401, "credential-invalid");
	});

	it("is for a server key alone to mint, of an assignment that there is", async () => {
		const { token: learner } = await tenantLearner("ann");
		const path = `/v1/assignments/${id}/teacher-links`;
		expectProblem(await call(path, { body: {}, token: learner }), 403, "server-key-required");
		expectProblem(await call(path, { body: {} }), 401, "credential-required");
		const none = "/v1/assignments/as-AAAAAAAAAAAAAAAAAAAAAA/teacher-links";
		expectProblem(await call(none, { body: {}, token: await serverKey() }), 404, "assignment-not-found");
		expectProblem(await teach(path, { body: { expiresInSeconds: 1 } }), 422, "invalid-body");
	});
});
