// The chapter "limits" of the documentation.
import type { Chapter } from "../chapter.ts";

/** The numbers are those of src/http/limits/policies.ts and of the schemas: a test compares the first. */
export const LIMITS: Chapter = {
	title: { en: "Limits", zh: "限度" },
	blocks: [
		{
			list: {
				en: [
					"Without a key: 300 requests a minute of one IPv4 address or IPv6 /64. A learner's token: 600 a minute of one learner. Pairing codes: 10 tries a minute. A server key: not limited.",
					"A class behind one address works with tokens that a server key minted.",
					"`RateLimit-Policy` and `RateLimit` tell what is left; 429 says in `Retry-After` how many seconds to wait.",
					"Bodies up to 64 KB; up to 100 attempts in one batch.",
					"A scenario id lives for 30 days; what was answered before is taken for 30 days more, as `late`.",
				],
				zh: [
					"不带密钥：每个 IPv4 地址或 IPv6 /64 每分钟 300 次请求。学习者令牌：每名学习者每分钟 600 次。配对码：每分钟 10 次尝试。服务器密钥：不限。",
					"整个班级共用一个地址时，请使用由服务器密钥签发的令牌。",
					"`RateLimit-Policy` 和 `RateLimit` 说明剩余额度；429 用 `Retry-After` 说明需要等待几秒。",
					"请求体不超过 64 KB；一批最多 100 次作答。",
					"场景 id 有效期 30 天；到期前的作答，之后 30 天内仍可提交，标记为 `late`。",
				],
			},
		},
		{
			language: "sh",
			sample: `curl -si -X POST $API/v1/scenarios -H 'Content-Type: application/json' -d '{}' | grep -i '^ratelimit'`,
		},
	],
};
