// Who cannot see the SYN,ACK cannot acknowledge its cookie: a guess is answered with RST, and no connection comes of it
// (RFC 4987, 3.6; linux-traces 76).

import { ACK } from "../../../tcp/flags.ts";
import { hasRst } from "../../../tcp/segment.ts";
import { advance, type SequenceNumber, sequenceNumber } from "../../../tcp/sequence-number.ts";
import type { Localized } from "../../../text/locale.ts";
import { shownIsnAfter } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import { asksAny, asksFlags, asksQuestions } from "../../main-question.ts";
import { queueEvents, sentBy } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

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
	main: {
		text: {
			en: "What does a server keep of a SYN that it answers with a cookie, and which ACK does it accept in the end?",
			zh: "用 cookie 应答 SYN 时，服务器保存什么？最后它接受怎样的 ACK？",
		},
		asks: asksAny(asksQuestions("outcome", "entries", "needed"), asksFlags(hasRst)),
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
	questions: (trace, drawn) => [outcome(trace, drawn), kept(trace, drawn), needed(trace, drawn)],
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

function outcome(trace: Trace, { guess }: CookieBadAck): TemplateQuestion {
	const accepted = queueEvents(trace, "added", "accept") > 0;
	const reset = sentBy(trace, "server").length > 1;
	const cookie = cookieIn(trace);
	return askChoice("outcome", {
		step: trace.rows.length,
		label: { en: "What does the attacker achieve with its ACK?", zh: "攻击者的 ACK 有什么结果？" },
		options: outcomes(guess),
		key: accepted ? "established" : reset ? "reset" : "nothing",
		rule: "syn-cookie-refuses-ack",
		why: {
			en: `Computed again from addresses, ports, the SYN's number, a secret and a slow clock, the cookie is ${cookie}. An ack of ${guess} is not cookie + 1, and no connection fits it: RST. An ack of ${advance(cookie, 1)} would be accepted.`,
			zh: `服务器由地址、端口、SYN 的序号、密钥和缓慢的时钟重新算出 cookie：${cookie}。确认号 ${guess} 不是它加 1，该 ACK 也不属于任何连接，所以回 RST；若确认号为 ${advance(cookie, 1)} 则会接受。`,
		},
		skills: ["syn-cookies"],
		hints: {
			evidence: {
				en: "Compare the ack of the attacker's ACK (step 3) with the seq of the SYN,ACK (step 2).",
				zh: "比较攻击者的 ACK 的确认号（第 3 步）与 SYN,ACK 的序号（第 2 步）。",
			},
			principle: {
				en: "An ACK that names cookie + 1 opens the connection. Any other belongs to no connection, and a listener answers such an ACK with a RST.",
				zh: "确认号等于 cookie 加 1 的 ACK 才能建立连接；其他 ACK 不属于任何连接，监听的一方用 RST 应答这样的 ACK。",
			},
			begin: {
				en: `The cookie is ${cookie}; the attacker acknowledges ${guess}.`,
				zh: `cookie 是 ${cookie}，攻击者的确认号是 ${guess}。`,
			},
			follow: () => (guess === advance(cookie, 1) ? "established" : "reset"),
		},
	});
}

/** The SYN,ACK's own sequence number. */
function cookieIn(trace: Trace): SequenceNumber {
	return trace.rows[1]?.sent[0]?.seq ?? sequenceNumber(0);
}

function outcomes(guess: SequenceNumber): readonly Option[] {
	return [
		choice(
			"established",
			{ en: "An ESTABLISHED connection: cookies check nothing", zh: "连接进入 ESTABLISHED，cookie 不作检查" },
			{
				en: `The ACK itself is checked: it has to name the cookie + 1, and ${guess} is another number.`,
				zh: `检查的正是这个 ACK：确认号必须是 cookie 加 1，而 ${guess} 不是。`,
			},
			"cookie-lets-spoofed-sources-in",
		),
		choice("reset", { en: "No connection: it is answered with a RST", zh: "没有连接，用 RST 应答" }, null),
		choice(
			"nothing",
			{ en: "No connection: it is dropped silently", zh: "没有连接，悄悄丢弃" },
			{
				en: "A SYN without room is dropped silently. An ACK for which there is no connection is answered.",
				zh: "没有空位的 SYN 才悄悄丢弃；不属于任何连接的 ACK 会得到应答。",
			},
		),
		choice(
			"half-open",
			{ en: "A half-open entry in the SYN queue", zh: "半连接队列中的一个条目" },
			{
				en: "Only a SYN begins an entry, and not even the SYN of step 1 has one: it was answered with a cookie.",
				zh: "只有 SYN 才会产生条目；而第 1 步的 SYN 用 cookie 应答，连它也没有条目。",
			},
		),
	];
}

function kept(trace: Trace, { always, syns }: CookieBadAck): TemplateQuestion {
	const key = trace.rows[1]?.queues.server?.syn ?? 0;
	const before = always ? 0 : syns;
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
					en: `Here every SYN is answered with a cookie, and such a SYN leaves no entry: ${key}. Without cookies there would be one, and the SYN,ACK would be sent again.`,
					zh: `这里每个 SYN 都用 cookie 应答，不留下条目：${key} 个。没有 cookie 时会有一个条目，SYN,ACK 也会重传。`,
				}
			: {
					en: `The ${syns} entries of the flood are still there; the SYN that was answered with a cookie adds none: ${key}. Without cookies it would have been dropped.`,
					zh: `洪泛的 ${syns} 个条目还在；用 cookie 应答的 SYN 不增加条目：${key} 个。没有 cookie 时，它会被丢弃。`,
				},
		skills: ["syn-cookies"],
		hints: {
			evidence: {
				en: "Look at what the story says of the SYN queue and of cookies, and at how the SYN is answered in step 2.",
				zh: "看题目对半连接队列和 cookie 的说明，以及第 2 步怎样应答 SYN。",
			},
			principle: {
				en: "A SYN that is answered with a cookie changes nothing in the SYN queue: all that is needed later comes back in the ACK.",
				zh: "用 cookie 应答 SYN 不改变半连接队列：以后需要的一切都由 ACK 带回。",
			},
			begin: {
				en: `Before the SYN arrives, the queue holds ${before} entries.`,
				zh: `SYN 到达之前，队列中有 ${before} 个条目。`,
			},
			follow: () => before,
		},
	});
}

