// In SYN-SENT an ACK that does not fit the SYN: refused with a RST, or ignored if it is a RST itself (RFC 9293, 3.10.7.3).

import { ACK, flagNames, RST, SYN } from "../../../tcp/flags.ts";
import { sequenceNumber } from "../../../tcp/sequence-number.ts";
import { handshake } from "../../build/family.ts";
import { drawApart, drawHosts, isnOf } from "../../build/hosts.ts";
import { askChoice, option } from "../../build/questions.ts";
import { follows } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const badAckInSynSent = handshake({
	id: "bad-ack-in-syn-sent",
	difficulty: 4,
	notations: ["raw"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "retransmission-takes-new-number"],
	title: { en: "An ACK that does not fit", zh: "SYN-SENT 状态收到不符的 ACK" },
	summary: {
		en: "A segment with a wrong acknowledgment number reaches a client in SYN-SENT.",
		zh: "处于 SYN-SENT 的客户端收到确认号不对的报文段。",
	},
	essentialStates: ["SYN-SENT"],
	blanks: [5, 8],
	draw(random, context) {
		const pair = drawHosts(random, context);
		const isn = isnOf(pair, "client");
		// One too low, as if the SYN took no number, or of an earlier connection altogether.
		const ack = random.chance(40) ? isn : sequenceNumber(drawApart(random, isn) + 1);
		return {
			...pair,
			delayMs: Math.max(10, pair.delayMs),
			bits: random.pick([SYN | ACK, SYN | ACK, ACK, RST | ACK]),
			seq: drawApart(random, isn),
			ack,
		};
	},
	script(run, { hosts: [, server], bits, seq, ack, settings }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		run.lose();
		const from = { ip: server.ip, port: server.port };
		run.injectSegment("client", { bits, seq, ack, length: 0, from }, "old-duplicate");
		const reset = run.busy() ? run.last() : undefined;
		const soon = settings.resendSynAfterBadAckMs !== null && reset !== undefined;
		if (soon) run.untilTimer("client");
		if (reset !== undefined) run.deliver(reset);
		if (!soon) run.untilTimer("client");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ bits }) => ({
		en: `A client opens a connection. Its first SYN is lost, and an old duplicate ${flagNames(bits).join(",")} of an earlier connection reaches it from the server's address and port.`,
		zh: `客户端发起连接。它的第一个 SYN 丢失，而以前某次连接的旧报文段（${flagNames(bits).join(",")}）从服务器的地址和端口迟到而来。`,
	}),
	assumptions: ({ settings, bits }) => [
		{
			en: `The client's first retransmission timeout is 1 s${settings.resendSynAfterBadAckMs === null || bits & RST ? "." : `; when it refuses an ACK, this Linux sends its SYN again ${settings.resendSynAfterBadAckMs} ms later.`}`,
			zh: `客户端的初始重传超时为 1 秒${settings.resendSynAfterBadAckMs === null || bits & RST ? "。" : `；如果拒绝了一个 ACK，该 Linux 在 ${settings.resendSynAfterBadAckMs} 毫秒后就重传 SYN。`}`,
		},
	],
	questions: (trace) => [whatIsWrong(trace)],
});

function whatIsWrong(trace: Trace): TemplateQuestion {
	const isReset = follows(trace, "syn-sent-ignores-reset");
	const bad = isReset || follows(trace, "syn-sent-resets-bad-ack");
	return askChoice("what-is-wrong", {
		step: 3,
		label: {
			en: "What tells the client that segment 2 is no answer to its SYN?",
			zh: "客户端凭什么判断报文段 2 不是对它的 SYN 的应答？",
		},
		options: [
			option("ack", "Its acknowledgment number", "它的确认号"),
			option("seq", "Its sequence number", "它的序号"),
			option("port", "Its port numbers", "它的端口号"),
			option("nothing", "Nothing: the client takes it for the answer", "无法判断，客户端把它当作应答"),
		],
		key: bad ? "ack" : "nothing",
		rule: isReset ? "syn-sent-ignores-reset" : "syn-sent-resets-bad-ack",
		why: {
			en: isReset
				? "A RST counts in SYN-SENT only if it acknowledges SYN + 1, else anybody could refuse the connection. This one does not, so it is dropped, and a RST is never answered."
				: "It does not acknowledge SYN + 1, so it belongs to another connection: a RST with just that number tells its sender. The ports fit, and the client knows no number of the server yet, so it cannot judge by those.",
			zh: isReset
				? "在 SYN-SENT，只有确认了 SYN 序号加 1 的 RST 才有效，否则谁都可以拒绝这次连接。这个 RST 不符，所以丢弃；RST 从不应答。"
				: "它确认的不是 SYN 的序号加 1，属于别的连接：客户端以这个确认号为序号发送 RST 告知对方。端口相符，客户端又还不知道服务器的序号，所以无法凭这些判断。",
		},
		skills: ["old-duplicates"],
	});
}
