// What the page about one's record says, in every language.
import type { Localized } from "../../text/locale.ts";

export interface RecordWords {
	readonly heading: string;
	readonly where: string;
	readonly none: string;
	readonly keepsNothing: string;
	readonly second: {
		readonly heading: string;
		readonly how: string;
		readonly show: string;
		readonly code: string;
		readonly until: (time: string) => string;
		readonly have: string;
		readonly typed: string;
		readonly join: string;
		readonly replaces: string;
		readonly joined: string;
		readonly wrong: string;
	};
	readonly take: { readonly heading: string; readonly how: string; readonly download: string };
	readonly erase: {
		readonly heading: string;
		readonly how: string;
		readonly erase: string;
		readonly sure: string;
		readonly yes: string;
		readonly no: string;
		readonly done: string;
	};
	readonly unreachable: string;
	readonly working: string;
}

export const RECORD_WORDS: Localized<RecordWords> = {
	en: {
		heading: "Your record",
		where:
			"You have no account. Your answers are kept under a number that this browser alone knows, without your name. If its data is cleared, the record is lost, unless another device has it too.",
		none: "Nothing is recorded yet: a record begins with the first exercise that you check.",
		keepsNothing: "This browser keeps nothing, as in private windows: your record ends with this tab.",
		second: {
			heading: "On a second device",
			how: "Show a code here and type it there, on this page, within ten minutes. Both then have the same record.",
			show: "Show a code",
			code: "Code",
			until: (time) => `Good until ${time}, for one device.`,
			have: "A code from another device",
			typed: "Eight letters and digits",
			join: "Use that record here",
			replaces: "What was practised on this device stays in a record of its own, which is no longer shown here.",
			joined: "Done: this device now has that record.",
			wrong: "This code is not good: mistyped, used already, or older than ten minutes.",
		},
		take: {
			heading: "Take it away",
			how: "Everything that is kept of you, as one JSON file.",
			download: "Download my record",
		},
		erase: {
			heading: "Erase it",
			how: "Deletes the record from the service and from this browser. It cannot be undone.",
			erase: "Erase my record",
			sure: "Really erase everything?",
			yes: "Yes, erase it",
			no: "No, keep it",
			done: "Your record is erased. The next exercise that you check begins a new one.",
		},
		unreachable: "The service cannot be reached right now; nothing was changed.",
		working: "One moment …",
	},
	zh: {
		heading: "我的记录",
		where:
			"这里不用注册。您的作答保存在一个只有这个浏览器知道的编号下，不含姓名。清除浏览器数据后，记录就找不回来了，除非另一台设备上也有。",
		none: "还没有任何记录：提交第一道练习后开始记录。",
		keepsNothing: "这个浏览器不保存数据（例如无痕窗口）：关闭标签页后记录就没有了。",
		second: {
			heading: "在另一台设备上使用",
			how: "在这里显示配对码，十分钟内在另一台设备的本页输入，两台设备就使用同一份记录。",
			show: "显示配对码",
			code: "配对码",
			until: (time) => `${time} 之前有效，只能用于一台设备。`,
			have: "输入另一台设备的配对码",
			typed: "八位字母和数字",
			join: "在这里使用那份记录",
			replaces: "这台设备上已经练习的内容留在原来的记录里，不再显示。",
			joined: "完成：这台设备现在使用那份记录。",
			wrong: "配对码无效：输入有误、已经用过，或者已超过十分钟。",
		},
		take: { heading: "下载", how: "保存的全部内容，一个 JSON 文件。", download: "下载我的记录" },
		erase: {
			heading: "删除",
			how: "从服务和这个浏览器中删除记录，无法恢复。",
			erase: "删除我的记录",
			sure: "确定全部删除吗？",
			yes: "确定删除",
			no: "不，保留",
			done: "记录已删除。提交下一道练习时会开始新的记录。",
		},
		unreachable: "暂时无法连接服务，什么也没有改变。",
		working: "请稍候……",
	},
};