/** Only the ACK of the cookie would have been believed: each is tried. */
function needed(trace: Trace, drawn: CookieBadAck): TemplateQuestion {
	const cookie = cookieIn(trace);
	const candidates = [advance(cookie, 1), cookie, advance(drawn.spoofedIsn, 1), advance(cookie, 2)];
	const acks = [...new Set(candidates)].sort((a, b) => a - b);
	return askChoice("needed", {
		step: 3,
		label: {
			en: "Which acknowledgment number would have had to stand in the ACK for the server to accept it?",
			zh: "ACK 中的确认号必须是多少，服务器才会接受？",
		},
		options: acks.map((n) => choice(String(n), { en: String(n), zh: String(n) }, replyTo(n, cookie, drawn))),
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
					en: `The cookie is the SYN,ACK's own sequence number, ${cookie}; its SYN takes one number, so the ACK must name ${right}. Whoever sees the SYN,ACK knows that; who does not would need the server's secret.`,
					zh: `cookie 就是 SYN,ACK 自己的序号 ${cookie}；其中的 SYN 占用一个序号，所以确认号必须是 ${right}。收到 SYN,ACK 的人都知道它；看不到的人须有服务器的密钥。`,
				},
				hints: {
					evidence: {
						en: "Look at the seq of the SYN,ACK in step 2: there the cookie stands.",
						zh: "看第 2 步 SYN,ACK 的序号：cookie 就在那里。",
					},
					principle: {
						en: "The ACK must acknowledge the server's SYN: its own sequence number, which is the cookie, and the one number that a SYN takes.",
						zh: "ACK 必须确认服务器的 SYN：即它的序号（cookie），再加上 SYN 占用的一个序号。",
					},
					begin: { en: `The seq of the SYN,ACK is ${cookie}.`, zh: `SYN,ACK 的序号是 ${cookie}。` },
					follow: () => String(advance(cookie, 1)),
				},
			};
		},
	});
}

/** To somebody who takes that number for it. */
function replyTo(ack: SequenceNumber, cookie: SequenceNumber, { spoofedIsn }: CookieBadAck): Localized | null {
	if (ack === advance(cookie, 1)) return null;
	if (ack === cookie)
		return {
			en: `${cookie} is the cookie itself: that ACK would say that the server's SYN has not arrived.`,
			zh: `${cookie} 就是 cookie 本身：这样的 ACK 表示没有收到服务器的 SYN。`,
		};
	if (ack === advance(spoofedIsn, 1))
		return {
			en: `That follows the attacker's own number, ${spoofedIsn}. An ack counts what the other end has sent.`,
			zh: `这是由攻击者自己的序号 ${spoofedIsn} 得出的；确认号计的是对方发送的内容。`,
		};
	return {
		en: "The SYN,ACK takes one number, not two: its ACK flag takes none.",
		zh: "SYN,ACK 只占用一个序号，不是两个：其中的 ACK 标志不占用序号。",
	};
}
