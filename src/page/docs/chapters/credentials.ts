// The chapter "credentials" of the documentation.
import type { Chapter } from "../chapter.ts";

export const CREDENTIALS: Chapter = {
	title: { en: "Credentials", zh: "凭据" },
	blocks: [
		{
			text: {
				en: "Practice needs none. A record needs one of these, sent as `Authorization: Bearer …`:",
				zh: "练习不需要凭据。要保留学习记录，就用 `Authorization: Bearer …` 发送下面其中一种：",
			},
		},
		{
			list: {
				en: [
					"**Learner token**: speaks for one learner, 30 days at most; may be kept in a phone or a page. [createLearner](/docs/api#op-createLearner) makes an anonymous learner with one, [createLearnerToken](/docs/api#op-createLearnerToken) renews it, also up to 180 days after it ran out.",
					"**Server key**: begins with `sk1.`, speaks for every learner of its tenant, never runs out. It belongs on a server, never in a page or an app. Keys are revoked by id in `REVOKED_SERVER_KEYS`; the tokens that a key minted fall with it.",
					"**Teacher's link**: begins with `tl1.`, shows the class of one assignment. [createTeacherLink](/docs/api#op-createTeacherLink) makes it.",
				],
				zh: [
					"**学习者令牌**：只代表一名学习者，有效期最长 30 天；可以存放在手机或网页里。[createLearner](/docs/api#op-createLearner) 建立匿名学习者并给出令牌；[createLearnerToken](/docs/api#op-createLearnerToken) 续期，过期后 180 天内也可以。",
					"**服务器密钥**：以 `sk1.` 开头，代表本租户的所有学习者，不会过期。只能放在服务器上，绝不能放进网页或 App。用 `REVOKED_SERVER_KEYS` 按 id 吊销，由它签发的令牌同时失效。",
					"**教师链接**：以 `tl1.` 开头，只能查看一份作业的班级情况，由 [createTeacherLink](/docs/api#op-createTeacherLink) 生成。",
				],
			},
		},
		{
			language: "sh",
			sample: `npm run -s server-key -- --tenant acme     # prints sk1.…
LEARNER=$(curl -s -X POST $API/v1/learners)
ME=$API/v1/learners/$(echo "$LEARNER" | json 'r.learnerId')
TOKEN="Authorization: Bearer $(echo "$LEARNER" | json 'r.token')"
curl -s $ME/progress -H "$TOKEN" | json 'JSON.stringify(r.totals)'
curl -s -X POST $ME/tokens -H "$TOKEN" | json 'r.expiresAt'`,
		},
	],
};
