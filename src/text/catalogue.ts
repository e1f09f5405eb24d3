// What a picker shows for the ids of the catalogue.
import type { Localized } from "./locale.ts";

export const FAMILY_TITLES = {
	handshake: { en: "Opening a connection", zh: "建立连接" },
	teardown: { en: "Closing a connection", zh: "释放连接" },
	"syn-attack": { en: "SYN attacks and defences", zh: "SYN 攻击与防御" },
} as const satisfies Record<string, Localized>;

export const NOTATION_TITLES = {
	raw: { en: "Raw 32-bit numbers", zh: "原始的 32 位序号" },
	relative: { en: "Relative numbers, as in Wireshark", zh: "相对序号（同 Wireshark）" },
	symbolic: { en: "Symbols, as in textbooks: x, y+1", zh: "符号（同教材）：x、y+1" },
} as const satisfies Record<string, Localized>;

export const PROFILE_TITLES = {
	rfc9293: { en: "By the book: RFC 9293", zh: "按标准：RFC 9293" },
	linux: { en: "As Linux does", zh: "按 Linux 的实现" },
} as const satisfies Record<string, Localized>;

export const ASK_KIND_TITLES = {
	state: { en: "State of a host", zh: "主机的状态" },
	flags: { en: "Flags of a segment", zh: "报文段的标志位" },
	"sequence-number": { en: "Sequence or acknowledgment number", zh: "序号或确认号" },
	count: { en: "How many", zh: "数量" },
	duration: { en: "How long", zh: "时长" },
	choice: { en: "One of several answers", zh: "单项选择" },
	"next-segment": { en: "The next segment as a whole", zh: "下一个报文段" },
	order: { en: "Events to be put in order", zh: "事件排序" },
	choices: { en: "Several of several answers", zh: "多项选择" },
} as const satisfies Record<string, Localized>;
