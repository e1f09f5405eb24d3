// Statistics and the map of misconceptions over HTTP: from results as they come to what a teacher reads.
import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { MisconceptionMapView } from "../../src/contract/misconception-map.ts";
import { StatisticsView } from "../../src/contract/statistics.ts";
import { readMarkup } from "../render/well-formed.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { serverKey, tenantLearner } from "../support/fixtures.ts";
import { result, setAssignment, work } from "./given-class.ts";

const SYN = "syn-does-not-consume";
const WAIT = "no-time-wait";

/** Strict: a field that the contract does not know is a fault. */
const fits = (schema: v.GenericSchema, json: Json) => v.safeParse(schema, json).issues?.map(({ message }) => message);

const get = async (path: string, token?: string) => call(path, { token: token ?? (await serverKey()) });

let id = "";
const at = (path: string) => `/v1/assignments/${id}/${path}`;

/** Of which three are done, one is working, one has not begun and one is excused. */
async function someClass(): Promise<void> {
	({ assignmentId: id } = await setAssignment(["ann", "bob", "cyd", "dan", "eve", "fay"], {
		dueAt: new Date(Date.now() + 3_600_000).toISOString(),
	}));
	await work(id, "ann", [result(1, 1, [`-${SYN}`]), result(2, 1, [`-${SYN}`, `-${WAIT}`]), result(3, 1)]);
	await work(id, "bob", [result(1, 0.5, [`${SYN} 3`]), result(2, 1, [`-${WAIT}`]), result(1, 1)]);
	await work(id, "cyd", [result(1, 0.25, [SYN]), result(2, 0, [WAIT], { seconds: 180 })]);
	await work(id, "dan", [result(1, 1, [`-${SYN}`])], false);
	await call(`/v1/assignments/${id}/learners/fay`, {
		method: "PUT",
		body: { excused: true },
		token: await serverKey(),
	});
}

describe("statistics", () => {
	beforeEach(someClass);

	it("are of first attempts of those who are done, in points, what was not answered 0", async () => {
		const { status, json } = await get(at("statistics"));
		expect([status, fits(StatisticsView, json)]).toEqual([200, undefined]);
		expect(json.learners).toEqual({ counted: 3, working: 1, notBegun: 1, excused: 1 });
		// Totals: ann 2 + 1 + 1, bob 1 + 1 + 0, cyd 0.5.
		expect(json.paper).toMatchObject({ max: 4, mean: 2.1667, median: 2, lowest: 0.5, highest: 4 });
		expect(json.paper.histogram).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
		expect(json.items[0]).toMatchObject({
			name: "Three-way handshake",
			points: 2,
			tried: 4,
			unanswered: 0,
			facility: 0.5833,
			misconceptions: [{ id: SYN, title: "A SYN takes no sequence number", learners: 2, share: 0.5 }],
		});
		expect(json.items[1]).toMatchObject({
			tried: 3,
			facility: 0.6667,
			meanSeconds: 100,
			medianSeconds: 60,
			lateShare: 0,
		});
		expect(json.items[2]).toMatchObject({ tried: 1, unanswered: 2, facility: 0.3333 });
	});

	it("are in the language that is asked for", async () => {
		const { json } = await get(at("statistics?locale=zh"));
		expect(json.items[0].misconceptions[0].title).toBe("认为 SYN 不占用序号");
		expect(json.items[2].name).toMatch(/\p{Script=Han}/u);
	});

	it("of an assignment without results say so without a number", async () => {
		const { assignmentId } = await setAssignment(["ann"]);
		const { json } = await get(`/v1/assignments/${assignmentId}/statistics`);
		expect(fits(StatisticsView, json)).toBeUndefined();
		expect([json.learners.notBegun, json.paper.mean, json.items[0].facility]).toEqual([1, null, null]);
	});
});

