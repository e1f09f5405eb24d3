// What problems say in particular, in every language: what is wrong with this request and what to do instead.
import type { Localized } from "../text/locale.ts";

type Detail = Localized | ((...facts: readonly never[]) => Localized);

export const DETAILS = {
	credentialRequired: {
		en: "Send a learner token or a server key as `Authorization: Bearer …`.",
		zh: "请用 `Authorization: Bearer …` 发送学习者令牌或服务器密钥。",
	},
	credentialInvalid: {
		en: "The Authorization header holds neither a valid learner token nor a valid server key.",
		zh: "Authorization 头部中既没有有效的学习者令牌，也没有有效的服务器密钥。",
	},
	tokenExpired: {
		en: "Renew it: `POST /v1/learners/{learnerId}/tokens` takes this token for 180 days after it expired, and the record stays the same.",
		zh: "请续期：过期后 180 天内，可凭这个令牌调用 `POST /v1/learners/{learnerId}/tokens`，学习记录不变。",
	},
	unrenewableTokenExpired: {
		en: "Ask whoever gave it for a new one: this one cannot be renewed, but a server key makes one with `POST /v1/learners/{learnerId}/tokens`.",
		zh: "请向发放者索取新令牌：这个令牌不能续期，但服务器密钥可用 `POST /v1/learners/{learnerId}/tokens` 签发新的。",
	},
	learnerErased: {
		en: "The token is of before the learner was erased, or its record taken over by a learner of a tenant, and of no more use. A new learner begins with a new token.",
		zh: "这个令牌签发于学习者被删除（或其记录被租户的学习者认领）之前，已经失效。新的学习者请使用新的令牌。",
	},
	tokenNotRenewable: {
		en: "This token cannot be renewed, as the server key that minted it wished; ask whoever gave it for a new one.",
		zh: "按签发它的服务器密钥的要求，这个令牌不能续期；请向发放者索取新令牌。",
	},
	tokenPairsNot: {
		en: "This token gets no others, as the server key that minted it wished: a server key makes a pairing code, or a token for the other device.",
		zh: "按签发它的服务器密钥的要求，不能凭这个令牌取得别的令牌；请由服务器密钥生成配对码，或直接为另一台设备签发令牌。",
	},
	pairingCodeNotFound: {
		en: "It was mistyped, used already, or more than ten minutes old; ask for a new one on the first device.",
		zh: "输入有误、已经用过，或者已超过十分钟；请在第一台设备上重新生成。",
	},
	recordClaimed: {
		en: "It becomes part of that learner's record and takes nothing more: go on with that learner's token. Should the move be stuck, repeat `POST /v1/learners/{learnerId}/claims`.",
		zh: "它正并入那名学习者的记录，不再接受新内容：请改用那名学习者的令牌。如果迟迟没有完成，请重复 `POST /v1/learners/{learnerId}/claims`。",
	},
	claimedByAnother: {
		en: "Another learner has claimed this anonymous record before.",
		zh: "另一名学习者此前已经认领了这份匿名记录。",
	},
	claimsForTenants: {
		en: "Only a learner of a tenant claims an anonymous record: call this with a server key, or with a token that one minted.",
		zh: "只有租户的学习者可以认领匿名记录：请使用服务器密钥，或由它签发的令牌。",
	},
	claimTokenInvalid: {
		en: "Expected the token of an anonymous learner, valid or expired up to 180 days ago.",
		zh: "这里应填写匿名学习者的令牌：有效的，或者过期不超过 180 天的。",
	},
	claimTokenErased: {
		en: "The anonymous learner was erased; there is nothing left to claim.",
		zh: "这名匿名学习者已被删除，没有可以认领的记录。",
	},
	claimTooMuch: {
		en: "Both records together are more than one can hold; nothing was changed.",
		zh: "两份记录合在一起超过了一份记录的上限；什么也没有改变。",
	},
	renewableIsTheKeys: {
		en: "Only a server key says whether a token can be renewed; leave `renewable` out.",
		zh: "令牌能否续期只由服务器密钥决定；请省去 `renewable`。",
	},
	anotherLearner: {
		en: "The credential speaks for another learner, or there is no such learner.",
		zh: "凭据属于另一名学习者，或者没有这名学习者。",
	},
	learnerWithoutRecord: {
		en: "Nothing was ever recorded for a learner of this id. One comes into being with its first attempt or hint.",
		zh: "这个 id 的学习者从来没有任何记录。第一次作答或取用提示时，学习者才会出现。",
	},
	reservedLearnerId: {
		en: "Ids that begin with `anon-` belong to anonymous learners, for whom no server key speaks. Name the learner by an id of your own.",
		zh: "以 `anon-` 开头的 id 属于匿名学习者，服务器密钥不能代表他们。请用自己的 id 称呼学习者。",
	},
	keyMakesNoAnonymous: {
		en: "This makes an anonymous learner, outside your tenant. For a learner of yours call `POST /v1/learners/{learnerId}/tokens` with an id of your own; for an anonymous one leave the server key out.",
		zh: "此调用会建立不属于您租户的匿名学习者。要为您的学习者取得令牌，请用自己的 id 调用 `POST /v1/learners/{learnerId}/tokens`；要建立匿名学习者，请不要带服务器密钥。",
	},
	learnerNotYours: {
		en: "Leave `learnerId` out, or name the token's learner.",
		zh: "请省去 `learnerId`，或者填写令牌所属的学习者。",
	},
	policyNeedsLearner: {
		en: "Name the learner whose attempts count in `learnerId`, or leave `policy` out.",
		zh: "请在 `learnerId` 中指明为谁计分，或者省去 `policy`。",
	},
	policyNeedsServerKey: {
		en: "Only a server key makes an assessed scenario; leave `policy` out to practise.",
		zh: "只有服务器密钥可以生成计分场景；练习时请省去 `policy`。",
	},
	policyTakesNoSeed: {
		en: "Leave `seed` out: whoever knows it can practise the same scenario. Or leave `policy` out.",
		zh: "请省去 `seed`：知道它的人可以先练习同一个场景。或者省去 `policy`。",
	},
	rateLimited: {
		en: "Wait as long as `Retry-After` says, or use a token that a server key minted.",
		zh: "请等待 `Retry-After` 所示的秒数，或者改用由服务器密钥签发的令牌。",
	},
	notConfigured: {
		en: "A setting of the service is missing or not valid; its log says which one and what to do.",
		zh: "服务的某项设置缺失或无效；服务日志写明了是哪一项以及该怎么做。",
	},
	internalError: (requestId: string) => ({
		en: `It is not your fault. Try again; if it persists, report request ${requestId}.`,
		zh: `这不是您的错。请重试；如果仍然如此，请报告请求编号 ${requestId}。`,
	}),
	routeNotFound: {
		en: "See /openapi.json or /docs for the addresses.",
		zh: "所有地址见 /openapi.json 或 /docs。",
	},
	methodNotAllowed: (allow: string) => ({
		en: `This address answers ${allow}.`,
		zh: `这个地址只接受 ${allow}。`,
	}),
	scenarioNotFound: {
		en: "The id was not made here, or was changed or cut on its way.",
		zh: "这个 id 不是在这里生成的，或者在途中被改动、截断了。",
	},
	scenarioExpired: {
		en: "Scenarios live for 30 days; ask for a new one.",
		zh: "场景的有效期是 30 天；请另取一个。",
	},
	scenarioRetired: {
		en: "Ask for a new scenario of the same template.",
		zh: "请用同一模板另取一个场景。",
	},
	scenarioOfAnother: {
		en: "Only the learner that it was made for may use it.",
		zh: "只有这个场景所属的学习者可以使用它。",
	},
	scenarioAssessed: {
		en: "Submit the answers to `POST /v1/learners/{learnerId}/attempts`; see `links`.",
		zh: "请把答案提交到 `POST /v1/learners/{learnerId}/attempts`，见 `links`。",
	},
	proofInvalid: {
		en: "Follow the `links` of a result of this scenario, or leave `proof` out.",
		zh: "请使用这个场景评分结果中的 `links`，或者省去 `proof`。",
	},
	misconceptionNotFound: {
		en: "Follow `links.believed` of a result of this scenario.",
		zh: "请使用这个场景评分结果中的 `links.believed`。",
	},
	questionNotFound: {
		en: "GET /v1/questions lists them.",
		zh: "GET /v1/questions 列出全部题目。",
	},
	quizNotFound: {
		en: "The quiz id was not made here, or was changed or cut on its way; leave `quizId` out to practise.",
		zh: "这个测验 id 不是在这里生成的，或者在途中被改动、截断了；练习时请省去 `quizId`。",
	},
	questionNotOfQuiz: {
		en: "Send the `id` and the `seed` of one of the quiz's questions, or leave `quizId` out to practise.",
		zh: "请发送这份测验中某道题的 `id` 和 `seed`；练习时请省去 `quizId`。",
	},
	timeIsUp: (deadline: string, graceS: number) => ({
		en: `Answers had to arrive by ${deadline}; ${graceS} s more were allowed for the network. Nothing was graded or recorded.`,
		zh: `答案须在 ${deadline} 之前送达，网络延迟另宽限 ${graceS} 秒。没有评分，也没有记录。`,
	}),
	versionNeedsSeed: {
		en: "Name the `seed` of the quiz as well: a version alone is no set.",
		zh: "请同时给出测验的 `seed`：只有版本不能确定一份测验。",
	},
	quizVersionGone: {
		en: "Questions or templates have changed since. Leave `version` out for a set of today; scenarios that you have the ids of still open.",
		zh: "题目或模板后来有了变化。请省去 `version`，取一份现在的测验；手中已有 id 的场景仍可打开。",
	},
	contentsOfFew: (most: number) => ({
		en: `Contents are given for at most ${most} items; leave \`contents\` out and follow the links.`,
		zh: `内容最多随 ${most} 项一起给出；请省去 \`contents\`，改用链接。`,
	}),
	attemptNotFound: {
		en: "The learner's record has no attempt of this number.",
		zh: "学习者的记录中没有这个编号的作答。",
	},
	answersNotKept: {
		en: "It was recorded by a version that did not keep what this needs; its result stays as it was answered.",
		zh: "记录这次作答的版本没有保存重新评分所需的内容；当时的评分结果仍然保留。",
	},
	keyReused: {
		en: "Use a new Idempotency-Key for each submission.",
		zh: "每次提交请使用新的 Idempotency-Key。",
	},
	batchedKey: {
		en: "Each attempt of a batch has an `idempotencyKey` of its own: 1 to 255 printable ASCII characters.",
		zh: "批量提交时，每次作答都要有自己的 `idempotencyKey`：1 到 255 个可打印的 ASCII 字符。",
	},
	attemptsUsedUp: {
		en: "Its policy allows no more; ask for a new scenario.",
		zh: "按规定不能再作答；请另取一个场景。",
	},
	attemptLogFull: {
		en: "Grade without recording instead.",
		zh: "请改为只评分、不记录。",
	},
	unreadableAnswers: {
		en: "See `errors` for what is accepted; with `final` the answers are handed in as they are.",
		zh: "能接受的写法见 `errors`；带上 `final` 则按现在的样子交卷。",
	},
	noAnswer: {
		en: "No answer was given; with `final` that is handed in as it is.",
		zh: "没有任何答案；带上 `final` 则按空白交卷。",
	},
	shownLogFull: {
		en: "The learner's record takes no more; ask without the token to practise.",
		zh: "学习者的记录已满；练习时请不要带令牌。",
	},
	hintLogFull: {
		en: "The learner's record takes no more hints.",
		zh: "学习者的记录不能再存放提示。",
	},
	blanksOfScenario: (ids: readonly string[]) => ({
		en: `This scenario has the blanks ${ids.join(", ")}.`,
		zh: `这个场景的空格有 ${ids.join("、")}。`,
	}),
	unknownName: (what: NamedThing, name: string) => ({
		en: `There is no ${NAMED[what].en} "${name}"; GET /v1/catalogue lists what there is.`,
		zh: `没有名为“${name}”的${NAMED[what].zh}；GET /v1/catalogue 列出全部名称。`,
	}),
	skillOfQuestions: (skill: string) => ({
		en: `Only questions train the skill ${skill}: \`GET /v1/questions?skill=${skill}\` lists them.`,
		zh: `技能 ${skill} 只有题目考查，没有场景：\`GET /v1/questions?skill=${skill}\` 列出这些题目。`,
	}),
	unknownParameter: (taken: readonly string[]) => ({
		en: `There is no such parameter; this address takes ${taken.join(", ") || "none"}.`,
		zh: `没有这个参数；这个地址接受的参数：${taken.join("、") || "无"}。`,
	}),
	unknownField: { en: "There is no such field here.", zh: "这里没有这个字段。" },
	fieldRequired: { en: "This field is required.", zh: "必须填写这个字段。" },
	bodyTooLarge: (bytes: number) => ({
		en: `A body may have at most ${bytes} bytes.`,
		zh: `请求体最多 ${bytes} 字节。`,
	}),
	bodyEmpty: {
		en: "The body is empty; send a JSON object, `{}` at least.",
		zh: "请求体是空的；请至少发送一个 JSON 对象 `{}`。",
	},
	bodyNotUtf8: { en: "The body is not UTF-8.", zh: "请求体不是 UTF-8 编码。" },
	bodyType: {
		en: "Send the body with `Content-Type: application/json`.",
		zh: "发送请求体时请带上 `Content-Type: application/json`。",
	},
	bodyCharset: { en: "JSON bodies are UTF-8.", zh: "JSON 请求体只能用 UTF-8 编码。" },
	bodyEncoding: {
		en: "Send the body without a Content-Encoding.",
		zh: "发送请求体时请不要使用 Content-Encoding。",
	},
	answerTooLarge: (bytes: number) => ({
		en: `With this event the trace takes more than ${bytes} bytes. Split the script, send less or in larger segments, or take fewer hosts or shorter ids.`,
		zh: `执行到这个事件时，轨迹超过 ${bytes} 字节。请拆分脚本、少发数据或加大报文段，或者减少主机、缩短 id。`,
	}),
} as const satisfies Readonly<Record<string, Detail>>;

/** What a parameter or a field may name, and the catalogue lists. */
const NAMED = {
	topic: { en: "topic", zh: "主题" },
	skill: { en: "skill", zh: "技能" },
	template: { en: "template", zh: "模板" },
} as const satisfies Readonly<Record<string, Localized>>;

export type NamedThing = keyof typeof NAMED;
