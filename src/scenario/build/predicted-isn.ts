// The attacker tries again: which number will the server start at, and what has to be acknowledged unseen (RFC 6528, 1)?
import { ACK } from "../../tcp/flags.ts";
import { advance, type SequenceNumber } from "../../tcp/sequence-number.ts";
import type { Localized } from "../../text/locale.ts";
import { firstRowIn, sentBy } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { runAgain } from "./further-run.ts";
import { isnOf } from "./hosts.ts";
import { askChoice, askChoices, choice } from "./questions.ts";
import type { Spoofed } from "./spoofed.ts";

export interface Predictable extends Spoofed {
	/** The server adds this for each new connection. */
	readonly increment: number;
	/** Clients that connect before the attacker's next try but one. */
	readonly others: number;
}

/** The same server after the connection that is shown, and after `others` more. */
function afterwards(run: Run, { spoofedIsn, source }: Predictable, others: number): void {
	run.call("server", "listen");
	run.startTimeline();
	run.inject("server", spoofedIsn, source, "spoofed");
	run.lose();
	if (others > 0) run.otherClients("server", others, 10 * others);
}

/** The attacker's next SYN, from another port; its answer is lost. */
function nextTry(run: Run, { spoofedIsn, source }: Predictable): void {
	run.inject("server", spoofedIsn, nextPort(source), "spoofed");
	run.lose();
}

function nextPort({ ip, port }: Predictable["source"]): Predictable["source"] {
	return { ip, port: port === 65_535 ? 1024 : port + 1 };
}

/** The initial number that the server chooses for the attacker's next connection. */
function nextIsn(trace: Trace, drawn: Predictable, others: number): SequenceNumber {
	const run = runAgain(trace, drawn, `next ISN after ${others}`, (moves) => {
		afterwards(moves, drawn, others);
		nextTry(moves, drawn);
	});
	return sentBy(run, "server").at(-1)?.seq ?? isnOf(drawn, "server");
}

/** Whether an ACK of that number completes the attacker's next connection. */
function isAccepted(trace: Trace, drawn: Predictable, ack: SequenceNumber): boolean {
	const run = runAgain(trace, drawn, `next ACK ${ack}`, (moves) => {
		afterwards(moves, drawn, 0);
		nextTry(moves, drawn);
		const from = nextPort(drawn.source);
		moves.injectSegment("server", { bits: ACK, seq: advance(drawn.spoofedIsn, 1), ack, length: 0, from }, "spoofed");
		moves.lose();
	});
	return firstRowIn(run, "server", "ESTABLISHED") !== undefined;
}

/** Which ACK completes the attacker's next connection, if it comes next of all. */
export function ackFor(trace: Trace, drawn: Predictable): TemplateQuestion {
	const { increment } = drawn;
	const isn = isnOf(drawn, "server");
	const acks = [advance(isn, increment + 1), advance(isn, increment), advance(isn, 1), advance(isn, 2 * increment + 1)];
	return askChoice("next-ack", {
		step: trace.rows.length,
		label: {
			en: "Right afterwards the attacker opens another connection in the same way, and nobody else connects in between. Which number must its ACK acknowledge?",
			zh: "紧接着，攻击者以同样的方式再建立一个连接，其间没有别人连接。它的 ACK 必须以多少为确认号？",
		},
		options: inOrder(acks, (ack) => replyToAck(ack, drawn)),
		skills: ["isn-prediction", "syn-consumes-one"],
		workOut() {
			const key = acks.find((ack) => isAccepted(trace, drawn, ack)) ?? isn;
			return {
				key: String(key),
				rule: "ack-completes-passive-open",
				why: {
					en: `This connection began at ${isn}, so the next one begins at ${isn} + ${increment} = ${advance(isn, increment)}; the server's SYN takes one number: ${key}. All that is known before the SYN,ACK is sent. With secret initial numbers the chance would be 1 in 2^32.`,
					zh: `这个连接从 ${isn} 开始，下一个就从 ${isn} + ${increment} = ${advance(isn, increment)} 开始；服务器的 SYN 占用一个序号：${key}。SYN,ACK 发出之前就能算出。若初始序号不可预测，猜中的概率只有 1/2^32。`,
				},
				hints: {
					evidence: {
						en: "Look at the seq of the SYN,ACK in step 2, and at the assumption on the server's initial numbers.",
						zh: "看第 2 步 SYN,ACK 的序号，以及关于服务器初始序号的假设。",
					},
					principle: {
						en: "The next connection begins one increment above this one, and the ACK names the number after the server's SYN (modulo 2^32).",
						zh: "下一个连接比这个连接大一个增量；ACK 的确认号是服务器 SYN 之后的那个序号（模 2^32）。",
					},
					begin: { en: `This connection began at ${isn}.`, zh: `这个连接的初始序号是 ${isn}。` },
					follow: () => String(advance(isn, increment + 1)),
				},
			};
		},
	});
}

