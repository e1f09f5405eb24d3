// Wrong ideas about TCP, each one changed rule: of how numbers are counted, or of the engine itself.
import type { Numbering } from "../tcp/numbering.ts";
import type { Rules } from "../tcp/rules.ts";
import type { Localized } from "../text/locale.ts";

export interface Misconception {
	/** Changes how numbers are counted. */
	readonly numbering?: Partial<Numbering>;
	/** Changes what the protocol does: the play is run again under it. */
	readonly rules?: Partial<Rules>;
	readonly title: Localized;
	readonly advice: Localized;
}

export const MISCONCEPTIONS = {
	"syn-does-not-consume": {
		numbering: { syn: 0 },
		title: { en: "A SYN takes no sequence number", zh: "认为 SYN 不占用序号" },
		advice: {
			en: "A SYN counts as one octet: the next segment of its sender starts at SYN + 1, and the peer acknowledges SYN + 1.",
			zh: "SYN 要占用一个序号：发送方的下一个报文段从 SYN 的序号加 1 开始，对方的确认号也是 SYN 的序号加 1。",
		},
	},
	"fin-does-not-consume": {
		numbering: { fin: 0 },
		title: { en: "A FIN takes no sequence number", zh: "认为 FIN 不占用序号" },
		advice: {
			en: "A FIN counts as one octet, so that it can be acknowledged and sent again: add 1 for it, after the data.",
			zh: "FIN 要占用一个序号，这样它才能被确认、被重传：数完数据之后还要加 1。",
		},
	},
	"pure-ack-consumes": {
		numbering: { pureAck: 1 },
		title: { en: "A pure ACK takes a sequence number", zh: "认为纯 ACK 也占用序号" },
		advice: {
			en: "Only SYN, FIN and data octets are counted. A segment with nothing but an ACK leaves the next sequence number as it is.",
			zh: "只有 SYN、FIN 和数据字节占用序号。只带 ACK 的报文段不会改变下一个序号。",
		},
	},
	"ack-names-last-received": {
		numbering: { ackNames: "last" },
		title: { en: "The ACK names the last octet received", zh: "认为确认号是最后收到的字节" },
		advice: {
			en: "An acknowledgment number says which octet is expected next, one beyond the last that arrived.",
			zh: "确认号表示期望收到的下一个字节，比最后收到的字节大 1。",
		},
	},
	"ack-counts-segments": {
		numbering: { data: "segments" },
		title: { en: "Numbers count segments", zh: "认为序号按报文段计数" },
		advice: {
			en: "TCP numbers octets, not segments: a segment with 100 octets of data moves the numbers on by 100.",
			zh: "TCP 按字节编号，而不是按报文段编号：带 100 字节数据的报文段使序号增加 100。",
		},
	},
	"ack-repeats-sequence-number": {
		numbering: { ackNames: "same" },
		title: { en: "The ACK repeats the sequence number", zh: "认为确认号等于对方的序号" },
		advice: {
			en: "An ACK does not repeat the number of the segment that it answers: add everything that the segment takes.",
			zh: "确认号不是照抄对方报文段的序号，还要加上该报文段占用的序号个数。",
		},
	},
	"retransmission-takes-new-number": {
		numbering: { retransmission: "next" },
		title: { en: "A retransmission takes a new number", zh: "认为重传使用新的序号" },
		advice: {
			en: "A retransmission is the same octets again, so it carries the same sequence number.",
			zh: "重传的是同样的字节，因此使用原来的序号。",
		},
	},
	"no-time-wait": {
		rules: { timeWait: "nobody" },
		title: { en: "Nobody waits in TIME-WAIT", zh: "认为没有 TIME-WAIT" },
		advice: {
			en: "The end that closes first sends the last ACK and must wait 2 MSL, because that ACK may be lost.",
			zh: "先关闭的一方发送最后一个 ACK，它可能丢失，所以必须等待 2MSL。",
		},
	},
	"linear-backoff": {
		rules: { backoff: "linear" },
		title: { en: "The timeout stays the same", zh: "认为重传超时不变" },
		advice: {
			en: "The retransmission timeout doubles at each expiry: 1 s, 2 s, 4 s, …",
			zh: "每次超时后重传定时时间加倍：1 秒、2 秒、4 秒……",
		},
	},
} as const satisfies Record<string, Misconception>;

export type MisconceptionId = keyof typeof MISCONCEPTIONS;
