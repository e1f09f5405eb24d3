// Wrong ideas about TCP, each one changed rule in one of four layers: what happens, how numbers are counted, how what
// happened is read, how a number is written. One without a layer shows in the options of questions that name it.
import type { Numbering } from "../tcp/numbering.ts";
import type { Settings } from "../tcp/settings.ts";
import type { State } from "../tcp/state.ts";
import type { Localized } from "../text/locale.ts";

/** What happens otherwise: the script runs again under changed settings of the engine. */
interface ChangedRun {
	readonly settings: (settings: Settings) => Partial<Settings>;
	/** It can only matter where somebody gets into this state. */
	readonly onlyWith?: State;
}

/** How what happened is read: the run is the right one. */
export interface ChangedReading {
	/** What a state is called instead. */
	readonly stateNames?: Readonly<Partial<Record<State, State>>>;
	/** Only of an end that comes from this state. */
	readonly onlyFrom?: State;
	/** What the length of the SYN queue counts beside its entries: SYNs that were answered with a cookie, or dropped. */
	readonly queueCounts?: readonly ("cookie" | "refused")[];
}

export interface Misconception {
	readonly run?: ChangedRun;
	readonly counting?: Partial<Numbering>;
	readonly reading?: ChangedReading;
	/** Numbers are written as if another notation had been asked for, or go on beyond 32 bits. */
	readonly notation?: "raw" | "relative" | "unwrapped";
	/** It shows wherever numbers are asked, so that no template is chosen to tell it from others. */
	readonly everywhere?: true;
	readonly title: Localized;
	readonly advice: Localized;
}

