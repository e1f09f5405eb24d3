// The end of a learner: what is gone, whose credentials are dead, and who may begin anew.
import { describe, expect, it } from "vitest";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import { call, expectProblem, type Reply } from "../support/api.ts";
import {
	anonymousLearner,
	attemptQuestion,
	rightAnswers,
	scenario,
	serverKey,
	submit,
	type TestLearner,
	tenantLearner,
} from "../support/fixtures.ts";

const erase = (id: string, token: string) => call(`/v1/learners/${id}`, { method: "DELETE", token });
const progress = ({ id, token }: TestLearner) => call(`/v1/learners/${id}/progress`, { token });

const ANSWER = { questionId: "why-four", answer: "app" };
const BODIES: Readonly<Record<string, object>> = {
	attempts: ANSWER,
	"attempts:batch": { attempts: [{ ...ANSWER, idempotencyKey: "k" }] },
};
/** Everything about one learner but the erasure itself, by method and path. */
const ABOUT_LEARNERS = SECTIONS.flatMap(({ operations }) => Object.keys(operations))
	.filter((place) => place.includes(" /v1/learners/:learnerId/"))
	.map(
		(place) =>
			documentedPath(place).replace("{learnerId}", ":learnerId").replace("{number}", "1").split(" ") as [
				method: string,
				path: string,
			],
	);

function expectErased(reply: Reply, what: string): void {
	expect([what, reply.status, reply.json?.code]).toEqual([what, 401, "learner-erased"]);
	expectProblem(reply, 401, "learner-erased");
	expect(reply.headers.get("WWW-Authenticate")).toContain('error="invalid_token"');
}

/** With an attempt, a hint that was taken, and a scenario of its own. */
async function known(learner: TestLearner) {
	await attemptQuestion(learner);
	const own = await scenario({ learnerId: learner.id }, learner.token);
	const blank = own.blanks[0].id;
	await call(`/v1/scenarios/${own.id}/hints`, { body: { blank }, token: learner.token });
	return { learner, own, blank };
}

describe.each([
	["of a tenant", () => tenantLearner("ann")],
	["without a tenant", anonymousLearner],
])("a learner %s that erased itself", (_, make) => {
	it("is told so at every address that is about it", async () => {
		const { learner } = await known(await make());
		const { status, text } = await erase(learner.id, learner.token);
		expect([status, text]).toEqual([204, ""]);
		for (const [method, path] of ABOUT_LEARNERS) {
			const body = method === "POST" ? { body: BODIES[path.split("/").at(-1) ?? ""] ?? {} } : {};
			const headers = { "Idempotency-Key": "k" };
			const asked = path.replace(":learnerId", learner.id);
			expectErased(await call(asked, { method, token: learner.token, headers, ...body }), `${method} ${path}`);
		}
	});

	it("neither makes, sees nor works at scenarios of its own, nor is anything else done in its name", async () => {
		const { learner, own, blank } = await known(await make());
		const { proof } = (await call(`/v1/scenarios/${own.id}/grade`, { body: { answers: {} }, token: learner.token }))
			.json;
		await erase(learner.id, learner.token);
		const asked: readonly (readonly [string, object?])[] = [
			["/v1/scenarios", { learnerId: learner.id }],
			[`/v1/scenarios/${own.id}`],
			[`/v1/scenarios/${own.id}/validate`, { answers: {} }],
			[`/v1/scenarios/${own.id}/grade`, { answers: {} }],
			[`/v1/scenarios/${own.id}/hints`, { blank }],
			[`/v1/scenarios/${own.id}/diagram.svg`],
			[`/v1/scenarios/${own.id}/diagram.html?proof=${proof}`],
			[`/v1/scenarios/${own.id}/capture.pcap`],
			["/v1/quizzes?n=2"],
			["/v1/questions/why-four/grade", { answer: "app" }],
		];
		for (const [path, body] of asked)
			expectErased(await call(path, { token: learner.token, ...(body && { body }) }), path);
	});

	it("erases itself again as often as it likes, and nobody else", async () => {
		const learner = await make();
		await attemptQuestion(learner);
		for (let i = 0; i < 3; i++) expect((await erase(learner.id, learner.token)).status).toBe(204);
		expectProblem(await erase("bob", learner.token), 404, "learner-not-found");
	});

	it("gets no answer to what it submitted before, and leaves nothing of what is still on its way", async () => {
		const learner = await make();
		const { id } = await scenario();
		const answers = await rightAnswers(id);
		expect((await submit(learner, id, answers, "same")).status).toBe(201);
		const racing = await Promise.all([
			...Array.from({ length: 4 }, () => submit(learner, id, answers)),
			erase(learner.id, learner.token),
			...Array.from({ length: 4 }, () => submit(learner, id, answers)),
		]);
		expect(racing.map(({ status }) => status).filter((status) => ![201, 204, 401].includes(status))).toEqual([]);
		expectErased(await submit(learner, id, answers, "same"), "a replay");
		expectErased(await progress(learner), "progress");
	});
});

