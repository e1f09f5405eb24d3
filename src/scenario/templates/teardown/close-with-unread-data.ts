// close() while data has arrived that the program never read: a RST tells the peer that it is lost (RFC 9293, 3.6.1;
// RFC 2525, 2.17).

import { RESULTS } from "../../build/call-results.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, askCount, UNITS } from "../../build/questions.ts";
import { effectsOf, follows, octetsReceived, resultIn, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface CloseWithUnreadData extends Closing {
	/** Octets that arrive, and how many of them the program reads. */
	readonly message: number;
	readonly read: number;
}

export const closeWithUnreadData = teardown({
	id: "close-with-unread-data",
	difficulty: 4,
	misconceptions: ["ack-counts-segments", "ack-names-last-received"],
	title: { en: "close() with unread data", zh: "尚有未读数据时关闭" },
	summary: {
		en: "A program closes before, or after, it has read everything that arrived.",
		zh: "程序在读完（或没有读完）已到达的数据之后关闭连接。",
	},
	essentialStates: ["CLOSED", "FIN-WAIT-1"],
	blanks: [5, 7],
	draw(random, context) {
		const message = drawMessage(random);
		const part = random.int(0, Math.max(0, message - 1));
		return {
			...drawClosing(random, context, 50),
			message,
			read: random.chance(35) ? message : random.chance(50) ? 0 : part,
		};
	},
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		run.call(peer, "send", { bytes: drawn.message });
		run.deliver();
		run.deliver();
		if (drawn.read > 0) run.call(closer, "receive", { bytes: drawn.read });
		run.call(closer, "close");
		run.deliver();
		run.deliver();
		run.callAskingResult(peer, "receive");
	},
	story({ closer, peer, message, read }) {
		const reads = read === message ? "all of them" : read === 0 ? "none of them" : `${read} of them`;
		const zh = read === message ? "全部读走" : read === 0 ? "一个字节也没有读" : `只读了 ${read} 字节`;
		return {
			en: `The ${ENGLISH[peer]} sends ${message} octets. The ${ENGLISH[closer]}'s program reads ${reads} and calls close().`,
			zh: `${CHINESE[peer]}发送 ${message} 字节，${CHINESE[closer]}的程序${zh}，就调用 close()。`,
		};
	},
	assumptions: () => [
		{
			en: "Everything that arrived earlier has been read.",
			zh: "此前到达的数据都已读走。",
		},
	],
	questions: (trace, drawn) => [peerGets(trace, drawn), neverRead(trace, drawn)],
});

function peerGets(trace: Trace, { closer, peer }: CloseWithUnreadData): TemplateQuestion {
	const reset = follows(trace, "close-with-unread-data-resets");
	return askChoice("peer-gets", {
		step: trace.rows.length,
		label: {
			en: `What does receive() return to the ${ENGLISH[peer]}'s program in the last step?`,
			zh: `最后一步${CHINESE[peer]}的程序调用 receive() 得到什么？`,
		},
		options: [RESULTS.EOF, RESULTS.ECONNRESET, RESULTS.EPIPE, RESULTS.EAGAIN],
		key: resultIn(trace.rows.at(-1)),
		rule: reset ? "close-with-unread-data-resets" : "fin-received",
		why: reset
			? {
					en: `The ${ENGLISH[closer]} threw data away that it had already acknowledged. A FIN would hide that, so it sends a RST, and the ${ENGLISH[peer]}'s program gets ECONNRESET.`,
					zh: `${CHINESE[closer]}丢弃了已经确认过的数据。FIN 会掩盖这一点，所以它发送 RST，${CHINESE[peer]}的程序得到 ECONNRESET。`,
				}
			: {
					en: `Everything was read, so close() is an orderly end: a FIN, which the ${ENGLISH[peer]}'s program sees as the end of the data.`,
					zh: `数据已全部读走，close() 是正常结束：发送 FIN，${CHINESE[peer]}的程序读到数据结束。`,
				},
		skills: ["socket-errors"],
	});
}

function neverRead(trace: Trace, { closer, message, read }: CloseWithUnreadData): TemplateQuestion {
	const taken = effectsOf(trace).reduce(
		(sum, e) => (e.kind === "call-returned" && e.host === closer && e.call === "receive" ? sum + (e.octets ?? 0) : sum),
		0,
	);
	const arrived = sumOf(octetsReceived(trace, closer));
	return askCount("acknowledged-but-never-read", {
		step: trace.rows.length,
		unit: UNITS.octets,
		label: {
			en: `How many octets did the ${ENGLISH[closer]}'s TCP acknowledge that its program never read?`,
			zh: `${CHINESE[closer]}的 TCP 确认了、程序却始终没有读的数据有多少字节？`,
		},
		key: arrived - taken,
		rule: read === message ? "receive-takes-data" : "close-with-unread-data-resets",
		why: {
			en: `${arrived} octets arrived and were acknowledged, ${taken} were read: ${arrived - taken} are left. An ACK says that TCP has the data, not that the program has read it.`,
			zh: `到达并得到确认的有 ${arrived} 字节，读走 ${taken} 字节，还剩 ${arrived - taken} 字节。ACK 只表示 TCP 收到了数据，不表示程序已经读取。`,
		},
		skills: ["data-delivery"],
	});
}
