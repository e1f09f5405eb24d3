// The titles of problems in every language: English in the table of problems itself, which also names their status.
import type { Localized } from "../text/locale.ts";
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from "./problem.ts";

type Titles = Readonly<Record<ProblemCode, string>>;

const CHINESE: Titles = {
	"malformed-json": "请求体不是有效的 JSON",
	"invalid-parameter": "参数无效",
	"invalid-idempotency-key": "Idempotency-Key 头部缺失或无效",
	"credential-required": "需要服务器密钥或学习者令牌",
	"credential-invalid": "凭据无效",
	"token-expired": "学习者令牌已过期",
	"learner-erased": "学习者的记录已被删除",
	"server-key-required": "需要服务器密钥",
	"server-key-refused": "服务器密钥不能建立匿名学习者",
	"learner-not-yours": "凭据不属于这名学习者",
	"scenario-bound-to-another-learner": "这个场景属于另一名学习者",
	"proof-invalid": "这个证明不属于该场景的任何评分结果",
	"scenario-assessed": "计分场景只能通过正式作答评分",
	"route-not-found": "这个地址什么也没有",
	"scenario-not-found": "没有这个场景",
	"misconception-not-found": "按这种误解，场景的过程并无不同",
	"question-not-found": "没有这道题",
	"quiz-not-found": "没有这份测验",
	"learner-not-found": "没有这名学习者",
	"attempt-not-found": "没有这次作答",
	"pairing-code-not-found": "没有这个配对码",
	"method-not-allowed": "这个地址不接受该方法",
	"attempt-log-full": "学习者的记录已满，不能再记录作答",
	"answers-not-kept": "这次作答不能重新评分",
	"attempts-used-up": "这个场景的作答次数已用完",
	"quiz-version-gone": "无法再取得这个版本的测验",
	"learner-claimed": "这份记录已被租户的学习者认领",
	"scenario-expired": "场景已过期",
	"scenario-retired": "场景所用的模板版本已停用",
	"time-is-up": "时间已到",
	"body-too-large": "请求体过大",
	"unsupported-media-type": "请求体必须是 JSON",
	"invalid-body": "请求体不符合要求的格式",
	"learner-id-reserved": "这个学习者 id 是保留的",
	"unknown-blank": "场景中没有这个空格",
	"policy-takes-no-seed": "计分场景不能指定种子",
	"policy-needs-learner": "只有指定了学习者的场景才能带计分规则",
	"unreadable-answers": "有些答案读不懂；什么也没有记录",
	"nothing-readable": "没有一个答案可以读懂；什么也没有记录",
	"idempotency-key-reused": "这个 Idempotency-Key 已用于另一个请求体",
	"question-not-of-quiz": "测验中没有这道题",
	"unknown-template": "没有这个模板",
	"unknown-skill": "没有这项技能",
	"no-template-matches": "没有符合这些要求的模板",
	"notation-unsupported": "模板不支持这种记数方式",
	"profile-unsupported": "模板不支持这种配置",
	"nothing-to-ask": "这里没有符合要求的内容可问",
	"invalid-script": "脚本无法执行",
	"rate-limited": "请求过多",
	"internal-error": "服务内部出错",
	"not-configured": "服务尚未配置好",
};

// Object.fromEntries gives keys of type string, whatever they are.
const ENGLISH = Object.fromEntries(PROBLEM_CODES.map((code) => [code, PROBLEMS[code].title])) as Titles;

export const PROBLEM_TITLES: Localized<Titles> = { en: ENGLISH, zh: CHINESE };