describe("a tenant's learner that was erased", () => {
	it("is not found by the server key, and begins anew with a token that was minted after", async () => {
		const before = await tenantLearner("ann");
		await attemptQuestion(before);
		expect((await erase("ann", await serverKey())).status).toBe(204);
		const after = await tenantLearner("ann");
		expectProblem(await call("/v1/learners/ann/progress", { token: await serverKey() }), 404, "learner-not-found");
		expect((await progress(after)).json.totals.attempts).toBe(0);
		await attemptQuestion(after);
		expect((await progress(after)).json.totals.attempts).toBe(1);
		expectErased(await progress(before), "the token of before");
		// Of which one more use must not cost the new learner what it has.
		expect((await erase("ann", before.token)).status).toBe(204);
		expect((await progress(after)).json.totals.attempts).toBe(1);
	});

	it("is worked for by the server key at once: what it sends is of after", async () => {
		await attemptQuestion(await tenantLearner("ann"));
		const token = await serverKey();
		await erase("ann", token);
		await attemptQuestion({ id: "ann", token });
		expect((await call("/v1/learners/ann/progress", { token })).json.totals.attempts).toBe(1);
	});

	it("is another one than that of the same id in another tenant", async () => {
		const [here, there] = [await tenantLearner("ann"), await tenantLearner("ann", "other")];
		for (const learner of [here, there]) await attemptQuestion(learner);
		expect((await erase("ann", await serverKey("other"))).status).toBe(204);
		expect((await progress(here)).json.totals.attempts).toBe(1);
		expectErased(await progress(there), "the other tenant's");
	});

	it("takes tokens along that were minted though nothing was recorded, at every erasure", async () => {
		for (let i = 0; i < 2; i++) {
			const learner = await tenantLearner("never-was");
			expect((await erase("never-was", await serverKey())).status).toBe(204);
			expectErased(await progress(learner), `erasure ${i + 1}`);
		}
	});
});

describe("an erasure", () => {
	it("is answered once the next second has begun", async () => {
		const { id, token } = await anonymousLearner();
		const askedS = Math.floor(Date.now() / 1000);
		await erase(id, token);
		expect(Math.floor(Date.now() / 1000)).toBeGreaterThan(askedS);
	});

	it("is nobody's to ask for without a credential, nor a server key's of an anonymous learner", async () => {
		const learner = await anonymousLearner();
		await attemptQuestion(learner);
		const path = `/v1/learners/${learner.id}`;
		expectProblem(await call(path, { method: "DELETE" }), 401, "credential-required");
		expectProblem(await erase(learner.id, "forged"), 401, "credential-invalid");
		expectProblem(await erase(learner.id, await serverKey()), 422, "learner-id-reserved");
		expectProblem(await erase(learner.id, (await anonymousLearner()).token), 404, "learner-not-found");
		expectProblem(await call(`${path}?all=yes`, { method: "DELETE", token: learner.token }), 400, "invalid-parameter");
		expect((await progress(learner)).json.totals.attempts).toBe(1);
	});

	it("cannot be undone by a new token for an anonymous learner", async () => {
		const { id, token } = await anonymousLearner();
		const renewed = (await call(`/v1/learners/${id}/tokens`, { method: "POST", token })).json.token;
		await erase(id, token);
		for (const credential of [token, renewed])
			expectErased(await call(`/v1/learners/${id}/tokens`, { method: "POST", token: credential }), "renewal");
	});
});
