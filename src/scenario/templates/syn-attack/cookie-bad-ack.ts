// Who cannot see the SYN,ACK cannot acknowledge its cookie: a guess is answered with RST, and no connection comes of it
// (RFC 4987, 3.6; linux-traces 76).

import { ACK } from "../../../tcp/flags.ts";
import { advance, type SequenceNumber } from "../../../tcp/sequence-number.ts";
import { shownIsnAfter } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import { queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface CookieBadAck extends Spoofed {
	/** What the attacker acknowledges in vain. */
	readonly guess: SequenceNumber;
	/** The queue is full of a flood, or cookies are used for every SYN. */
	readonly always: boolean;
	readonly syns: number;
}

export const cookieBadAck = synAttack({
	id: "cookie-bad-ack",
	difficulty: 4,
	misconceptions: ["cookie-lets-spoofed-sources-in", "syn-does-not-consume"],
	title: { en: "Guessing a SYN cookie", zh: "猜测 SYN cookie" },
	summary: {
		en: "An attacker with a spoofed address tries to complete a handshake that was answered with a cookie.",
		zh: "伪造源地址的攻击者，试图完成以 cookie 应答的握手。",
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["server"] },
	blanks: [5, 6],
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
	script: (run, drawn) => acknowledge(run, drawn, [drawn.guess]),
	story: ({ hosts, always, syns, source }) => ({
		en: `${always ? `The server uses SYN cookies for every SYN to port ${hosts[1].port}.` : `A flood has filled the server's SYN queue for port ${hosts[1].port} with ${syns} half-open entries, and SYN cookies are on.`} The attacker sends a SYN with the spoofed source address ${source.ip}, cannot see the answer, and sends an ACK with a guessed acknowledgment number after it. Nobody at ${source.ip} answers anything.`,
		zh: `${always ? `服务器对发往 ${hosts[1].port} 端口的每个 SYN 都使用 SYN cookie。` : `服务器 ${hosts[1].port} 端口的半连接队列已被洪泛的 ${syns} 个半连接占满，并且开启了 SYN cookie。`}攻击者发送一个源地址伪造为 ${source.ip} 的 SYN，看不到应答，随后又发送一个猜测确认号的 ACK。${source.ip} 上没有人应答。`,
	}),
	questions: (trace, drawn) => [outcome(trace), kept(trace, drawn), needed(trace, drawn)],
});

/** The spoofed SYN, and an ACK with each of these numbers; nobody gets what the server answers. */
function acknowledge(
	run: Run,
	{ source, spoofedIsn, always, syns }: CookieBadAck,
	acks: readonly SequenceNumber[],
): void {
	run.call("server", "listen");
	if (!always) run.flood("server", syns, 100);
	run.startTimeline();
	run.inject("server", spoofedIsn, source, "spoofed");
	run.lose();
	for (const ack of acks) {
		run.injectSegment("server", { bits: ACK, seq: advance(spoofedIsn, 1), ack, length: 0, from: source }, "spoofed");
		run.lose();
	}
}

function outcome(trace: Trace): TemplateQuestion {
	const accepted = queueEvents(trace, "added", "accept") > 0;
	const reset = sentBy(trace, "server").length > 1;
	return askChoice("outcome", {
		step: trace.rows.length,
		label: { en: "What comes of the attacker's ACK?", zh: "攻击者的 ACK 有什么结果？" },
		options: [
			option(
				"established",
				"An ESTABLISHED connection: cookies check nothing",
				"连接进入 ESTABLISHED，cookie 不作检查",
				"cookie-lets-spoofed-sources-in",
			),
			option("reset", "No connection: it is answered with a RST", "没有连接，用 RST 应答"),
			option("nothing", "No connection: it is dropped silently", "没有连接，悄悄丢弃"),
			option("half-open", "A half-open entry in the SYN queue", "半连接队列中的一个条目"),
		],
		key: accepted ? "established" : reset ? "reset" : "nothing",
		rule: "syn-cookie-refuses-ack",
		why: {
			en: "The server computes the cookie again from the addresses, the ports and the SYN's number. The ACK does not acknowledge it, and no connection fits: RST.",
			zh: "服务器由地址、端口和 SYN 的序号重新计算 cookie；该 ACK 确认的不是它，也不属于任何连接，所以回 RST。",
		},
		skills: ["syn-cookies"],
	});
}

function kept(trace: Trace, { always, syns }: CookieBadAck): TemplateQuestion {
	const key = trace.rows[1]?.queues.server?.syn ?? 0;
	return askCount("entries", {
		step: 2,
		unit: UNITS.entries,
		label: {
			en: "How many half-open entries does the server's SYN queue hold after step 2?",
			zh: "第 2 步之后，服务器的半连接队列中有多少个条目？",
		},
		key,
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
	});
}

/** Only the ACK of the cookie would have been believed: each is tried. */
function needed(trace: Trace, drawn: CookieBadAck): TemplateQuestion {
	const cookie = trace.rows[1]?.sent[0]?.seq ?? drawn.guess;
	const candidates = [advance(cookie, 1), cookie, advance(drawn.spoofedIsn, 1), advance(cookie, 2)];
	const acks = [...new Set(candidates)].sort((a, b) => a - b);
	return askChoice("needed", {
		step: 3,
		label: {
			en: "Which acknowledgment number would have had to stand in the ACK for the server to accept it?",
			zh: "ACK 中的确认号必须是多少，服务器才会接受？",
		},
		options: acks.map((n) => option(String(n), String(n), String(n))),
		skills: ["syn-cookies", "syn-consumes-one"],
		workOut() {
			const run = runAgain(trace, drawn, "each number", (moves) => acknowledge(moves, drawn, acks));
			const accepting = run.rows.find((row) =>
				row.effects.some((e) => e.kind === "queue-changed" && e.queue === "accept"),
			);
			const sent = run.rows[(accepting?.step ?? 0) - 2]?.cause;
			const right = sent?.kind === "inject" ? sent.segment.ack : cookie;
			return {
				key: String(right),
				rule: "syn-cookie-accepts-ack",
				why: {
					en: `The cookie is the SYN,ACK's own sequence number, ${cookie}; its SYN takes one number, so the ACK must name ${right}.`,
					zh: `cookie 就是 SYN,ACK 自己的序号 ${cookie}；其中的 SYN 占用一个序号，所以确认号必须是 ${right}。`,
				},
			};
		},
	});
}
