// What the shells say before any script runs, and in the heads of the pages, in every language.
import type { Localized } from "../../text/locale.ts";
import type { PageName } from "./pages.ts";

interface PageWords {
	readonly title: string;
	/** For search engines and for whoever shares the address. */
	readonly description: string;
	/** In the navigation; as short as can be. */
	readonly nav: string;
}

interface ShellWords {
	/** In its own language. */
	readonly name: string;
	readonly summary: string;
	readonly pages: Readonly<Record<PageName, PageWords>>;
	readonly skip: string;
	readonly navigation: string;
	readonly theme: string;
	readonly loading: string;
	readonly noScript: string;
	readonly documentation: string;
	readonly contract: string;
}

export const SHELL_WORDS: Localized<ShellWords> = {
	en: {
		name: "English",
		summary: "Practise how TCP opens, closes and is attacked",
		pages: {
			practice: {
				title: "seqack: practise TCP",
				description:
					"See what has happened on the wire between two hosts, and put in what is missing: states, flags, sequence and acknowledgment numbers. Without an account.",
				nav: "Practise",
			},
			learn: {
				title: "What is due · seqack",
				description: "What you should practise next about TCP, and why: before it is forgotten, or because it is new.",
				nav: "Due",
			},
			quiz: {
				title: "Quiz · seqack",
				description: "A mixed set of questions and scenarios about TCP, against the clock if you like.",
				nav: "Quiz",
			},
			progress: {
				title: "Progress · seqack",
				description: "Which skills about TCP you have mastered, what is due, and which misconceptions are cured.",
				nav: "Progress",
			},
			record: {
				title: "Your record · seqack",
				description: "Where your record is kept, how to use it on a second device, and how to take it away.",
				nav: "Record",
			},
			lab: {
				title: "TCP lab · seqack",
				description:
					"The TCP engine in your browser: make hosts call, deliver, lose, change or forge segments, and see what each does and why. Every experiment is a link.",
				nav: "Lab",
			},
			docs: {
				title: "API documentation · seqack",
				description: "The API of seqack: how to begin, credentials, LMS, phone, page, exams, errors, limits, sandbox.",
				nav: "",
			},
			api: {
				title: "Every operation · seqack API",
				description: "Every operation of the API of seqack, with samples, to be tried out here.",
				nav: "",
			},
			missing: { title: "Nothing here · seqack", description: "There is no page at this address.", nav: "" },
			teach: {
				title: "The class · seqack",
				description: "How a class stands with an assignment, and what it believes that is not so.",
				nav: "",
			},
			embed: {
				title: "A scenario about TCP · seqack",
				description: "Put in what is missing between two hosts that speak TCP.",
				nav: "",
			},
		},
		skip: "Skip to the content",
		navigation: "Pages",
		theme: "Light or dark",
		loading: "Loading …",
		noScript:
			"This page draws its exercises with JavaScript, which is off in this browser. Turn it on to practise. The same exercises can be had without it from the API:",
		documentation: "Documentation",
		contract: "OpenAPI",
	},
	zh: {
		name: "中文",
		summary: "练习 TCP 如何建立连接、释放连接和遭受攻击",
		pages: {
			practice: {
				title: "seqack：TCP 练习",
				description: "观察两台主机之间已经发生的报文交互，把缺少的内容填进去：状态、标志位、序号与确认号。无需注册。",
				nav: "练习",
			},
			learn: {
				title: "该复习的 · seqack",
				description: "接下来该练 TCP 的哪些内容，为什么：快要忘了，或者是新内容。",
				nav: "复习",
			},
			quiz: {
				title: "测验 · seqack",
				description: "一组关于 TCP 的题目与场景，可以限时。",
				nav: "测验",
			},
			progress: {
				title: "学习进度 · seqack",
				description: "哪些 TCP 技能已经掌握，哪些该复习，哪些误解已经纠正。",
				nav: "进度",
			},
			record: {
				title: "我的记录 · seqack",
				description: "学习记录存放在哪里，怎样在另一台设备上使用，怎样下载或删除。",
				nav: "记录",
			},
			lab: {
				title: "TCP 实验室 · seqack",
				description:
					"浏览器里的 TCP 引擎：让主机发出调用，送达、丢弃、修改或伪造报文段，观察结果和原因。每个实验都是一个链接。",
				nav: "实验",
			},
			docs: {
				title: "API 文档 · seqack",
				description: "seqack 的 API：快速开始、凭据、LMS、手机应用、网页、考试、错误、限度、沙盒。",
				nav: "",
			},
			api: {
				title: "全部接口 · seqack API",
				description: "seqack API 的全部接口，附示例，可直接试用。",
				nav: "",
			},
			missing: { title: "没有这个页面 · seqack", description: "这个地址没有页面。", nav: "" },
			teach: { title: "班级 · seqack", description: "班级的作业完成情况，以及全班的误解。", nav: "" },
			embed: {
				title: "TCP 场景练习 · seqack",
				description: "把两台主机的 TCP 交互中缺少的内容填进去。",
				nav: "",
			},
		},
		skip: "跳到正文",
		navigation: "页面",
		theme: "浅色或深色",
		loading: "正在加载……",
		noScript:
			"本页用 JavaScript 绘制练习，而这个浏览器关闭了 JavaScript。开启后即可练习。不用 JavaScript 也可以通过 API 取得同样的练习：",
		documentation: "文档",
		contract: "OpenAPI",
	},
};
