// Titles of what the catalogue lists, in Chinese.
import type { CatalogueWords } from "../facts/catalogue.ts";

export const catalogue: CatalogueWords = {
	families: {
		handshake: "建立连接",
		teardown: "释放连接",
		"syn-attack": "SYN 攻击与防御",
	},
	notations: {
		raw: "原始的 32 位序号",
		relative: "相对序号（同 Wireshark）",
		symbolic: "符号（同教材）：x、y+1",
	},
	profiles: {
		rfc9293: "按标准：RFC 9293",
		linux: "按 Linux 的实现",
	},
};
