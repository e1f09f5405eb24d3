// Why a number is counted as it is, in Chinese.
import type { NumberWhyFacts, NumberWhyWords } from "../facts/number-why.ts";

const TAKES_ONE = (flag: string) => (facts: NumberWhyFacts) =>
	facts.field === "ack"
		? `${flag} 占用一个序号才能被确认：ack = ${facts.oneLess} 就是要求重传 ${flag}。`
		: `${flag} 已占用一个序号，若 seq = ${facts.oneLess}，就会与它重叠。`;

export const numberWhy: NumberWhyWords = {
	sentence: {
		"syn-consumes-one": TAKES_ONE("SYN"),
		"text-of-syn-dropped": () => "Linux 只接受其中的 SYN，数据被丢弃，所以期望收到的仍是从这个序号开始的数据。",
		"fin-consumes-one": TAKES_ONE("FIN"),
		"data-counts-octets": ({ field, from }) => {
			if (from === null) return "每个数据字节都有自己的序号。";
			return field === "ack"
				? `每个字节都有自己的序号：若 ack = ${from}，对方就要把它们全部重传。`
				: `每个字节都有自己的序号：若 seq = ${from}，对方会当作已收过的数据。`;
		},
		"ack-is-next-expected": () => "确认号是第一个还没收到的序号，而不是最后收到的那个。",
		"pure-ack-consumes-nothing": () => "纯 ACK 不占用序号，否则每个 ACK 又要得到确认，永无止境。",
		"retransmission-keeps-number": () => "换一个序号，接收方就会当作新的内容。",
		"reset-takes-number-from-ack": () => "换成别的序号，RST 会被丢弃，或只引来一个 ACK。",
		"abort-takes-next-number": () => "这正是对方期望的序号，RST 才有效；RST 本身不占用序号。",
		"reset-without-number": () => "由它的确认号可以看出应答的正是这个报文段。",
		"cookie-encodes-entry": () => "它由地址、端口、时钟和只有服务器知道的密钥散列而成，别人造不出来。",
		"probe-goes-one-back": () => "对方早已收过这个序号，必须回一个 ACK，说明自己期望的序号。",
		"initial-number-is-chosen": () => "它难以猜测，外人才无法发送序号相符的报文段（RFC 6528）。",
		"given-from-outside": () => "",
	},
};
