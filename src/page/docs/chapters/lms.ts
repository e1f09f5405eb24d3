// The chapter "lms" of the documentation.
import type { Chapter } from "../chapter.ts";

export const LMS: Chapter = {
	title: { en: "An LMS", zh: "接入 LMS" },
	blocks: [
		{
			text: {
				en: "The LMS's server holds a server key and names learners by ids of its own. An assignment gives everybody the same templates, difficulty and maximum, with numbers of their own; the gradebook can be had as JSON or CSV.",
				zh: "LMS 的服务器持有服务器密钥，并用自己的 id 指称学习者。一份作业中，每个人的模板、难度和满分相同，数值各不相同；成绩册可取 JSON 或 CSV。",
			},
		},
		{
			language: "sh",
			sample: `SERVER_KEY=$(npm run -s server-key -- --tenant acme 2>/dev/null)
lms() { curl -s "$API/v1$1" -H "Authorization: Bearer $SERVER_KEY" -H 'Content-Type: application/json' "\${@:2}"; }
WEEK=/assignments/$(lms /assignments -d '{"title": "Week 3", "closesAt": "2035-01-01T00:00:00Z",
  "items": [{"template": "three-way", "points": 2}, {"question": "last-ack-lost"}],
  "policy": {"attempts": 2, "showSolution": "after-close"}}' | json 'r.assignmentId')
lms $WEEK/learners/ann/paper | json 'r.items.map((i) => i.item + ": a " + i.type + ", " + i.points + " points").join("\\n")'
lms $WEEK/learners/ann/finish -d '{}' | json 'r.state + ": " + r.total + " of " + r.maxPoints'
lms $WEEK/gradebook.csv
lms $WEEK/teacher-links -d '{}' | json 'r.path'`,
		},
		{
			list: {
				en: [
					"Give a browser of your learner a token of [createLearnerToken](/docs/api#op-createLearnerToken), never the key; with `renewable: false` it cannot be renewed.",
					"[Webhooks](/docs/api#op-createWebhook) tell of `attempt.recorded`, `paper.finished` and `grade.changed`, signed as Standard Webhooks says, at least once: `webhook-id` tells a repeat.",
					"Grade by `assessed` of a learner's progress, or by the gradebook; `totals` count practice too.",
				],
				zh: [
					"给学习者的浏览器发放 [createLearnerToken](/docs/api#op-createLearnerToken) 签发的令牌，不要交出密钥；指定 `renewable: false` 后，令牌不能续期。",
					"[Webhook](/docs/api#op-createWebhook) 通知 `attempt.recorded`、`paper.finished` 和 `grade.changed`，按 Standard Webhooks 签名，至少送达一次：用 `webhook-id` 识别重复。",
					"计算成绩请用学习进度中的 `assessed` 或成绩册；`totals` 也包含练习。",
				],
			},
		},
	],
};
