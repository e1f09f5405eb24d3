// What the practice pages say around the exercises, in every language.
import type { Localized } from "../../text/locale.ts";

export interface PracticeWords {
	readonly heading: string;
	readonly kinds: string;
	readonly families: Readonly<Record<"any" | "handshake" | "teardown" | "syn-attack", string>>;
	readonly resumed: string;
	readonly another: string;
	readonly due: string;
	readonly share: string;
	readonly shareTitle: string;
	readonly shared: Readonly<Record<"copied" | "refused", string>>;
	readonly shareLike: string;
	readonly loading: string;
	readonly retry: string;
	readonly queuedNow: string;
	readonly trouble: {
		readonly nothingKept: string;
		readonly busy: string;
		readonly expired: string;
		readonly foreign: string;
		readonly unknown: string;
		readonly oneLikeIt: string;
		readonly anyOne: string;
	};
	readonly learn: {
		readonly heading: string;
		readonly begin: string;
		readonly next: string;
		readonly offline: string;
	};
	readonly quiz: {
		readonly heading: string;
		readonly intro: string;
		readonly size: string;
		readonly what: string;
		readonly scenarios: string;
		readonly questions: string;
		readonly both: string;
		readonly difficulty: string;
		readonly anyDifficulty: string;
		readonly clock: string;
		readonly noClock: string;
		readonly minutes: (n: number) => string;
		readonly start: string;
		readonly again: string;
	};
	readonly progress: { readonly heading: string; readonly none: string; readonly begin: string };
	readonly missing: { readonly heading: string; readonly text: string; readonly go: string };
}

export const PRACTICE_WORDS: Localized<PracticeWords> = {
	en: {
		heading: "Practise TCP",
		kinds: "What to practise",
		families: { any: "Anything", handshake: "Opening", teardown: "Closing", "syn-attack": "Attacks" },
		resumed: "You had begun this one; it is as you left it.",
		another: "A new one",
		due: "What is due",
		share: "Share",
		shareTitle: "A scenario about TCP",
		shared: { copied: "The link is copied.", refused: "Copy this link:" },
		shareLike: "This one is for you alone; the link opens one like it.",
		loading: "Loading …",
		retry: "Try again",
		queuedNow: "Kept. It is sent and graded as soon as the service can be reached.",
		trouble: {
			nothingKept:
				"The service cannot be reached, and nothing like this was loaded before. After a visit with a network a few exercises are kept for next time.",
			busy: "That was too fast for the service. Wait a moment.",
			expired: "This scenario has expired: they live for 30 days.",
			foreign: "This scenario was made for somebody else.",
			unknown: "There is no such scenario; perhaps the link was cut on its way.",
			oneLikeIt: "Practise one like it",
			anyOne: "Practise another one",
		},
		learn: {
			heading: "What is due",
			begin: "Nothing is due yet. Begin with this one; from then on you see here what to practise next.",
			next: "What is next",
			offline: "Without a network: what was loaded before.",
		},
		quiz: {
			heading: "Quiz",
			intro: "A mixed set. You see what was right at the end of each.",
			size: "How many",
			what: "Of what",
			scenarios: "Scenarios",
			questions: "Questions",
			both: "Both",
			difficulty: "Difficulty",
			anyDifficulty: "Any",
			clock: "Time",
			noClock: "No clock",
			minutes: (n) => `${n} minutes`,
			start: "Start",
			again: "Another quiz",
		},
		progress: {
			heading: "Progress",
			none: "Nothing is recorded yet. Your skills appear here after the first exercise that you check.",
			begin: "Begin",
		},
		missing: {
			heading: "There is nothing here",
			text: "The address may have been mistyped, or the page is no more.",
			go: "Practise instead",
		},
	},
	zh: {
		heading: "TCP 练习",
		kinds: "练习内容",
		families: { any: "不限", handshake: "建立连接", teardown: "释放连接", "syn-attack": "攻击" },
		resumed: "这是您上次没有做完的练习，内容原样保留。",
		another: "换一个",
		due: "该复习的",
		share: "分享",
		shareTitle: "TCP 场景练习",
		shared: { copied: "链接已复制。", refused: "请复制这个链接：" },
		shareLike: "这个场景只属于您；链接会打开一个类似的场景。",
		loading: "正在加载……",
		retry: "重试",
		queuedNow: "已保存。一旦能连上服务，就会提交并评分。",
		trouble: {
			nothingKept: "无法连接服务，之前也没有加载过这样的练习。联网打开一次，就会存下几道练习备用。",
			busy: "请求太快了，请稍候片刻。",
			expired: "这个场景已过期：场景的有效期是 30 天。",
			foreign: "这个场景是为别人生成的。",
			unknown: "没有这个场景，链接可能在途中被截断了。",
			oneLikeIt: "练一个类似的",
			anyOne: "练另一个",
		},
		learn: {
			heading: "该复习的",
			begin: "还没有要复习的内容。先做这一个，之后这里会告诉您接下来该练什么。",
			next: "下一个",
			offline: "当前没有网络，显示的是之前加载的内容。",
		},
		quiz: {
			heading: "测验",
			intro: "一组混合题目，每做完一题就能看到对错。",
			size: "题数",
			what: "题型",
			scenarios: "场景",
			questions: "概念题",
			both: "都要",
			difficulty: "难度",
			anyDifficulty: "不限",
			clock: "时间",
			noClock: "不限时",
			minutes: (n) => `${n} 分钟`,
			start: "开始",
			again: "再测一次",
		},
		progress: {
			heading: "学习进度",
			none: "还没有任何记录。提交第一道练习后，这里会显示您的各项技能。",
			begin: "开始练习",
		},
		missing: {
			heading: "这里没有内容",
			text: "地址可能有误，或者页面已经不存在。",
			go: "去练习",
		},
	},
};
