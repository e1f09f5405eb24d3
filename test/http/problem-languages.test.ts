import { describe, expect, it } from "vitest";
import { DETAILS } from "../../src/contract/details.ts";
import { PROBLEM_CODES } from "../../src/contract/problem.ts";
import { PROBLEM_TITLES } from "../../src/contract/problem-titles.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { call, expectProblem } from "../support/api.ts";

const HAN = /\p{Script=Han}/u;

describe("the words of problems", () => {
	it("stand in every language, and no two kinds share a title", () => {
		for (const locale of LOCALES) {
			const titles = PROBLEM_CODES.map((code) => PROBLEM_TITLES[locale][code]);
			expect(new Set(titles).size).toBe(PROBLEM_CODES.length);
			for (const title of titles) expect([HAN.test(title), title]).toEqual([locale === "zh", title]);
		}
	});

	it("have the punctuation and the spaces of their language", () => {
		const fixed = Object.values(DETAILS).flatMap((detail) => (typeof detail === "function" ? [] : [detail]));
		expect(fixed.length).toBeGreaterThan(30);
		for (const { en, zh } of [...fixed, DETAILS.unknownName("topic", "x"), DETAILS.bodyTooLarge(1)]) {
			expect(en).not.toMatch(HAN);
			expect(zh).toMatch(HAN);
			expect(zh).not.toMatch(/\p{Script=Han}[,.;:!?]|\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}/u);
		}
	});
});

describe("the language of a problem", () => {
	const zh = { "Accept-Language": "zh-CN,zh;q=0.9" };

	it.each([
		["the query", "/v1/catalogue?locale=zh&colour=red", {}, "参数无效", "zh"],
		["Accept-Language", "/v1/catalogue?colour=red", zh, "参数无效", "zh"],
		["the query before Accept-Language", "/v1/catalogue?locale=en&colour=red", zh, "A parameter is not valid", "en"],
		["Accept-Language where the query names none of ours", "/v1/catalogue?locale=de", zh, "参数无效", "zh"],
		["nobody", "/v1/catalogue?colour=red", {}, "A parameter is not valid", "en"],
		["Accept-Language where there is nothing", "/nowhere", zh, "这个地址什么也没有", "zh"],
	])("is what %s asks for", async (_, path, headers, title, language) => {
		const reply = await call(path, { headers });
		expect([reply.json.title, reply.headers.get("Content-Language")]).toEqual([title, language]);
		expect(reply.headers.get("Vary")).toBe("Accept-Language");
		expect(reply.json.type).toBe(`/docs#${reply.json.code}`);
	});

	it("is the body's, once that was read", async () => {
		const { json } = await call("/v1/scenarios", { body: { locale: "zh", template: "no-such" } });
		expect(json).toMatchObject({ title: "没有这个模板", errors: [{ pointer: "/template" }] });
		expect(json.detail).toBe("没有名为“no-such”的模板；GET /v1/catalogue 列出全部模板。");
	});

	it("is that of errors too", async () => {
		const { json } = await call("/v1/scenarios?locale=zh", { body: { colour: "red" } });
		expect(json.errors).toEqual([{ pointer: "/colour", detail: "这里没有这个字段。" }]);
		expect(json.detail).toBe("/colour: 这里没有这个字段。");
	});
});

describe("what a parameter names and there is not", () => {
	it.each([
		["/v1/quizzes?topics=tls,handshakes", "topics", ['There is no topic "tls"', 'There is no topic "handshakes"']],
		["/v1/questions?topic=tls", "topic", ['There is no topic "tls"']],
		["/v1/questions?skill=tls", "skill", ['There is no skill "tls"']],
		["/v1/catalogue?skill=tls", "skill", ['There is no skill "tls"']],
	])("is named in a sentence, each one: %s", async (path, parameter, sentences) => {
		const reply = await call(path);
		expectProblem(reply, 400, "invalid-parameter");
		expect(reply.json.errors).toEqual(
			sentences.map((said) => ({ parameter, detail: `${said}; GET /v1/catalogue lists what there is.` })),
		);
	});
});
