// An old duplicate SYN reaches the listener first; the client's RST undoes it (RFC 9293, 3.5, Figure 9).

import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf, withIsns } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const oldDuplicateSyn = handshake({
	id: "old-duplicate-syn",
	difficulty: 5,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "ack-repeats-sequence-number"],
	title: { en: "An old duplicate SYN", zh: "迟到的旧 SYN" },
	summary: {
		en: "A SYN of an earlier attempt reaches the server before the new one.",
		zh: "以前某次连接的 SYN 抢在新的 SYN 之前到达服务器。",
	},
	essentialStates: ["SYN-SENT", "LISTEN", "SYN-RECEIVED"],
	blanks: [6, 9],
	optionsAsWritten: true,
	draw(random, context) {
		const pair = drawHosts(random, context);
		const serverIsn = isnOf(pair, "server");
		const later = sequenceNumber(serverIsn + random.int(30_000, 900_000));
		return {
			...withIsns(pair, { server: [serverIsn, later] }),
			delayMs: Math.max(10, pair.delayMs),
			oldIsn: drawApart(random, isnOf(pair, "client")),
			/** The client's first SYN is lost; otherwise it only comes late. */
			lost: context.profile === "linux" || random.chance(40),
		};
	},
	script(run, { hosts: [client], oldIsn, lost, settings }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		if (lost) run.lose();
		run.inject("server", oldIsn, { ip: client.ip, port: client.port }, "old-duplicate");
		run.deliver(run.last());
		const reset = run.last();
		if (settings.resendSynAfterBadAckMs !== null) run.untilTimer("client");
		run.deliver(reset);
		if (lost && settings.resendSynAfterBadAckMs === null) run.untilTimer("client");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ lost }) => ({
		en: `A client opens a connection. Its SYN ${lost ? "is lost" : "takes a detour"}, and an old duplicate SYN of an earlier attempt, from the same address and port, reaches the server first.`,
		zh: `客户端发起连接。它的 SYN ${lost ? "丢失" : "在途中绕了远路"}，而以前某次连接的旧 SYN（地址和端口相同）却先到达了服务器。`,
	}),
	assumptions: ({ settings }) =>
		settings.resendSynAfterBadAckMs === null
			? []
			: [
					{
						en: `After a SYN,ACK with a wrong acknowledgment number this Linux sends its SYN again ${settings.resendSynAfterBadAckMs} ms later.`,
						zh: `该 Linux 收到确认号不对的 SYN,ACK 之后，过 ${settings.resendSynAfterBadAckMs} 毫秒就重传自己的 SYN。`,
					},
				],
	questions: (trace) => [howNoticed(trace)],
});

function howNoticed(trace: Trace): TemplateQuestion {
	return askChoice("how-noticed", {
		step: 4,
		label: {
			en: "What in the server's first SYN,ACK tells the client that something is wrong?",
			zh: "客户端根据服务器第一个 SYN,ACK 中的什么看出问题？",
		},
		options: [
			option("ack", "Its acknowledgment number", "确认号"),
			option("seq", "Its sequence number", "序号"),
			option("port", "Its port numbers", "端口号"),
			option("nothing", "Nothing: the client takes it", "看不出问题，客户端照常接受"),
		],
		key: follows(trace, "syn-sent-resets-bad-ack") ? "ack" : "nothing",
		rule: "syn-sent-resets-bad-ack",
		why: {
			en: "It acknowledges another number than the client's own SYN + 1. The server's number and the ports cannot look wrong: the client knows no number of the server yet, and the ports are the same.",
			zh: "它确认的不是客户端自己的 SYN 序号加 1。序号和端口看不出问题：客户端还不知道服务器的序号，端口也与自己的连接相同。",
		},
		skills: ["old-duplicates"],
	});
}
