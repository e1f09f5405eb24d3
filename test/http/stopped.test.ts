// Whole rounds of the two kinds that stop the timeline, as a client sees them.
import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, type Policy } from "../../src/contract/policy.ts";
import { CUT_KINDS } from "../../src/exercise/kinds/registry.ts";
import type { ExerciseSpec } from "../../src/exercise/spec.ts";
import { call, expectProblem, type Json } from "../support/api.ts";
import { learnerName, rightAnswers, scenario, sealed, submit, tenantLearner } from "../support/fixtures.ts";

const make = (body: Json) => call("/v1/scenarios", { body });
const grade = async (id: string, answer: unknown) =>
	(await call(`/v1/scenarios/${id}/grade`, { body: { answers: { b1: answer } } })).json;

describe("a scenario that asks for the next segment", () => {
	const wish = { template: "client-closes-first", seed: 5, ask: ["next-segment"], notation: "raw" };

	it("shows one blank in the last step, and how an answer is written", async () => {
		const { status, json } = await make(wish);
		expect(status).toBe(201);
		expect(json.blanks).toMatchObject([{ id: "b1", kind: "next-segment", points: 3 }]);
		expect(json.maxPoints).toBe(3);
		const ref = { blank: "b1" };
		expect(json.timeline.at(-1).segment).toMatchObject({ flags: ref, seq: ref, ack: ref, fate: "in-flight" });
		expect(json.answerSchema.properties.b1).toMatchObject({
			type: "object",
			properties: { flags: { type: "array" }, seq: { type: "integer" }, ack: { anyOf: expect.any(Array) } },
			additionalProperties: false,
		});
		expect((await call(`/v1/scenarios/${json.id}?locale=zh`)).json.blanks[0].label).toMatch(/接下来发送的报文段/);
	});

	it("gives three points for an object or a line, and shows the whole exchange", async () => {
		const { json } = await make(wish);
		const { b1: key } = (await rightAnswers(json.id)) as Json;
		expect(key).toEqual({ flags: expect.any(Array), seq: expect.any(Number), ack: expect.any(Number) });
		for (const answer of [key, `[${key.flags}] Seq=${key.seq} Ack=${key.ack} Win=64240 Len=0`]) {
			const result = await grade(json.id, answer);
			expect(result.score).toEqual({ points: 3, max: 3, scaled: 1 });
			expect(Object.keys(result.blanks)).toEqual(["b1"]);
			expect(result.timeline.length).toBeGreaterThanOrEqual(json.timeline.length);
			expect(JSON.stringify(result.timeline)).not.toContain('"blank"');
		}
	});

	it("tells part by part what is right, and explains only what is not", async () => {
		const { json } = await make(wish);
		const { b1: key } = (await rightAnswers(json.id)) as Json;
		const { blanks } = await grade(json.id, { ...key, ack: key.ack + 8 });
		expect(blanks.b1).toMatchObject({
			verdict: "partly",
			points: 2,
			parts: { flags: { verdict: "correct" }, seq: { verdict: "correct" }, ack: { verdict: "wrong" } },
			expected: key,
		});
		expect(blanks.b1.explanation).toMatch(/ack = /);
		expect(blanks.b1.explanation).not.toMatch(/seq = /);
	});

	it.each([
		[{ flags: "SYN", seq: 4_294_967_296 }, /^Sequence number: The number is outside 32 bits/],
		["SYN seq=1 ack=4294967296", /^Acknowledgment number: The number is outside 32 bits/],
		[{ flags: "FUN" }, /^Flags: /],
		[{ flags: ["SYN"], seq: true }, /^Sequence number: /],
		[{ flags: { SYN: 1 } }, /^Flags: /],
		[{ flag: "SYN" }, /cannot be told apart/],
		["ACK=1", /could be the flag or the number/],
		[["SYN", 1, 2], /not a list/],
		[7, /bare number/],
	])("finds %j unreadable before and after grading, and it blocks nothing else", async (answer, message) => {
		const { json } = await make(wish);
		const check = await call(`/v1/scenarios/${json.id}/validate`, { body: { answers: { b1: answer } } });
		expect(check.json).toMatchObject({ readable: false, blanks: { b1: { status: "unreadable" } } });
		expect(check.json.blanks.b1.message).toMatch(message);
		const result = await grade(json.id, answer);
		expect(result).toMatchObject({ gradable: false, blanks: { b1: { verdict: "unreadable", points: 0 } } });
	});

	it("knows no parts as blanks of their own", async () => {
		const { json } = await make(wish);
		const answers = { "b1.seq": 1 };
		expectProblem(await call(`/v1/scenarios/${json.id}/grade`, { body: { answers } }), 422, "unknown-blank");
		expectProblem(await call(`/v1/scenarios/${json.id}/hints`, { body: { blank: "b1.seq" } }), 422, "unknown-blank");
		for (const level of [1, 2, 3])
			expect((await call(`/v1/scenarios/${json.id}/hints`, { body: { blank: "b1", level } })).status).toBe(200);
	});
});

