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
