// The gradebook over HTTP: JSON and CSV, sorted, filtered, paged.
import { exports } from "cloudflare:workers";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { GradebookPage } from "../../src/contract/gradebook.ts";
import { expectProblem, type Json, newAddress } from "../support/api.ts";
import { assign, DAY, idOf, inMs, objectOf, result, teach, work } from "../support/assignments.ts";
import { serverKey } from "../support/fixtures.ts";

const book = (id: string, query = "", headers = {}) => teach(`/v1/assignments/${id}/gradebook${query}`, { headers });
const csv = (id: string, query = "") => teach(`/v1/assignments/${id}/gradebook.csv${query}`);
const override = (id: string, learner: string, body: object) =>
	teach(`/v1/assignments/${id}/learners/${learner}`, { method: "PUT", body });

/** RFC 4180, as a spreadsheet reads it, once it has read the byte order mark. */
function parseCsv(text: string): readonly (readonly string[])[] {
	expect(text.endsWith("\r\n")).toBe(true);
	const lines: string[][] = [[]];
	for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
		lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
		if (end === "\r\n") lines.push([]);
	}
	return lines.slice(0, -1);
}

const idsOf = (json: Json): readonly string[] => json.items.map(({ learnerId }: Json) => learnerId);

/** Five learners, of every state but `missed`; two of them earned points, one late. */
async function someClass(): Promise<string> {
	const { assignmentId } = await assign({ dueAt: inMs(DAY), late: { perDay: 0.5 } });
	const late = { submittedAtMs: Date.now() + 1.5 * DAY };
	await work(assignmentId, "ann", [result(), result({ item: 2, share: 0.25 })]);
	await work(assignmentId, "bob", [result({ ...late })]);
	await objectOf(assignmentId).take({
		learnerId: idOf("bob"),
		handed: [{ kind: "finish", paper: 1, atMs: Date.now(), by: "learner" }],
	});
	await override(assignmentId, "cy", {});
	await override(assignmentId, "di", { excused: true });
	await override(assignmentId, "al", { timeLimitSeconds: 7200 });
	return assignmentId;
}

describe("the gradebook", () => {
	it("has a row a learner, with everything, as the contract says", async () => {
		const id = await someClass();
		const { json } = await book(id);
		expect(v.parse(GradebookPage, json)).toEqual(json);
		expect(json).toMatchObject({
			assignmentId: id,
			title: "Week 3",
			columns: [
				{ item: 1, name: "three-way", points: 1 },
				{ item: 2, name: "why-four", points: 2 },
			],
			max: 3,
			counts: { assigned: 2, begun: 1, finished: 1, missed: 0, excused: 1 },
			nextCursor: null,
		});
		expect(idsOf(json)).toEqual(["al", "ann", "bob", "cy", "di"]);
		const [al, ann, bob, , di] = json.items;
		expect(al).toMatchObject({ state: "assigned", override: { timeLimitSeconds: 7200 } });
		expect(ann).toMatchObject({
			state: "begun",
			total: 1.5,
			late: false,
			items: [
				{ item: 1, tries: 1, score: 1, daysLate: 0, submittedAt: expect.any(String) },
				{ item: 2, tries: 1, score: 0.5, daysLate: 0, submittedAt: expect.any(String) },
			],
		});
		expect(bob).toMatchObject({ state: "finished", finishedBy: "learner", total: 0.5, late: true, daysLate: 1 });
		expect(bob.items[1]).toEqual({ item: 2, tries: 0, score: null, daysLate: 0, submittedAt: null });
		expect(di.state).toBe("excused");
	});

	const ASKED: readonly (readonly [query: string, rows: readonly string[]])[] = [
		["?sort=learner", ["al", "ann", "bob", "cy", "di"]],
		["?sort=-learner", ["di", "cy", "bob", "ann", "al"]],
		["?sort=-points", ["ann", "bob", "di", "cy", "al"]],
		["?sort=points", ["al", "cy", "di", "bob", "ann"]],
		["?state=assigned", ["al", "cy"]],
		["?state=begun", ["ann"]],
		["?state=finished", ["bob"]],
		["?state=missed", []],
		["?state=excused", ["di"]],
		["?late=true", ["bob"]],
		["?late=false&sort=-learner", ["di", "cy", "ann", "al"]],
		["?learner=a", ["al", "ann"]],
		["?learner=a&state=begun", ["ann"]],
		["?learner=ann.x", []],
	];

	it("has the rows that are asked for, in the order that is asked for, whole and page by page", async () => {
		const id = await someClass();
		for (const [query, expected] of ASKED) {
			expect(idsOf((await book(id, query)).json), query).toEqual(expected);
			const paged: string[] = [];
			for (let cursor: string | null = ""; cursor !== null; ) {
				const page: Json = (await book(id, `${query}&limit=2${cursor && `&cursor=${cursor}`}`)).json;
				expect("counts" in page, query).toBe(cursor === "");
				paged.push(...idsOf(page));
				cursor = page.nextCursor;
			}
			expect(paged, query).toEqual(expected);
		}
	});

	it("sorted by change goes on with what changed since", async () => {
		const id = await someClass();
		const first = (await book(id, "?sort=-updated")).json;
		expect(first.items).toHaveLength(5);
		const times = first.items.map(({ updatedAt }: Json) => updatedAt);
		expect(times).toEqual([...times].sort().reverse());
	});

	it("shows by the clock what is over: missed, or finished though nobody has said so", async () => {
		const { assignmentId } = await assign();
		await work(assignmentId, "ann", [result()]);
		for (const learner of ["ann", "bob"]) await override(assignmentId, learner, { closesAt: inMs(-10_000) });
		const { items, counts } = (await book(assignmentId)).json;
		expect(items).toMatchObject([
			{ learnerId: "ann", state: "finished", finishedBy: "time", total: 1 },
			{ learnerId: "bob", state: "missed", finishedAt: null },
		]);
		expect(items[0].finishedAt).toBe(items[0].endsAt);
		expect(counts).toMatchObject({ finished: 1, missed: 1 });
		expect(idsOf((await book(assignmentId, "?state=missed")).json)).toEqual(["bob"]);
		expect(idsOf((await book(assignmentId, "?state=finished")).json)).toEqual(["ann"]);
	});

	it.each<[string, string]>([
		["?sort=name", "sort"],
		["?state=late", "state"],
		["?late=yes", "late"],
		["?limit=0", "limit"],
		["?limit=101", "limit"],
		["?cursor=x", "cursor"],
		["?learner=a%20b", "learner"],
		["?page=2", "page"],
	])("refuses %s", async (query, parameter) => {
		const { assignmentId } = await assign();
		const reply = await book(assignmentId, query);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors[0].parameter).toBe(parameter);
	});

	it("goes on only in the order in which it began", async () => {
		const id = await someClass();
		const { nextCursor } = (await book(id, "?limit=2&sort=-points")).json;
		expect(idsOf((await book(id, `?limit=2&cursor=${nextCursor}`)).json)).toEqual(["di", "cy"]);
		expectProblem(await book(id, `?limit=2&sort=learner&cursor=${nextCursor}`), 400, "invalid-parameter");
	});
});

