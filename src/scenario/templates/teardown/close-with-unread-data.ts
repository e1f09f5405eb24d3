// close() while data has arrived that the program never read: a RST tells the peer that it is lost (RFC 9293, 3.6.1;
// RFC 2525, 2.17).

import { hasFin, hasRst } from "../../../tcp/segment.ts";
import { lastRecvLabel, resultOption } from "../../build/call-results.ts";
import { type Closing, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askChoice, askCount, UNITS } from "../../build/questions.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import { effectsOf, follows, octetsReceived, resultIn, sumOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "What does close() send when data is left unread, and what does the other program get?",
			zh: "还有数据没读就 close()，会发送什么？对方的程序得到什么？",
		},
		asks: asksAny(
			asksQuestions("peer-gets", "acknowledged-but-never-read"),
			asksFlags((segment) => hasRst(segment) || hasFin(segment)),
			asksStates(["CLOSED", "FIN-WAIT-1"]),
		),
	},
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
			usual: true,
		},
	],
	questions: (trace, drawn) => [peerGets(trace, drawn), neverRead(trace, drawn)],
});

function peerGets(trace: Trace, drawn: CloseWithUnreadData): TemplateQuestion {
	const { closer, peer, message, read } = drawn;
	const reset = follows(trace, "close-with-unread-data-resets");
	const left = message - read;
	return askChoice("peer-gets", {
		step: trace.rows.length,
		label: lastRecvLabel(peer),
		options: recvResults(drawn),
		key: resultIn(trace.rows.at(-1)),
		rule: reset ? "close-with-unread-data-resets" : "recv-reports",
		why: reset
			? {
					en: `The ${ENGLISH[closer]} threw away ${left} octets that it had acknowledged. A FIN would hide that, so it sends a RST, and the ${ENGLISH[peer]}'s program gets ECONNRESET. Had all been read, recv() would return 0.`,
					zh: `${CHINESE[closer]}丢弃了已经确认过的 ${left} 字节。FIN 会掩盖这一点，所以它发送 RST，${CHINESE[peer]}的程序得到 ECONNRESET。若已全部读走，recv() 会返回 0。`,
				}
			: {
					en: `Everything was read, so close() is an orderly end: a FIN, which the ${ENGLISH[peer]}'s program sees as the end of the data. Had a single octet been left, it would be a RST and ECONNRESET.`,
					zh: `数据已全部读走，close() 是正常结束：发送 FIN，${CHINESE[peer]}的程序读到数据结束。哪怕剩下一个字节，就会是 RST 和 ECONNRESET。`,
				},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Compare the ${message} octets that arrive with what the ${ENGLISH[closer]}'s program reads before close().`,
				zh: `比较到达的 ${message} 字节与${CHINESE[closer]}的程序在 close() 之前读走的数量。`,
			},
			principle: {
				en: "close() ends the connection in order if all that arrived was read; if not, the peer must be told that data is lost.",
				zh: "到达的数据都读走了，close() 就正常结束连接；否则必须让对方知道数据丢失。",
			},
			begin: { en: `Arrived: ${message}; read: ${read}.`, zh: `到达 ${message} 字节，读走 ${read} 字节。` },
			follow: () => (left > 0 ? "ECONNRESET" : "EOF"),
		},
	});
}

function recvResults({ closer, peer, message, read }: CloseWithUnreadData): readonly Option[] {
	const left = message - read;
	return [
		resultOption("EOF", {
			en: `The ${ENGLISH[closer]} sends no FIN here: ${left} octets are still unread.`,
			zh: `${CHINESE[closer]}这里没有发送 FIN：还有 ${left} 字节没有读。`,
		}),
		resultOption("ECONNRESET", {
			en: `Nothing was lost: all ${message} octets are read, so close() sends a FIN.`,
			zh: `没有丢失什么：${message} 字节都已读走，close() 发送的是 FIN。`,
		}),
		resultOption("EPIPE", {
			en: "EPIPE tells a program that it cannot send any more; this one reads.",
			zh: "EPIPE 是说不能再发送；而这里是读取。",
		}),
		resultOption("EAGAIN", {
			en: `Something has come: what close() sent has reached the ${ENGLISH[peer]}.`,
			zh: `已经有内容到达：close() 发出的报文段已到达${CHINESE[peer]}。`,
		}),
	];
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
			en: `${arrived} octets arrived and were acknowledged, ${taken} were read: ${arrived - taken} are left. An ACK says that TCP has the data, not that the program has read it; only an answer of the program could say that.`,
			zh: `到达并得到确认的有 ${arrived} 字节，读走 ${taken} 字节，还剩 ${arrived - taken} 字节。ACK 只表示 TCP 收到了数据；程序是否读取，只有它自己的应答才能说明。`,
		},
		skills: ["data-delivery"],
		hints: {
			evidence: {
				en: `Look at what the ACK of the data covers, and at the calls of recv() on the ${ENGLISH[closer]}.`,
				zh: `看对数据的 ACK 确认了多少，以及${CHINESE[closer]}上的 recv() 调用。`,
			},
			principle: {
				en: "TCP acknowledges what arrives in order, whether or not the program reads it.",
				zh: "按序到达的数据 TCP 就会确认，与程序是否读取无关。",
			},
			begin: { en: `Acknowledged: ${message} octets.`, zh: `得到确认的：${message} 字节。` },
			follow: () => message - read,
		},
	});
}