describe("a scenario that asks for an order", () => {
	const wish = { template: "three-way", seed: 5, ask: ["order"] };

	it("hides the events that it lists, and takes ids in a list or in a line", async () => {
		const { status, json } = await make(wish);
		expect(status).toBe(201);
		expect(json.timeline).toEqual([]);
		const ids = json.blanks[0].choices.map(({ id }: Json) => id);
		expect(ids).toEqual(["a", "b", "c", "d"]);
		expect(json.answerSchema.properties.b1).toMatchObject({ type: "array", items: { enum: ids }, minItems: 4 });
		const { b1: key } = (await rightAnswers(json.id)) as Json;
		for (const answer of [key, key.join(", "), key.join("").toUpperCase()])
			expect((await grade(json.id, answer)).score.scaled).toBe(1);
		const { blanks, timeline } = await grade(json.id, [key[1], key[0], key[2], key[3]]);
		expect(blanks.b1).toMatchObject({ verdict: "partly", points: 0.6667, rule: "active-open-sends-syn" });
		expect(timeline.length).toBeGreaterThanOrEqual(4);
	});

	it.each([
		[["a", "b", "c"], /exactly once/],
		[["a", "b", "c", "c"], /exactly once/],
		[["a", "b", "c", "e"], /not one of the choices/],
		["a, b", /exactly once/],
		[{ a: 1 }, /in order/],
		[4_294_967_296, /in order/],
	])("finds %j unreadable", async (answer, message) => {
		const { json } = await make(wish);
		const check = await call(`/v1/scenarios/${json.id}/validate`, { body: { answers: { b1: answer } } });
		expect(check.json.blanks.b1.message).toMatch(message);
		expect((await grade(json.id, answer)).blanks.b1.verdict).toBe("unreadable");
	});
});

describe("either kind", () => {
	it("is refused by a template that has nothing for it, and found elsewhere where none is named", async () => {
		for (const kind of CUT_KINDS) {
			const reply = await make({ template: "backlog-fill", ask: [kind] });
			expectProblem(reply, 422, "nothing-to-ask");
			expect(reply.json.detail).toContain(kind);
			const found = await make({ ask: [kind], family: "syn-attack" });
			expect(found.json.blanks.map((blank: Json) => blank.kind)).toEqual([kind]);
		}
	});

	it("is the same whenever the scenario is opened, and in no picture says what is hidden", async () => {
		for (const kind of CUT_KINDS)
			for (const template of ["three-way", "lost-last-ack", "half-open-lifetime"]) {
				const { json } = await make({ template, seed: 11, ask: [kind, "state"], notation: "raw" });
				const again = await call(json.links.self);
				expect(again.json).toEqual(json);
				const solved = (await call(`/v1/scenarios/${json.id}/grade`, { body: { answers: {} } })).json;
				const numbers = JSON.stringify(solved.timeline).match(/\b\d{5,10}\b/g) ?? [];
				const hidden = numbers.filter((number) => !again.text.includes(number));
				for (const file of ["diagram", "table", "text"]) {
					const { text } = await call(json.links[file]);
					for (const number of hidden) expect(text).not.toContain(number);
					for (const { id } of json.blanks) expect(text).toContain(id);
					for (const { text: event } of kind === "order" ? (json.blanks.at(-1).choices ?? []) : [])
						expect(text.replaceAll(/<[^>]*>|\s+/g, "").replaceAll("&#39;", "'")).toContain(
							event.replaceAll(/\s+/g, "").slice(0, 12),
						);
				}
			}
	});

	it("leaves out of the capture what is asked and what follows, until it is graded", async () => {
		const packets = async (link: string) => {
			const view = new DataView(await (await exports.default.fetch(`https://seqack.test${link}`)).arrayBuffer());
			let count = 0;
			for (let at = 24; at < view.byteLength; at += 16 + view.getUint32(at + 8, true)) count += 1;
			return count;
		};
		for (const kind of CUT_KINDS) {
			const { json } = await make({ template: "client-closes-first", seed: 2, ask: [kind], notation: "raw" });
			const sent = (timeline: Json) => timeline.filter(({ segment }: Json) => segment && !segment.flags.blank).length;
			expect(await packets(json.links.capture)).toBe(sent(json.timeline));
			const result = await grade(json.id, null);
			expect(sent(result.timeline)).toBeGreaterThan(sent(json.timeline));
			expect(await packets(result.links.capture)).toBe(sent(result.timeline));
		}
	});

	it("counts together with the other blanks of its step under all-or-nothing", async () => {
		const ann = await tenantLearner("ann");
		const policy: Policy = { ...DEFAULT_POLICY, attempts: 3, allOrNothing: "segment", showSolution: "always" };
		const wish = { template: "three-way", seed: 5, notation: "raw", profile: "rfc9293" } as const;
		const spec: ExerciseSpec = { ...wish, version: 1, ask: ["next-segment"] };
		const id = await sealed({ spec, boundTo: learnerName("acme", "ann"), policy });
		const { b1: key } = (await rightAnswers(await sealed({ spec }))) as Json;
		const partly = await submit(ann, id, { b1: { ...key, seq: 1 } });
		expect(partly.json).toMatchObject({
			score: { points: 0, max: 3 },
			blanks: { b1: { verdict: "partly", points: 0 } },
		});
		const right = await submit(ann, id, { b1: key });
		expect(right.json.score).toEqual({ points: 3, max: 3, scaled: 1 });
	});

	it("is recorded skill by skill, with what each part of it showed", async () => {
		const ann = await tenantLearner("ann");
		const wish = { template: "three-way", seed: 5, ask: ["next-segment"], notation: "raw" };
		const own = await scenario({ ...wish, learnerId: "ann" }, ann.token);
		const { b1: key } = (await rightAnswers((await make(wish)).json.id)) as Json;
		const { json } = await submit(ann, own.id, { b1: { ...key, flags: ["RST"] } });
		expect(json).toMatchObject({ score: { points: 2, max: 3 }, blanks: { b1: { verdict: "partly", points: 2 } } });
		const progress = (await call("/v1/learners/ann/progress", { token: ann.token })).json;
		const shown = Object.fromEntries(progress.skills.map(({ skill, correct }: Json) => [skill, correct > 0]));
		expect(shown).toMatchObject({ "handshake-flags": false, "ack-is-next-expected": true });
	});
});