export const MISCONCEPTIONS = {
	"syn-does-not-consume": {
		counting: { syn: 0 },
		title: { en: "A SYN takes no sequence number", zh: "认为 SYN 不占用序号" },
		advice: {
			en: "A SYN counts as one octet: the next segment of its sender starts at SYN + 1, and the peer acknowledges SYN + 1.",
			zh: "SYN 要占用一个序号：发送方的下一个报文段从 SYN 的序号加 1 开始，对方的确认号也是 SYN 的序号加 1。",
		},
	},
	"fin-does-not-consume": {
		counting: { fin: 0 },
		title: { en: "A FIN takes no sequence number", zh: "认为 FIN 不占用序号" },
		advice: {
			en: "A FIN counts as one octet, so that it can be acknowledged and sent again: add 1 for it, after the data.",
			zh: "FIN 要占用一个序号，这样它才能被确认、被重传：数完数据之后还要加 1。",
		},
	},
	"pure-ack-consumes": {
		counting: { pureAck: 1 },
		title: { en: "A pure ACK takes a sequence number", zh: "认为纯 ACK 也占用序号" },
		advice: {
			en: "Only SYN, FIN and data octets are counted. A segment with nothing but an ACK leaves the next sequence number as it is.",
			zh: "只有 SYN、FIN 和数据字节占用序号。只带 ACK 的报文段不会改变下一个序号。",
		},
	},
	"ack-names-last-received": {
		counting: { ackNames: "last" },
		title: { en: "The ACK names the last octet received", zh: "认为确认号是最后收到的字节" },
		advice: {
			en: "An acknowledgment number says which octet is expected next, one beyond the last that arrived.",
			zh: "确认号表示期望收到的下一个字节，比最后收到的字节大 1。",
		},
	},
	"ack-counts-segments": {
		counting: { data: "segments" },
		title: { en: "Numbers count segments", zh: "认为序号按报文段计数" },
		advice: {
			en: "TCP numbers octets, not segments: a segment with 100 octets of data moves the numbers on by 100.",
			zh: "TCP 按字节编号，而不是按报文段编号：带 100 字节数据的报文段使序号增加 100。",
		},
	},
	"ack-repeats-sequence-number": {
		counting: { ackNames: "same" },
		title: { en: "The ACK repeats the sequence number", zh: "认为确认号等于对方的序号" },
		advice: {
			en: "An ACK does not repeat the number of the segment that it answers: add everything that the segment takes.",
			zh: "确认号不是照抄对方报文段的序号，还要加上该报文段占用的序号个数。",
		},
	},
	"retransmission-takes-new-number": {
		counting: { retransmission: "next" },
		title: { en: "A retransmission takes a new number", zh: "认为重传使用新的序号" },
		advice: {
			en: "A retransmission is the same octets again, so it carries the same sequence number.",
			zh: "重传的是同样的字节，因此使用原来的序号。",
		},
	},
	"no-time-wait": {
		run: { settings: () => ({ timeWait: "nobody" }), onlyWith: "TIME-WAIT" },
		title: { en: "Nobody waits in TIME-WAIT", zh: "认为没有 TIME-WAIT" },
		advice: {
			en: "The end that closes first sends the last ACK and must wait 2 MSL, because that ACK may be lost.",
			zh: "先关闭的一方发送最后一个 ACK，它可能丢失，所以必须等待 2MSL。",
		},
	},
	"linear-backoff": {
		run: { settings: () => ({ backoff: "linear" }) },
		title: { en: "The timeout stays the same", zh: "认为重传超时不变" },
		advice: {
			en: "The retransmission timeout doubles at each expiry: 1 s, 2 s, 4 s, …",
			zh: "每次超时后重传超时时间加倍：1 秒、2 秒、4 秒……",
		},
	},
	"ack-adds-one-always": {
		counting: { ackNames: "plus-one" },
		everywhere: true,
		title: { en: "The ACK is always seq + 1", zh: "认为确认号总是对方序号加 1" },
		advice: {
			en: "Plus one is right only after a SYN or FIN without data. After data, add every octet of it.",
			zh: "只有对不带数据的 SYN 或 FIN 才是加 1；收到数据时要加上数据的全部字节数。",
		},
	},
	"ack-counts-own-number": {
		counting: { ackNames: "own" },
		everywhere: true,
		title: { en: "The ACK follows one's own sequence number", zh: "认为确认号由自己的序号得出" },
		advice: {
			en: "An acknowledgment number counts what the peer sent, so it belongs to the peer's numbers, not to one's own.",
			zh: "确认号是对对方所发内容的计数，属于对方的序号空间，与自己的序号无关。",
		},
	},
	"seq-and-ack-swapped": {
		counting: { fields: "swapped" },
		everywhere: true,
		title: { en: "Sequence and acknowledgment number swapped", zh: "序号与确认号写反" },
		advice: {
			en: "seq numbers what this segment's sender sends, ack what it expects from the other end.",
			zh: "seq 是本报文段发送方自己数据的编号，ack 是它期望从对方收到的编号。",
		},
	},
	"relative-where-raw": {
		notation: "relative",
		everywhere: true,
		title: { en: "Relative numbers where raw ones were asked", zh: "题目要求原始序号，却写了相对序号" },
		advice: {
			en: "These numbers are relative, as Wireshark shows them. Here the 32-bit numbers of the header are asked: add the initial sequence number.",
			zh: "这些是 Wireshark 显示的相对序号。本题要求首部中的 32 位数值，需要加上初始序号。",
		},
	},
	"raw-where-relative": {
		notation: "raw",
		everywhere: true,
		title: { en: "Raw numbers where relative ones were asked", zh: "题目要求相对序号，却写了原始序号" },
		advice: {
			en: "These are the raw 32-bit numbers. Here relative ones are asked: subtract the initial sequence number of that direction.",
			zh: "这些是原始的 32 位数值。本题要求相对序号，需要减去该方向的初始序号。",
		},
	},
	"passive-closer-waits": {
		run: { settings: () => ({ timeWait: "passive-closer" }), onlyWith: "TIME-WAIT" },
		title: { en: "The end that closes second waits in TIME-WAIT", zh: "认为后关闭的一方进入 TIME-WAIT" },
		advice: {
			en: "TIME-WAIT belongs to the end that sends the last ACK, the one that closed first. The other leaves LAST-ACK for CLOSED as soon as that ACK arrives.",
			zh: "TIME-WAIT 属于发送最后一个 ACK 的一方，即先关闭的一方；另一方在 LAST-ACK 收到该 ACK 后立即进入 CLOSED。",
		},
	},
	"msl-for-2msl": {
		run: { settings: ({ timeWaitMs }) => ({ timeWaitMs: timeWaitMs / 2 }), onlyWith: "TIME-WAIT" },
		title: { en: "TIME-WAIT lasts one MSL", zh: "认为 TIME-WAIT 只持续一个 MSL" },
		advice: {
			en: "It lasts two: one for the last ACK to die out, one for a FIN that is sent again because of its loss.",
			zh: "它持续两个 MSL：一个让最后的 ACK 在网络中消失，一个让因它丢失而重传的 FIN 到达。",
		},
	},
	"fin-wait-2-skipped": {
		reading: { stateNames: { "FIN-WAIT-2": "FIN-WAIT-1" } },
		title: { en: "FIN-WAIT-2 is left out", zh: "漏掉 FIN-WAIT-2" },
		advice: {
			en: "The ACK of our FIN alone moves FIN-WAIT-1 to FIN-WAIT-2; there the peer's FIN is awaited.",
			zh: "只要自己的 FIN 得到确认，就从 FIN-WAIT-1 进入 FIN-WAIT-2，在那里等待对方的 FIN。",
		},
	},
	"close-wait-and-fin-wait-2-confused": {
		reading: { stateNames: { "CLOSE-WAIT": "FIN-WAIT-2", "FIN-WAIT-2": "CLOSE-WAIT" } },
		title: { en: "CLOSE-WAIT and FIN-WAIT-2 confused", zh: "混淆 CLOSE-WAIT 与 FIN-WAIT-2" },
		advice: {
			en: "CLOSE-WAIT: the peer has closed and our own close() is awaited. FIN-WAIT-2: we have closed and the peer's FIN is awaited.",
			zh: "CLOSE-WAIT：对方已关闭，等待自己的程序调用 close()。FIN-WAIT-2：自己已关闭，等待对方的 FIN。",
		},
	},
	"closing-is-time-wait": {
		reading: { stateNames: { CLOSING: "TIME-WAIT" } },
		title: { en: "A crossing FIN leads straight to TIME-WAIT", zh: "认为 FIN 交错后直接进入 TIME-WAIT" },
		advice: {
			en: "With both FINs crossing, our own is not acknowledged yet: that wait is CLOSING. TIME-WAIT begins with the ACK of our FIN.",
			zh: "两个 FIN 交错时自己的 FIN 尚未得到确认，此时处于 CLOSING；收到对自己 FIN 的 ACK 后才进入 TIME-WAIT。",
		},
	},
	"close-ends-both-directions": {
		reading: { stateNames: { "CLOSE-WAIT": "CLOSED", "FIN-WAIT-2": "CLOSED" } },
		title: { en: "One close ends both directions", zh: "认为一方关闭就结束了两个方向" },
		advice: {
			en: "A FIN ends one direction only. The other end may go on sending and must close its own direction itself.",
			zh: "FIN 只结束一个方向，另一方仍可继续发送，并且必须自己关闭自己的方向。",
		},
	},
	"established-on-syn-ack-sent": {
		reading: { stateNames: { "SYN-RECEIVED": "ESTABLISHED" }, onlyFrom: "LISTEN" },
		title: {
			en: "The server is ESTABLISHED once it has sent SYN,ACK",
			zh: "认为服务器发出 SYN,ACK 就进入 ESTABLISHED",
		},
		advice: {
			en: "Until the third segment arrives the server does not know that its own SYN was received: it waits in SYN-RECEIVED.",
			zh: "第三个报文段到达之前，服务器不知道自己的 SYN 是否被收到，因此处于 SYN-RECEIVED。",
		},
	},
	"established-on-syn-sent": {
		reading: { stateNames: { "SYN-SENT": "ESTABLISHED" } },
		title: { en: "ESTABLISHED as soon as the SYN is sent", zh: "认为发出 SYN 就进入 ESTABLISHED" },
		advice: {
			en: "A SYN only asks. Its sender stays in SYN-SENT until the other end's SYN arrives, usually with an ACK.",
			zh: "SYN 只是请求。在收到对方的 SYN（通常带 ACK）之前，发送方处于 SYN-SENT。",
		},
	},
	"listen-until-third-ack": {
		reading: { stateNames: { "SYN-RECEIVED": "LISTEN" }, onlyFrom: "LISTEN" },
		title: { en: "The connection stays in LISTEN until the third ACK", zh: "认为第三个 ACK 到达前一直处于 LISTEN" },
		advice: {
			en: "The SYN creates a half-open connection in SYN-RECEIVED; only the listening socket itself stays in LISTEN.",
			zh: "SYN 到达后就产生一个处于 SYN-RECEIVED 的半连接；停留在 LISTEN 的只是监听套接字本身。",
		},
	},
	"retry-count-off-by-one": {
		run: { settings: () => ({ retriesCount: "transmissions" }) },
		title: { en: "The first transmission counted as a retry", zh: "把首次发送也算作一次重传" },
		advice: {
			en: "A limit of n retries means n retransmissions after the first transmission, n + 1 in all.",
			zh: "重传上限为 n，是指首次发送之后再重传 n 次，总共发送 n + 1 次。",
		},
	},
	"lifetime-without-last-wait": {
		run: { settings: () => ({ halfOpenEnds: "with-last-retransmission" }) },
		title: { en: "The last wait forgotten", zh: "忘记最后一次等待" },
		advice: {
			en: "After the last retransmission the server still waits once more, twice as long as before, and only then frees the entry.",
			zh: "最后一次重传之后，服务器还要再等一次（时间又加倍），然后才释放该半连接。",
		},
	},
	"queue-counts-the-dropped": {
		reading: { queueCounts: ["cookie", "refused"] },
		title: { en: "Dropped SYNs counted as entries", zh: "把被丢弃的 SYN 也算进队列" },
		advice: {
			en: "A SYN that finds no room is dropped and leaves no entry: the queue never holds more than its limit.",
			zh: "放不下的 SYN 被丢弃，不留下条目；队列长度不会超过上限。",
		},
	},
	"cookie-keeps-an-entry": {
		reading: { queueCounts: ["cookie"] },
		title: { en: "A cookie keeps an entry", zh: "认为使用 cookie 也会留下条目" },
		advice: {
			en: "The point of a cookie is that the server remembers nothing: it rebuilds the connection from the third ACK.",
			zh: "使用 cookie 正是为了让服务器什么也不记录：收到第三个 ACK 时再重建连接。",
		},
	},
	"no-wrap": {
		notation: "unwrapped",
		everywhere: true,
		title: { en: "Numbers go on beyond 2^32 − 1", zh: "认为序号超过 2^32 − 1 后继续增加" },
		advice: {
			en: "The header has 32 bits for a number: after 4294967295 comes 0. Take the result modulo 2^32.",
			zh: "首部中序号只有 32 位：4294967295 之后是 0，结果要对 2^32 取模。",
		},
	},
	"rst-is-acknowledged": {
		title: { en: "A RST is acknowledged", zh: "认为 RST 需要确认" },
		advice: {
			en: "A valid RST is neither acknowledged nor answered: whoever accepts it just ends the connection.",
			zh: "有效的 RST 既不被确认，也不会得到应答：接受它的一方直接结束连接。",
		},
	},
	"full-queue-answers-rst": {
		title: { en: "A full queue answers with RST", zh: "认为队列满时会回 RST" },
		advice: {
			en: "By default a SYN that finds no room is dropped silently, so that the client tries again.",
			zh: "默认情况下放不下的 SYN 被悄悄丢弃，客户端会重试。",
		},
	},
	"cookie-lets-spoofed-sources-in": {
		title: { en: "A cookie lets spoofed sources in", zh: "认为 cookie 会放进伪造的源地址" },
		advice: {
			en: "A spoofed source never sees the cookie, so it cannot acknowledge it: no connection comes of its SYN.",
			zh: "伪造的源地址看不到 cookie，无法确认它，因此它的 SYN 不会形成连接。",
		},
	},
	"larger-backlog-cures-the-flood": {
		title: { en: "A larger backlog cures a flood for good", zh: "认为增大 backlog 就能根治洪泛" },
		advice: {
			en: "A larger queue only takes longer to fill: at a rate above capacity divided by lifetime it is full again.",
			zh: "队列更大只是填满得更慢：只要速率超过容量除以寿命，它还会被填满。",
		},
	},
} as const satisfies Record<string, Misconception>;

export type MisconceptionId = keyof typeof MISCONCEPTIONS;

export const MISCONCEPTION_IDS = Object.keys(MISCONCEPTIONS) as readonly MisconceptionId[];

export function isMisconception(id: string): id is MisconceptionId {
	return Object.hasOwn(MISCONCEPTIONS, id);
}
