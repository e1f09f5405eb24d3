// Who cannot see the SYN,ACK cannot acknowledge its cookie: a guess is answered with RST, and no connection comes of it
// (RFC 4987, 3.6; linux-traces 76).
import { ACK } from "../../../tcp/flags.ts";
import { advance, type SequenceNumber } from "../../../tcp/sequence-number.ts";
import { shownIsnAfter } from "../../build/attacked.ts";
import { isnOf } from "../../build/hosts.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import { queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface CookieBadAck extends Spoofed {
	/** What the attacker acknowledges in vain. */
	readonly guess: SequenceNumber;
	/** The queue is full of a flood, or cookies are used for every SYN. */
	readonly always: boolean;
	readonly syns: number;
}

export const cookieBadAck = defineTemplate<CookieBadAck>({
	id: "cookie-bad-ack",
	family: "syn-attack",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293", "linux"],
	notations: ["raw"],
	skills: [
		"syn-cookies",
		"reset-rules",
		"syn-consumes-one",
		"ack-is-next-expected",
		"sequence-wraps",
		"handshake-flags",
	],
	misconceptions: ["cookie-lets-spoofed-sources-in", "syn-does-not-consume"],
	title: { en: "Guessing a SYN cookie", zh: "猜测 SYN cookie" },
	summary: {
		en: "An attacker with a spoofed address tries to complete a handshake that was answered with a cookie.",
		zh: "伪造源地址的攻击者，试图完成以 cookie 应答的握手。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false, hosts: ["server"] },
	blanks: [5, 6],
	countFrom: "initial",
	draw(random, context) {
		const always = random.chance(40);
		const backlog = random.pick([8, 16, 32]);
		const spoofed = drawSpoofed(random, context, "spoofed", { backlog, synCookies: always ? "always" : true });
		const cookie = isnOf(spoofed, "server");
		const near = random.pick([0, 2, -random.int(1, 900)]);
		const guess = advance(cookie, random.chance(50) ? near : random.int(5000, 2_000_000_000));
		const syns = spoofed.capacity;
		return { ...shownIsnAfter(spoofed, always ? 0 : syns), always, syns, guess };
	},
	script(run, { source, spoofedIsn, guess, always, syns }) {
		run.call("server", "listen");
		if (!always) run.flood("server", syns, 100);
		run.startTimeline();
		run.inject("server", spoofedIsn, source, "spoofed");
		run.lose();
		const ack = { bits: ACK, seq: advance(spoofedIsn, 1), ack: guess, length: 0, from: source };
		run.injectSegment("server", ack, "spoofed");
		run.lose();
	},
	story: ({ hosts, always, syns, source }) => ({
		en: `${always ? `The server uses SYN cookies for every SYN to port ${hosts[1]?.port}.` : `A flood has filled the server's SYN queue for port ${hosts[1]?.port} with ${syns} half-open entries, and SYN cookies are on.`} The attacker sends a SYN with the spoofed source address ${source.ip}, cannot see the answer, and sends an ACK with a guessed acknowledgment number after it. Nobody at ${source.ip} answers anything.`,
		zh: `${always ? `服务器对发往 ${hosts[1]?.port} 端口的每个 SYN 都使用 SYN cookie。` : `服务器 ${hosts[1]?.port} 端口的半连接队列已被洪泛的 ${syns} 个半连接占满，并且开启了 SYN cookie。`}攻击者发送一个源地址伪造为 ${source.ip} 的 SYN，看不到应答，随后又发送一个猜测确认号的 ACK。${source.ip} 上没有人应答。`,
	}),
	assumptions: () => [],
	questions: (trace, drawn) => [outcome(trace), kept(trace, drawn), needed(trace, drawn)],
});

function outcome(trace: Trace): ScenarioQuestion {
	const accepted = queueEvents(trace, "added", "accept") > 0;
	const reset = sentBy(trace, "server").length > 1;
	return {
		id: "outcome",
		kind: "choice",
		key: accepted ? "established" : reset ? "reset" : "nothing",
		step: trace.rows.length,
		label: { en: "What comes of the attacker's ACK?", zh: "攻击者的 ACK 有什么结果？" },
		options: [
			{
				id: "established",
				text: { en: "An ESTABLISHED connection: cookies check nothing", zh: "连接进入 ESTABLISHED，cookie 不作检查" },
				misconception: "cookie-lets-spoofed-sources-in",
			},
			{ id: "reset", text: { en: "No connection: it is answered with a RST", zh: "没有连接，用 RST 应答" } },
			{ id: "nothing", text: { en: "No connection: it is dropped silently", zh: "没有连接，悄悄丢弃" } },
			{ id: "half-open", text: { en: "A half-open entry in the SYN queue", zh: "半连接队列中的一个条目" } },
		],
		rule: "syn-cookie-refuses-ack",
		why: {
			en: "The server computes the cookie again from the addresses, the ports and the SYN's number. The ACK does not acknowledge it, and no connection fits: RST.",
			zh: "服务器由地址、端口和 SYN 的序号重新计算 cookie；该 ACK 确认的不是它，也不属于任何连接，所以回 RST。",
		},
		skills: ["syn-cookies"],
	};
}

function kept(trace: Trace, { always, syns }: CookieBadAck): ScenarioQuestion {
	const key = trace.rows[1]?.queues.server?.syn ?? 0;
	return {
		id: "entries",
		kind: "count",
		key,
		unit: { en: "entries", zh: "个条目" },
		step: 2,
		label: {
			en: "How many half-open entries does the server's SYN queue hold after step 2?",
			zh: "第 2 步之后，服务器的半连接队列中有多少个条目？",
		},
		rule: "syn-cookie-keeps-no-entry",
		why: always
			? {
					en: `A SYN that is answered with a cookie leaves no entry: ${key}.`,
					zh: `用 cookie 应答的 SYN 不留下条目：${key} 个。`,
				}
			: {
					en: `The ${syns} entries of the flood are still there; the SYN that was answered with a cookie adds none: ${key}.`,
					zh: `洪泛的 ${syns} 个条目还在；用 cookie 应答的 SYN 不增加条目：${key} 个。`,
				},
		skills: ["syn-cookies"],
	};
}

/** Only the ACK of the cookie would have been believed: it is tried. */
function needed(trace: Trace, drawn: CookieBadAck): ScenarioQuestion {
	const synAck = trace.rows[1]?.sent[0];
	const cookie = synAck?.seq ?? drawn.guess;
	const right = advance(cookie, 1);
	const candidates = [right, cookie, advance(drawn.spoofedIsn, 1), advance(cookie, 2)];
	const options = [...new Set(candidates)]
		.sort((a, b) => a - b)
		.map((n) => ({
			id: String(n),
			text: { en: String(n), zh: String(n) },
		}));
	return {
		id: "needed",
		kind: "choice",
		key: String(right),
		step: 3,
		label: {
			en: "Which acknowledgment number would have had to stand in the ACK for the server to accept it?",
			zh: "ACK 中的确认号必须是多少，服务器才会接受？",
		},
		options,
		rule: "syn-cookie-accepts-ack",
		why: {
			en: `The cookie is the SYN,ACK's own sequence number, ${cookie}; its SYN takes one number, so the ACK must name ${right}.`,
			zh: `cookie 就是 SYN,ACK 自己的序号 ${cookie}；其中的 SYN 占用一个序号，所以确认号必须是 ${right}。`,
		},
		skills: ["syn-cookies", "syn-consumes-one"],
	};
}
