// The chapter "errors" of the documentation.
import type { Chapter } from "../chapter.ts";

/** Each code is added below it. */
export const ERRORS: Chapter = {
	title: { en: "Errors", zh: "错误" },
	blocks: [
		{
			text: {
				en: "Every error is `application/problem+json` (RFC 9457). Decide by `code`, which is stable; show `detail` to people, in the language asked for; `errors` points into the body (`pointer`), at a `parameter` or a `header`; tell us `requestId` when you ask for help. `type` leads here.",
				zh: "所有错误都是 `application/problem+json`（RFC 9457）。程序按 `code` 判断，它保持稳定；`detail` 用请求的语言写成，可以展示给人看；`errors` 指出请求体中的位置（`pointer`）、参数（`parameter`）或请求头（`header`）；求助时请附上 `requestId`。`type` 指向本页。",
			},
		},
		{
			language: "sh",
			sample: `curl -s -X POST $API/v1/scenarios -H 'Content-Type: application/json' -d '{"template": "four-way"}' |
  json 'r.status + " " + r.code + ": " + r.detail'
curl -s -X POST "$API/v1/scenarios?locale=zh" -H 'Content-Type: application/json' -d '{"template": "four-way"}' |
  json 'r.detail'`,
			prints: `422 unknown-template: There is no template "four-way"; GET /v1/catalogue lists them.
没有名为“four-way”的模板；GET /v1/catalogue 列出全部模板。`,
		},
		{
			text: {
				en: "Repeat by itself only what says so below: a lost connection, 429 and 503 after `Retry-After`, 500; and only what changes nothing or carries an `Idempotency-Key`.",
				zh: "只有下列情况可以自动重试：连接中断、429 和 503（等待 `Retry-After`）、500；并且只重试不改变数据、或带有 `Idempotency-Key` 的请求。",
			},
		},
	],
};