describe("the map of misconceptions", () => {
	beforeEach(someClass);

	it("says who holds what, how surely, in which items, what shows it, and that in a sentence", async () => {
		const { status, json } = await get(at("misconceptions"));
		expect([status, fits(MisconceptionMapView, json)]).toEqual([200, undefined]);
		expect(json).toMatchObject({ learners: 4, holding: 2, locale: "en" });
		expect(json.summary).toBe(
			"2 of 4 learners hold at least one of 2 wrong ideas that showed. First to look at: “A SYN takes no sequence number”.",
		);
		expect(json.ideas.map((idea: Json) => idea.id)).toEqual([SYN, WAIT]);
		expect(json.ideas[0]).toMatchObject({
			held: 2,
			showed: 2,
			met: 4,
			share: 0.5,
			confidence: { mean: 3, certain: 1, fairlySure: 0, guessed: 0, unsaid: 1 },
			weight: 5,
			items: [{ item: 1, name: "Three-way handshake", showed: 2, met: 4 }],
			learners: [
				{ learnerId: "bob", confidence: 3, items: [1] },
				{ learnerId: "cyd", confidence: null, items: [1] },
			],
		});
		expect(json.ideas[0].summary).toBe(
			"2 of 4 who met it hold this idea: “A SYN takes no sequence number”. 1 of them is certain of it.",
		);
	});

	it("shows each idea in a scenario that a teacher can open", async () => {
		const { json } = await get(at("misconceptions"));
		const [{ example }] = json.ideas;
		const made = await call("/v1/scenarios", { body: example.scenario });
		expect(made.status).toBe(201);
		const blank = made.json.blanks.find(({ label }: Json) => label === example.asked);
		const graded = await call(`/v1/scenarios/${made.json.id}/grade`, {
			body: { answers: { [blank.id]: example.believed } },
		});
		expect(graded.json.blanks[blank.id]).toMatchObject({ verdict: "wrong" });
		expect(String(graded.json.blanks[blank.id].expected)).toBe(example.right);
	});

	it("can be shown to the class: without learners", async () => {
		const { json, text } = await get(at("misconceptions?learners=false"));
		expect(fits(MisconceptionMapView, json)).toBeUndefined();
		expect(text).not.toMatch(/learnerId|bob|cyd/);
		expect(json.ideas[0].held).toBe(2);
	});

	it("can be had of one idea, in Chinese", async () => {
		const { json } = await get(at(`misconceptions?misconception=${WAIT}&locale=zh`));
		expect(json.ideas.map((idea: Json) => [idea.id, idea.learners.map((one: Json) => one.learnerId)])).toEqual([
			[WAIT, ["cyd"]],
		]);
		expect(json.ideas[0].summary).toBe("做到相关内容的 3 人中，有 1 人有这一误解：认为没有 TIME-WAIT。");
	});

	it("forgets an idea that later answers to two items contradict, and keeps that it showed", async () => {
		await work(id, "cyd", [result(2, 1, [`-${SYN}`]), result(3, 1, [`-${SYN}`])], false);
		const { json } = await get(at(`misconceptions?misconception=${SYN}`));
		expect(json.ideas[0]).toMatchObject({ held: 1, showed: 2, learners: [{ learnerId: "bob" }] });
	});

	it("leaves out who is excused, and counts them again when they are not", async () => {
		const token = await serverKey();
		const excuse = (excused: boolean) => call(at("learners/bob"), { method: "PUT", body: { excused }, token });
		await excuse(true);
		expect((await get(at(`misconceptions?misconception=${SYN}`))).json.ideas[0]).toMatchObject({ held: 1, met: 3 });
		await excuse(false);
		expect((await get(at(`misconceptions?misconception=${SYN}`))).json.ideas[0]).toMatchObject({ held: 2, met: 4 });
	});

	it("is drawn, without names", async () => {
		const reply = await get(at("misconceptions.svg?locale=en"));
		expect([reply.status, reply.headers.get("Content-Type")]).toEqual([200, "image/svg+xml; charset=utf-8"]);
		expect(reply.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
		expect(reply.headers.get("Cache-Control")).toBe("no-store");
		const { faults, texts } = readMarkup(reply.text);
		expect(faults).toEqual([]);
		expect(texts).toEqual(
			expect.arrayContaining(["Misconceptions: Week 3", "A SYN takes no sequence number", "2 of 4"]),
		);
		expect(reply.text).not.toMatch(/bob|cyd/);
	});

	it("of a class without results is empty", async () => {
		const { assignmentId } = await setAssignment([]);
		const { json } = await get(`/v1/assignments/${assignmentId}/misconceptions`);
		expect(json).toMatchObject({ learners: 0, holding: 0, ideas: [], summary: "There are no results yet." });
		expect((await get(`/v1/assignments/${assignmentId}/misconceptions.svg`)).text).toContain(
			"There are no results yet.",
		);
	});
});

describe.each(["statistics", "misconceptions", "misconceptions.svg"])("%s", (path) => {
	beforeEach(async () => {
		({ assignmentId: id } = await setAssignment([]));
	});

	it("are for the server key of the tenant alone", async () => {
		expectProblem(await call(at(path)), 401, "credential-required");
		expectProblem(await get(at(path), (await tenantLearner("ann")).token), 403, "server-key-required");
		expectProblem(await get(at(path), await serverKey("other")), 404, "assignment-not-found");
	});

	it("refuse what they do not take", async () => {
		expectProblem(await get(at(`${path}?sort=x`)), 400, "invalid-parameter");
		expectProblem(await get(`/v1/assignments/as-x/${path}`), 404, "assignment-not-found");
	});
});

it("an idea that there is not is refused", async () => {
	({ assignmentId: id } = await setAssignment([]));
	const reply = await get(at("misconceptions?misconception=flat-earth"));
	expectProblem(reply, 422, "unknown-misconception");
	expect(reply.json.errors[0].parameter).toBe("misconception");
});