describe("the gradebook as CSV", () => {
	it("is what a spreadsheet opens: a line a learner, under one that names the columns", async () => {
		const id = await someClass();
		const reply = await csv(id);
		expect(reply.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
		expect(reply.headers.get("Content-Disposition")).toBe(`attachment; filename="${id}.csv"`);
		const [header = [], ...lines] = parseCsv(reply.text);
		expect(lines.map((line) => line.length)).toEqual(lines.map(() => header.length));
		const cell = (line: number, name: string) => lines[line]?.[header.indexOf(name)];
		expect(lines.map(([learner]) => learner)).toEqual(["al", "ann", "bob", "cy", "di"]);
		expect(lines.map((line) => line[1])).toEqual(["not begun", "begun", "finished", "not begun", "excused"]);
		expect([cell(1, "1. three-way (of 1)"), cell(1, "2. why-four (of 2)"), cell(1, "Total")]).toEqual([
			"1",
			"0.5",
			"1.5",
		]);
		expect([cell(1, "Maximum"), cell(1, "Percent")]).toEqual(["3", "50"]);
		expect([cell(2, "2. why-four (of 2)"), cell(2, "Days late"), cell(2, "Handed in by")]).toEqual([
			"",
			"1",
			"learner",
		]);
		expect([cell(0, "Own time limit (s)"), cell(1, "Own time limit (s)")]).toEqual(["7200", ""]);
		expect(cell(1, "Started (UTC)")).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect((await book(id, "", { Accept: "text/csv" })).text).toBe(reply.text);
		expect((await book(id, "", { Accept: "application/json, text/csv;q=0.5" })).json).toBeDefined();
	});

	it("is in UTF-8, and says so with its first three bytes", async () => {
		const { assignmentId } = await assign();
		const headers = { Authorization: `Bearer ${await serverKey()}`, "CF-Connecting-IP": newAddress() };
		const address = `https://seqack.test/v1/assignments/${assignmentId}/gradebook.csv`;
		const bytes = new Uint8Array(await (await exports.default.fetch(address, { headers })).arrayBuffer());
		expect([...bytes.slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, "L".charCodeAt(0)]);
	});

	it("speaks both languages", async () => {
		const id = await someClass();
		const zh = await csv(id, "?locale=zh");
		expect(zh.headers.get("Content-Language")).toBe("zh");
		const [header = [], first = []] = parseCsv(zh.text);
		expect([header[0], header[6], first[1]]).toEqual(["学习者", "1. three-way（满分 1）", "未开始"]);
	});

	it("is paged by Link, each page with its own first line", async () => {
		const id = await someClass();
		const learners: string[] = [];
		for (let path: string | undefined = `/v1/assignments/${id}/gradebook.csv?limit=2&locale=en&sort=-points`; path; ) {
			const reply = await teach(path);
			const [header = [], ...lines] = parseCsv(reply.text);
			expect(header[0]).toBe("Learner");
			learners.push(...lines.map(([learner = ""]) => learner));
			path = /^<([^>]+)>; rel="next"$/.exec(reply.headers.get("Link") ?? "")?.[1];
		}
		expect(learners).toEqual(["ann", "bob", "di", "cy", "al"]);
	});
});