/** In numerical order, so that a place in the list tells nothing. */
function inOrder(
	numbers: readonly SequenceNumber[],
	reply: (number: SequenceNumber) => Localized | null,
): readonly Option[] {
	const sorted = [...new Set(numbers)].sort((a, b) => a - b);
	return sorted.map((n) => choice(String(n), { en: String(n), zh: String(n) }, reply(n)));
}

function replyToAck(ack: SequenceNumber, drawn: Predictable): Localized | null {
	const { increment } = drawn;
	const isn = isnOf(drawn, "server");
	if (ack === advance(isn, increment + 1)) return null;
	if (ack === advance(isn, increment))
		return {
			en: "That is the next initial number itself. The SYN takes it, so the ACK must name the number after it.",
			zh: "这正是下一个初始序号本身；SYN 占用了它，确认号必须再加 1。",
		};
	if (ack === advance(isn, 1))
		return {
			en: `That acknowledges the SYN of this connection, ${isn}. The next one begins ${increment} higher.`,
			zh: `这确认的是这个连接的 SYN（${isn}）；下一个连接的序号要大 ${increment}。`,
		};
	return {
		en: `Two increments of ${increment} are one too many: nobody else connects in between.`,
		zh: `加了两个 ${increment}，多了一个：其间没有别人连接。`,
	};
}

/** Where the server starts if other clients have connected in between. */
export function isnAfterOthers(trace: Trace, drawn: Predictable): TemplateQuestion {
	const { increment, others } = drawn;
	const isn = isnOf(drawn, "server");
	const steps = [others + 1, others, others + 2];
	const candidates = [...steps.map((n) => advance(isn, n * increment)), advance(isn, (others + 1) * increment + 1)];
	const who = others === 1 ? "one other client connects" : `${others} other clients connect`;
	return askChoice("next-isn", {
		step: trace.rows.length,
		label: {
			en: `If ${who} before the attacker's next SYN arrives: with which sequence number does the server's SYN,ACK answer it?`,
			zh: `如果在攻击者的下一个 SYN 到达之前，另有 ${others} 个客户端建立了连接，服务器应答它的 SYN,ACK 以多少为序号？`,
		},
		options: inOrder(candidates, (n) => replyToIsn(n, drawn)),
		skills: ["isn-prediction"],
		workOut() {
			const key = nextIsn(trace, drawn, others);
			return {
				key: String(key),
				rule: "listen-answers-syn",
				why: {
					en: `Each new connection adds ${increment}: ${others === 1 ? "one for the other client" : `${others} for the other clients`} and one for the attacker's own, ${isn} + ${others + 1} × ${increment} = ${key} (modulo 2^32). Who does not know how many have connected meanwhile must try several numbers.`,
					zh: `每个新连接加 ${increment}：其间的客户端加 ${others} 次，攻击者自己再加一次，${isn} + ${others + 1} × ${increment} = ${key}（模 2^32）。不知道其间有多少连接，就得多试几个序号。`,
				},
				hints: {
					evidence: {
						en: "Look at the seq of the SYN,ACK in step 2, and at the assumption on the server's initial numbers.",
						zh: "看第 2 步 SYN,ACK 的序号，以及关于服务器初始序号的假设。",
					},
					principle: {
						en: "Every new connection, whoever opens it, begins one increment above the one before; the SYN,ACK carries the initial number itself.",
						zh: "不论由谁发起，每个新连接都比前一个大一个增量；SYN,ACK 的序号就是初始序号本身。",
					},
					begin: {
						en: `This connection began at ${isn}; ${others === 1 ? "one other client comes" : `${others} other clients come`} before the attacker's next try.`,
						zh: `这个连接的初始序号是 ${isn}；在攻击者的下一次尝试之前还有 ${others} 个客户端。`,
					},
					follow: () => String(advance(isn, (others + 1) * increment)),
				},
			};
		},
	});
}

