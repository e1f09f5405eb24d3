// A caller who asks for Chinese is told in Chinese what is wrong with a body, a parameter or a header.
import { expect, it } from "vitest";
import { call } from "../support/api.ts";
import { anonymousLearner, tenantLearner } from "../support/fixtures.ts";

const ATTEMPT = "/v1/learners/{id}/attempts";

it.each<[string, unknown, string]>([
	["/v1/scenarios", { seed: "five" }, '/seed: 应为数字，收到的是 "five"。'],
	["/v1/scenarios", { seed: -1 }, "/seed: 不能小于 0，收到的是 -1。"],
	["/v1/scenarios", { seed: 2 ** 32 }, "/seed: 不能大于 4294967295（32 位）。"],
	[
		"/v1/scenarios",
		{ locale: "zh", notation: "hex" },
		'/notation: 应为以下之一："raw"、"relative"、"symbolic"，收到的是 "hex"。',
	],
	["/v1/scenarios", { locale: "de" }, "/locale: 应为语言标签，语言为以下之一：en, zh。"],
	["/v1/scenarios", [], "应为对象。"],
	[
		"/v1/scenarios",
		{ learnerId: "anonymous!" },
		"/learnerId: 应为 1 到 128 个字符，只用 `A-Z a-z 0-9 . _ : ~ -`，以字母或数字开头。",
	],
	[
		ATTEMPT,
		{ questionId: "why-four", answer: "app", answeredAt: "now" },
		'/answeredAt: 应为时间，例如 2026-10-01T12:00:00Z，收到的是 "now"。',
	],
	[ATTEMPT, { questionId: "why-four" }, "/answer: 必须填写这个字段。"],
	[
		ATTEMPT,
		{ questionId: "why-four", answer: "app", answers: {} },
		"/answers: 题目的作答没有这个字段：一次作答要么针对场景，要么针对题目。",
	],
	[
		ATTEMPT,
		{ questionId: "why-four", answer: "app", confidence: 9 },
		"/confidence: 应为 1, 2, 3 之一，或以空格的 id 为键、以它们为值的对象。",
	],
	["/v1/pairings", { code: "?" }, "/code: 应为八位字母和数字组成的配对码，例如 7K3M-X9QT。"],
])("of a body: %s %j", async (path, body, detail) => {
	const { id, token } = await anonymousLearner();
	const headers = { "Idempotency-Key": "k", "Accept-Language": "zh" };
	const reply = await call(path.replace("{id}", id), { body, headers, ...(path === ATTEMPT && { token }) });
	expect([reply.status, reply.json.detail]).toEqual([422, detail]);
});

it.each([
	["timeZone=Mars", "timeZone: 应为 IANA 时区数据库中的时区，例如 Asia/Shanghai。", "progress"],
	["limit=999", "limit: 应为 1 到 100 的整数。", "attempts"],
	["cursor=x", "cursor: 应为前一页的 `nextCursor`。", "attempts"],
])("of a parameter: %s", async (query, detail, list) => {
	const { token } = await tenantLearner("ann");
	const reply = await call(`/v1/learners/ann/${list}?locale=zh&${query}`, {
		token,
		headers: { "Accept-Language": "zh" },
	});
	expect(reply.status).toBe(400);
	expect(reply.json.errors).toContainEqual(expect.objectContaining({ detail: detail.split(": ").slice(1).join(": ") }));
});

it("of a header", async () => {
	const { id, token } = await anonymousLearner();
	const headers = { "Idempotency-Key": "é", "Accept-Language": "zh" };
	const { json } = await call(`/v1/learners/${id}/attempts`, {
		body: { questionId: "why-four", answer: "app" },
		token,
		headers,
	});
	expect(json.errors[0].detail).toBe("应为 1 到 255 个可打印的 ASCII 字符。");
});
