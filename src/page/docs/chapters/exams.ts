// The chapter "exams" of the documentation.
import type { Chapter } from "../chapter.ts";

export const EXAMS: Chapter = {
	title: { en: "Exams", zh: "考试" },
	blocks: [
		{
			text: {
				en: "A scenario with a `policy` is assessed: it is made with a server key for one learner, without a seed; only attempts grade it, and its solution is withheld as the policy says.",
				zh: "带 `policy` 的场景是计分场景：由服务器密钥为一名学习者生成，不能指定种子；只能通过正式作答评分，答案何时公布由规则决定。",
			},
		},
		{
			language: "sh",
			sample: `SERVER_KEY=$(npm run -s server-key -- --tenant acme 2>/dev/null)
curl -s -X POST $API/v1/scenarios -H "Authorization: Bearer $SERVER_KEY" -H 'Content-Type: application/json' -d '{
  "family": "teardown", "learnerId": "student-4711",
  "policy": {"attempts": 2, "keep": "best", "showSolution": "after-last-attempt"}}' | json 'r.id'`,
		},
		{
			list: {
				en: [
					"Prevented: making the same scenario to look its key up (its chance is secret), opening or grading somebody else's, having the key shown before the policy shows it.",
					"Not prevented: two learners side by side (their scenarios differ, their questions may not), a second device, somebody else at the keyboard, working a scenario out in [the sandbox](#sandbox). Where that matters, supervise.",
					"The question bank is open to everybody: who looks a question up there finds its key.",
					"Hints that an assessed learner takes are recorded and cost points.",
				],
				zh: [
					"能够防止：重新生成同一个场景来查答案（随机性是保密的）；打开或评分别人的场景；在规则允许之前看到答案。",
					"不能防止：两人并排作答（场景不同，题目可能相同）、第二台设备、他人代答、在[沙盒](#sandbox)里推演场景。如果这些重要，请安排监考。",
					"题库对所有人开放：去题库里查，就能查到题目的答案。",
					"计分时学习者取用的提示会被记录，并扣分。",
				],
			},
		},
	],
};