function replyToIsn(number: SequenceNumber, drawn: Predictable): Localized | null {
	const { increment, others } = drawn;
	const isn = isnOf(drawn, "server");
	if (number === advance(isn, (others + 1) * increment)) return null;
	if (number === advance(isn, others * increment))
		return {
			en:
				others === 1
					? `One increment of ${increment} serves the other client; the attacker's own connection is one more.`
					: `${others} increments of ${increment} serve the other clients; the attacker's own connection is one more.`,
			zh: `加 ${others} 个 ${increment}，只算到其间的客户端；攻击者自己的连接还要再加一个。`,
		};
	if (number === advance(isn, (others + 2) * increment))
		return {
			en: `That is one increment too many: this connection, at ${isn}, is already counted.`,
			zh: `多加了一个增量：这个连接（${isn}）已经算在内。`,
		};
	return {
		en: "That is what the ACK must name. The SYN,ACK carries the initial number itself, without the 1 for its SYN.",
		zh: "这是 ACK 的确认号；SYN,ACK 的序号就是初始序号本身，不加 SYN 的 1。",
	};
}

/** What the attacker had, and what never reached it. */
export function knownFrom(trace: Trace, { source, increment }: Predictable): TemplateQuestion {
	const isHidden = sentBy(trace, "server").every(({ to }) => to.ip === source.ip);
	return askChoices("known-from", {
		step: 2,
		label: {
			en: "From what could the attacker know the server's initial sequence number of this connection? Select all that apply.",
			zh: "攻击者凭什么能知道服务器在这个连接中的初始序号？（多选）",
		},
		options: [
			choice(
				"previous",
				{ en: "The initial number of its own, earlier connection", zh: "它自己先前那次连接的初始序号" },
				null,
			),
			choice(
				"increment",
				{
					en: "By how much this server's numbers grow from one connection to the next",
					zh: "该服务器相邻两个连接的初始序号之差",
				},
				null,
			),
			choice(
				"syn-ack",
				{ en: "The SYN,ACK of step 2", zh: "第 2 步的 SYN,ACK" },
				{
					en: `That goes to ${source.ip}, the source of the SYN. The attacker never sees it.`,
					zh: `它发往 SYN 的源地址 ${source.ip}，攻击者始终看不到。`,
				},
			),
			choice(
				"reset",
				{ en: "The RST that answers a wrong guess", zh: "猜错时服务器回的 RST" },
				{
					en: "That goes to the trusted host too; besides, it only repeats the number that was guessed.",
					zh: "它同样发往受信任的主机；而且其中只有猜的那个序号。",
				},
			),
		],
		key: isHidden ? ["previous", "increment"] : ["syn-ack", "reset"],
		rule: "listen-answers-syn",
		why: {
			en: `The server answers ${source.ip}, so the attacker sees neither SYN,ACK nor RST. It adds ${increment} to the number of its own connection. With initial numbers from a secret (RFC 6528) its own number would tell nothing of the next.`,
			zh: `服务器都向 ${source.ip} 应答，攻击者既看不到 SYN,ACK，也看不到 RST；它在自己先前的序号上加 ${increment}。若初始序号由密钥算出（RFC 6528），先前的序号就毫无用处。`,
		},
		skills: ["isn-prediction"],
		hints: {
			evidence: {
				en: "Look at the destination of each segment that the server sends, at the last sentence of the story, and at the assumption on initial numbers.",
				zh: "看服务器发送的各个报文段发往哪里，以及题目末尾和关于初始序号的假设。",
			},
			principle: {
				en: "Who spoofs a source address sees nothing of what is sent to it: all that it can use is what it learned under its own address.",
				zh: "伪造源地址的一方看不到发往该地址的报文段，能利用的只有用自己的地址得知的信息。",
			},
			begin: {
				en: `Segment 2 is sent to ${source.ip}, not to the attacker.`,
				zh: `报文段 2 发往 ${source.ip}，而不是攻击者。`,
			},
			follow: () => ["previous", "increment"],
		},
	});
}
