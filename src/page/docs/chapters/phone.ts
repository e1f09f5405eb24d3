// The chapter "phone" of the documentation.
import type { Chapter } from "../chapter.ts";

export const PHONE: Chapter = {
	title: { en: "A phone", zh: "手机应用" },
	blocks: [
		{
			text: {
				en: "An anonymous learner is made once and its token kept. Each submission has an `Idempotency-Key` of its own and is repeated until it is answered: the same answer comes again and counts once. What was answered without a network is sent later in one batch.",
				zh: "首次使用时建立匿名学习者，并保存其令牌。每次提交都带自己的 `Idempotency-Key`，得不到回应就重发：回答相同，只计一次。没有网络时的作答，之后成批发送。",
			},
		},
		{
			language: "sh",
			sample: `LEARNER=$(curl -s -X POST $API/v1/learners)
ME=$API/v1/learners/$(echo "$LEARNER" | json 'r.learnerId')
AS="Authorization: Bearer $(echo "$LEARNER" | json 'r.token')"
curl -s $ME/next -H "$AS" | json 'r.reason'
curl -s "$ME/pack?n=5" -H "$AS" | json 'r.items.length + " to take along, without their keys"'
curl -s $ME/attempts:batch -H "$AS" -H 'Content-Type: application/json' -d '{"attempts": [
  {"idempotencyKey": "flight-1", "questionId": "why-four", "answer": "app", "confidence": 3, "answeredAt": "2026-11-20T08:00:00Z"}]}' |
  json 'r.items.map((i) => i.idempotencyKey + ": " + i.status + " " + i.attempt.verdict).join("\\n")'`,
			prints: `New to you, and you are ready for it: “A SYN takes one sequence number”.
5 to take along, without their keys
flight-1: 201 correct`,
		},
		{
			text: {
				en: "In TypeScript the client `seqack/client` does all of it, with types, a queue and renewal; a page without a bundler imports it from [/client.js](/client.js):",
				zh: "在 TypeScript 中，客户端 `seqack/client` 已包办这一切，带类型、队列和续期；不用打包工具的网页可直接从 [/client.js](/client.js) 导入：",
			},
		},
		{
			language: "ts",
			sample: `import { createClient } from "seqack/client";

const client = createClient({ baseUrl: "http://127.0.0.1:8787" });
const { value: me } = await client.learner();
const { data: next } = await client.api.GET("/v1/learners/{learnerId}/next", { params: { path: me } });
const first = await client.submit({ questionId: "why-four", answer: "reliable", confidence: 2 });
console.log(next?.reason, first.kind === "graded" && first.attempt.verdict);
await client.sendQueued(); // at the start, and whenever the network is back`,
			prints: "New to you, and you are ready for it: “A SYN takes one sequence number”. wrong",
		},
		{
			text: {
				en: "A second device becomes the same learner with a [pairing code](/docs/api#op-createPairingCode). Where a school takes over, its learner [claims](/docs/api#op-claimRecord) the anonymous record.",
				zh: "另一台设备用[配对码](/docs/api#op-createPairingCode)成为同一名学习者。学校接手时，学校的学习者可以[认领](/docs/api#op-claimRecord)匿名记录。",
			},
		},
	],
};
