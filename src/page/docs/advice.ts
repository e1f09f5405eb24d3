// What to do about each problem, for whoever writes a program that calls the API.
import type { ProblemCode } from "../../contract/problem.ts";
import type { Localized } from "../../text/locale.ts";

const at = (en: string, zh: string): Localized => ({ en, zh });
const CHECK_ID = at(
	"Check the id, and that the credential is of the same tenant.",
	"检查 id，以及凭据是否属于同一租户。",
);
const CATALOGUE = at("Take one that `GET /v1/catalogue` lists.", "从 `GET /v1/catalogue` 列出的值中选择。");
const FIX_ERRORS = at(
	"Mend what `errors` points at. The same request again gets the same answer.",
	"修正 `errors` 指出的地方。原样重发，结果不变。",
);
const GIVE_UP = at("Nothing more can be handed in; show the result.", "不能再提交；展示已有的结果即可。");

export const ADVICE: Readonly<Record<ProblemCode, Localized>> = {
	"malformed-json": at(
		"Send JSON made by a serializer, in UTF-8; `detail` says where it breaks off.",
		"用序列化库生成 UTF-8 编码的 JSON；`detail` 指出出错的位置。",
	),
	"invalid-parameter": FIX_ERRORS,
	"invalid-idempotency-key": at(
		"Send an `Idempotency-Key` of 1 to 255 printable ASCII characters, one for each submission, such as a UUID.",
		"为每次提交发送一个 `Idempotency-Key`，长度为 1 到 255 个可打印 ASCII 字符，例如 UUID。",
	),
	"credential-required": at(
		"Send a learner token or a server key as `Authorization: Bearer …`.",
		"用 `Authorization: Bearer …` 发送学习者令牌或服务器密钥。",
	),
	"credential-invalid": at(
		"Get a new credential: this one was mistyped, revoked, or is of another service.",
		"换一个新凭据：这一个有误、已被吊销，或属于别的服务。",
	),
	"token-expired": at(
		"Renew it with `POST /v1/learners/{learnerId}/tokens` and the expired token, up to 180 days after; then repeat the request.",
		"过期后 180 天内，可凭原令牌调用 `POST /v1/learners/{learnerId}/tokens` 续期，然后重发请求。",
	),
	"learner-erased": at("Forget the token and begin with a new learner.", "丢弃这个令牌，重新建立学习者。"),
	"server-key-required": at("Call it from your server, with a server key.", "请从你的服务器调用，并使用服务器密钥。"),
	"server-key-refused": at(
		"Name the learner: `POST /v1/learners/{learnerId}/tokens` gives its token; `POST /v1/learners` is called without a credential.",
		"用 `POST /v1/learners/{learnerId}/tokens` 为指定的学习者签发令牌；`POST /v1/learners` 不带凭据调用。",
	),
	"learner-not-yours": at(
		"Use the token of the learner in the address, or a server key of its tenant.",
		"使用地址中那名学习者的令牌，或其所属租户的服务器密钥。",
	),
	"scenario-bound-to-another-learner": at(
		"Use the credential of the learner for whom it was made.",
		"使用场景所属学习者的凭据。",
	),
	"proof-invalid": at(
		"Take the address from `links` of a result as it is; a proof is of one scenario.",
		"原样使用评分结果 `links` 中的地址；一个证明只适用于一个场景。",
	),
	"scenario-assessed": at(
		"Submit it: `POST /v1/learners/{learnerId}/attempts`. A server key may grade it at any time.",
		"请用 `POST /v1/learners/{learnerId}/attempts` 提交；服务器密钥可随时评分。",
	),
	"route-not-found": at("Compare the address with `/openapi.json`.", "对照 `/openapi.json` 检查地址。"),
	"scenario-not-found": at(
		"Send the whole id as it was given: it is sealed by the deployment that made it.",
		"原样发送完整的 id：它由生成它的那个部署封装。",
	),
	"misconception-not-found": at(
		"Follow only `links.believed` of a result.",
		"只使用评分结果中 `links.believed` 给出的地址。",
	),
	"question-not-found": at("Take an id from `GET /v1/questions`.", "从 `GET /v1/questions` 取 id。"),
	"quiz-not-found": at("Send the id and the seed as the quiz gave them.", "原样发送测验给出的 id 和种子。"),
	"learner-not-found": at(
		"To a server key a learner is there once something was recorded: treat it as an empty record.",
		"对服务器密钥来说，有了记录才有这名学习者：按空记录处理即可。",
	),
	"assignment-not-found": CHECK_ID,
	"never-regraded": at("Start it first: `POST …/regrade`.", "先用 `POST …/regrade` 开始重新评分。"),
	"learner-not-assigned": at(
		"Name the learner in the assignment first, where it has a list of learners.",
		"作业有学习者名单时，先把这名学习者加进去。",
	),
	"webhook-not-found": CHECK_ID,
	"delivery-not-found": at(
		"Take an id from `GET …/deliveries`; old deliveries are forgotten.",
		"从 `GET …/deliveries` 取 id；旧的投递记录会被清除。",
	),
	"attempt-not-found": at("Take a number from `GET …/attempts`.", "从 `GET …/attempts` 取作答编号。"),
	"pairing-code-not-found": at(
		"Ask for a new code on the first device: one lives ten minutes and is good once.",
		"在第一台设备上重新取码：配对码有效十分钟，只能用一次。",
	),
	"method-not-allowed": at("Use one of the methods that `Allow` names.", "使用 `Allow` 列出的方法。"),
	"attempt-log-full": at(
		"Export the record; go on with another learner, or without a record.",
		"请先导出记录，再换一名学习者继续，或不保存记录。",
	),
	"answers-not-kept": at("Show the result as it was recorded.", "展示当时记录的结果。"),
	"attempts-used-up": GIVE_UP,
	"quiz-version-gone": at("Make a new quiz, without `version`.", "不带 `version`，重新生成测验。"),
	"assignment-begun": at(
		"Change only title, times and policy, or set a new assignment: papers were given out already.",
		"试卷已经发出：只能改动仍允许修改的内容，或另建一份作业。",
	),
	"assignment-full": at("Set a second assignment for the others.", "为其余的人另建一份作业。"),
	"paper-not-begun": at("Open it first: `GET …/paper`.", "先用 `GET …/paper` 打开试卷。"),
	"paper-finished": GIVE_UP,
	"paper-reset": at("Open the paper again and answer that one.", "重新打开试卷，作答新的那一份。"),
	"assignment-not-open": at("Wait until `opensAt`.", "等到 `opensAt` 之后。"),
	"assignment-closed": GIVE_UP,
	"webhook-limit": at("Delete a webhook that is not needed.", "删除不再需要的 webhook。"),
	"webhook-disabled": at("Enable it first, with `PATCH`.", "先用 `PATCH` 启用。"),
	"learner-claimed": at("Go on with the token of the learner that claimed it.", "改用认领该记录的学习者的令牌。"),
	"scenario-expired": at("Ask for a new scenario.", "请重新获取一个场景。"),
	"scenario-retired": at("Ask for a new scenario of today's version.", "请用当前版本重新获取一个场景。"),
	"time-is-up": GIVE_UP,
	"assignment-changed": at(
		"Read it again, put your change into that, and send its `ETag` in `If-Match`.",
		"重新读取，在新内容上修改，并用 `If-Match` 发送其 `ETag`。",
	),
	"body-too-large": at("Send at most 64 KB; split a batch.", "请求体不超过 64 KB；把一批拆成几批。"),
	"unsupported-media-type": at("Send `Content-Type: application/json`.", "发送 `Content-Type: application/json`。"),
	"invalid-body": FIX_ERRORS,
	"learner-id-reserved": at("Choose an id that does not begin with `anon-`.", "请选用不以 `anon-` 开头的 id。"),
	"unknown-blank": at("Name only blanks of this scenario's `blanks`.", "只使用该场景 `blanks` 中的空格 id。"),
	"policy-needs-learner": at("Add `learnerId`.", "加上 `learnerId`。"),
	"policy-takes-no-seed": at("Leave `seed` out.", "去掉 `seed`。"),
	"nothing-readable": at(
		"Show what `errors` says at each answer and let it be written anew, under a new key.",
		"在每个答案旁显示 `errors` 的说明，让学习者重写，再用新的 Idempotency-Key 提交。",
	),
	"unreadable-answers": at(
		"Show what `errors` says at those answers and let them be written anew, under a new key.",
		"在这些答案旁显示 `errors` 的说明，让学习者重写，再用新的 Idempotency-Key 提交。",
	),
	"idempotency-key-reused": at(
		"Give another submission another key; repeat one with the same body only.",
		"不同的提交使用不同的 Idempotency-Key；重发时请求体必须相同。",
	),
	"question-not-of-quiz": at("Answer questions of the quiz's `items` only.", "只作答测验 `items` 中的题目。"),
	"item-not-of-paper": at("Take `item` from the paper.", "从试卷中取 `item`。"),
	"unknown-template": CATALOGUE,
	"unknown-question": at("Take an id from `GET /v1/questions`.", "从 `GET /v1/questions` 取 id。"),
	"unknown-skill": CATALOGUE,
	"no-template-matches": at(
		"Wish for less: leave one of the wishes out, or look in the catalogue which templates have them all.",
		"放宽要求：去掉一项，或在目录中查看哪些模板全部满足。",
	),
	"notation-unsupported": at(
		"Take one of the template's `notations` in the catalogue.",
		"从目录中该模板的 `notations` 里选择。",
	),
	"profile-unsupported": at(
		"Take one of the template's `profiles` in the catalogue.",
		"从目录中该模板的 `profiles` 里选择。",
	),
	"nothing-to-ask": at(
		"Take one of the template's `askKinds` in the catalogue, or another template.",
		"从目录中该模板的 `askKinds` 里选择，或换一个模板。",
	),
	"assignment-times-invalid": at("Put the times in order: opens, due, closes.", "按顺序设置时间：开放、截止、关闭。"),
	"webhook-url-refused": at("Give an https address of a public host.", "填写公网主机的 https 地址。"),
	"invalid-script": at("Mend the event that `errors` points at.", "修正 `errors` 指出的事件。"),
	"unknown-misconception": CATALOGUE,
	"unknown-learner": at("Take a learner from the assignment's gradebook.", "从作业的成绩册中取学习者。"),
	"nobody-needs-it": at("Nothing is to be done.", "不需要做什么。"),
	"rate-limited": at(
		"Wait as many seconds as `Retry-After` says, then repeat the request.",
		"等待 `Retry-After` 指出的秒数，再重发请求。",
	),
	"internal-error": at(
		"Repeat it once if that is safe; if it stays, tell us the `requestId`.",
		"如果可以安全重发，就重试一次；仍然失败时，请把 `requestId` 告诉我们。",
	),
	"not-configured": at(
		"Set the secrets that the service needs: see the README.",
		"设置服务所需的密钥变量：见 README。",
	),
};
