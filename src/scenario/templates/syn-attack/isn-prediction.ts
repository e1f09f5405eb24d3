// Predicting the initial sequence number: an attacker that sees none of the answers completes a handshake in another
// host's name (RFC 6528, 1; linux-traces 72).

import { ACK, PSH } from "../../../tcp/flags.ts";
import { advance, type SequenceNumber } from "../../../tcp/sequence-number.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawMessage, isnOf, withIsns } from "../../build/hosts.ts";
import { ackFor, isnAfterOthers, knownFrom, type Predictable } from "../../build/predicted-isn.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { drawSpoofed } from "../../build/spoofed.ts";
import { asksQuestions } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import { firstRowIn, octetsReceived, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, Option, TemplateQuestion } from "../../template.ts";

interface IsnPrediction extends Predictable {
	/** What the forged ACKs acknowledge; the last one is right. */
	readonly guesses: readonly SequenceNumber[];
	/** Octets of the forged data. */
	readonly message: number;
}

export const isnPrediction = synAttack({
	id: "isn-prediction",
	difficulty: 5,
	misconceptions: ["syn-does-not-consume", "ack-counts-segments"],
	title: { en: "Predicting a sequence number", zh: "预测初始序号" },
	summary: {
		en: "An attacker opens a connection in another host's name, without seeing a single answer.",
		zh: "攻击者冒充另一台主机建立连接，却看不到任何应答。",
	},
	main: {
		text: {
			en: "An attacker sees none of the answers: which number must its ACK name, and how can it know that number?",
			zh: "攻击者看不到任何应答：它的 ACK 必须以多少为确认号？凭什么能知道？",
		},
		asks: asksQuestions("next-ack", "next-isn", "known-from"),
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["server"] },
	blanks: [6, 6],
	draw: drawPrediction,
	script(run, drawn) {
		const { source, spoofedIsn, guesses, message } = drawn;
		const right = guesses.at(-1) ?? spoofedIsn;
		run.call("server", "listen");
		run.startTimeline();
		run.inject("server", spoofedIsn, source, "spoofed");
		run.lose();
		for (const guess of guesses) forge(run, drawn, guess, 0);
		forge(run, drawn, right, message);
	},
	story: ({ hosts, source, increment, guesses, message }) => ({
		en: `The server trusts ${source.ip}: whoever connects from there needs no password. An attacker keeps that host from answering, opens a connection to port ${hosts[1].port} in its name, acknowledges a number that it has to predict${guesses.length > 1 ? ` (${guesses.length} tries)` : ""}, and sends ${message} octets. Just before, it connected under its own address and was given the initial sequence number ${previousIsn(hosts[1].isns[0], increment)}.`,
		zh: `服务器信任 ${source.ip}：从该地址连接不需要密码。攻击者先使该主机无法应答，再冒充它与服务器的 ${hosts[1].port} 端口建立连接，确认号只能靠预测${guesses.length > 1 ? `（试了 ${guesses.length} 次）` : ""}，然后发送 ${message} 字节数据。就在此前，攻击者用自己的地址连接过服务器，得到的初始序号是 ${previousIsn(hosts[1].isns[0], increment)}。`,
	}),
	assumptions: ({ increment }) => [
		{
			en: `This server's initial sequence numbers are predictable, unlike those of RFC 6528: each new connection starts ${increment} above the one before.`,
			zh: `该服务器的初始序号可以预测，不符合 RFC 6528：每个新连接比前一个大 ${increment}。`,
		},
	],
	questions: (trace, drawn) => [
		ackFor(trace, drawn),
		isnAfterOthers(trace, drawn),
		knownFrom(trace, drawn),
		whoGets(trace, drawn),
		ifAlive(trace, drawn),
		delivered(trace, drawn),
	],
});

function previousIsn(isn: SequenceNumber | undefined, increment: number): number {
	return isn === undefined ? 0 : advance(isn, -increment);
}

function drawPrediction(random: Random, context: DrawContext): IsnPrediction {
	const spoofed = drawSpoofed(random, context, "trusted");
	const isn = isnOf(spoofed, "server");
	const increment = random.pick([64_000, 64_000, 128_000, 250_000]);
	const wrong = random.shuffle([
		isn,
		advance(isn, 2),
		advance(isn, 1 - increment),
		advance(isn, 1 + increment),
		advance(spoofed.spoofedIsn, 1),
	]);
	const guesses = [...wrong.slice(0, random.int(1, 2)), advance(isn, 1)];
	const others = random.int(1, 4);
	const isns = Array.from({ length: others + 2 }, (_, i) => advance(isn, i * increment));
	return { ...withIsns(spoofed, { server: isns }), increment, guesses, message: drawMessage(random), others };
}

/** A segment in the trusted host's name; whatever the server sends to that host is lost. */
function forge(run: Run, { source, spoofedIsn }: Predictable, ack: SequenceNumber, length: number): void {
	const bits = length > 0 ? ACK | PSH : ACK;
	run.injectSegment("server", { bits, seq: advance(spoofedIsn, 1), ack, length, from: source }, "spoofed");
	run.lose();
}

function whoGets(trace: Trace, { source }: IsnPrediction): TemplateQuestion {
	const toTrusted = sentBy(trace, "server").every((segment) => segment.to.ip === source.ip);
	return askChoice("who-gets", {
		step: 2,
		label: {
			en: "Where do the segments go that the server sends in this exchange?",
			zh: "在这次交互中，服务器发送的报文段都发往哪里？",
		},
		options: destinations(source.ip),
		key: toTrusted ? "trusted" : "attacker",
		rule: "listen-answers-syn",
		why: {
			en: `The server answers to the source address of the SYN, ${source.ip}. The attacker sees nothing of it and has to predict the server's initial number. From its own address it would see it, but get no trust.`,
			zh: `服务器向 SYN 的源地址 ${source.ip} 应答。攻击者什么也看不到，只能预测服务器的初始序号；用自己的地址虽能看到，却不受信任。`,
		},
		skills: ["isn-prediction"],
		hints: {
			evidence: {
				en: "Look at the source address of the SYN in step 1, and at whom the server takes for its sender.",
				zh: "看第 1 步 SYN 的源地址，服务器认为它是谁发送的。",
			},
			principle: {
				en: "A server sends its answers to the address that the segment gives as its source; it cannot see who really sent it.",
				zh: "服务器按报文段中写的源地址发送应答，它看不出实际是谁发送的。",
			},
			begin: {
				en: `The SYN of step 1 gives ${source.ip} as its source.`,
				zh: `第 1 步的 SYN 写的源地址是 ${source.ip}。`,
			},
			follow: () => "trusted",
		},
	});
}

function destinations(trusted: string): readonly Option[] {
	return [
		choice("trusted", { en: "To the trusted host's address", zh: "受信任主机的地址" }, null),
		choice(
			"attacker",
			{ en: "To the attacker's own address", zh: "攻击者自己的地址" },
			{
				en: `The attacker's address stands in none of its segments: all of them say ${trusted}.`,
				zh: `这些报文段中都没有攻击者的地址，写的都是 ${trusted}。`,
			},
		),
		choice(
			"both",
			{ en: "To both addresses", zh: "两个地址都发" },
			{
				en: `A segment has one destination, and the server knows of one peer only: ${trusted}.`,
				zh: `一个报文段只有一个目的地址，服务器也只知道一个对端：${trusted}。`,
			},
		),
		choice(
			"nowhere",
			{ en: "Nowhere: it sends none", zh: "没有发送报文段" },
			{
				en: "It answers as always; its segments are lost only because the trusted host has been silenced.",
				zh: "服务器照常应答；只是受信任的主机已被压制，这些报文段才没有人接收。",
			},
		),
	];
}

/** The same attack while the trusted host is up. */
function ifAlive(trace: Trace, drawn: IsnPrediction): TemplateQuestion {
	return askChoice("if-alive", {
		step: 2,
		label: {
			en: "If the trusted host were up and its answer arrived before the attacker's ACK, what would a right guess achieve?",
			zh: "如果受信任的主机在线，并且它的应答先于攻击者的 ACK 到达服务器，猜对了会有什么结果？",
		},
		options: ifAliveOptions(),
		skills: ["isn-prediction", "reset-rules"],
		workOut() {
			const run = runAgain(trace, drawn, "alive", (moves) => {
				moves.call("server", "listen");
				moves.startTimeline();
				moves.inject("server", drawn.spoofedIsn, drawn.source, "spoofed");
				moves.deliver();
				moves.deliver();
				forge(moves, drawn, drawn.guesses.at(-1) ?? drawn.spoofedIsn, 0);
			});
			return {
				key: firstRowIn(run, "server", "ESTABLISHED") ? "works" : "reset",
				rule: "reset-returns-to-listen",
				why: {
					en: "It never sent a SYN and answers the SYN,ACK with a RST. That frees the half-open connection, so the attacker's ACK comes too late and gets a RST itself. This is why that host is silenced first.",
					zh: "它没有发送过 SYN，会用 RST 应答 SYN,ACK，半连接随之释放；攻击者的 ACK 来晚了，自己也只得到 RST。所以攻击者要先使它无法应答。",
				},
				hints: {
					evidence: {
						en: "Look at the SYN,ACK of step 2: what does a host do with it that has sent no SYN?",
						zh: "看第 2 步的 SYN,ACK：没有发送过 SYN 的主机会怎样处理它？",
					},
					principle: {
						en: "A host answers a segment that belongs to none of its connections with RST; in SYN-RECEIVED a RST takes the server back to LISTEN.",
						zh: "主机对不属于自己任何连接的报文段回 RST；服务器在 SYN-RECEIVED 收到 RST 就回到 LISTEN。",
					},
					begin: {
						en: "The trusted host has sent no SYN: the SYN,ACK of step 2 belongs to none of its connections.",
						zh: "受信任的主机没有发送过 SYN：第 2 步的 SYN,ACK 不属于它的任何连接。",
					},
					follow: () => "reset",
				},
			};
		},
	});
}

function ifAliveOptions(): readonly Option[] {
	return [
		choice(
			"works",
			{ en: "The attack would work all the same", zh: "攻击照样成功" },
			{
				en: "By then there would be no half-open connection any more that the ACK could complete.",
				zh: "到那时半连接已不存在，该 ACK 无从完成握手。",
			},
		),
		choice(
			"reset",
			{ en: "Nothing: a RST would have ended the half-open connection", zh: "没有用，半连接已被 RST 终止" },
			null,
		),
		choice(
			"completes",
			{ en: "The trusted host would have completed the handshake itself", zh: "受信任的主机自己已完成握手" },
			{
				en: "It would have to be in SYN-SENT for that. It has sent no SYN.",
				zh: "那样它必须处于 SYN-SENT，而它没有发送过 SYN。",
			},
		),
		choice(
			"waits",
			{ en: "The server would wait for both ACKs", zh: "服务器会等待两个 ACK" },
			{
				en: "A server waits for one ACK, and the trusted host sends none: it answers with a RST.",
				zh: "服务器只等一个 ACK，而受信任的主机不会发 ACK，它回的是 RST。",
			},
		),
	];
}

function delivered(trace: Trace, { message }: IsnPrediction): TemplateQuestion {
	const key = sumOf(octetsReceived(trace, "server"));
	const open = firstRowIn(trace, "server", "ESTABLISHED")?.step ?? 0;
	return askCount("delivered", {
		step: trace.rows.length,
		unit: UNITS.octets,
		label: {
			en: "How many octets of forged data can the server's application read in the end?",
			zh: "最后服务器的应用程序能读到多少字节的伪造数据？",
		},
		key,
		rule: "data-acknowledged",
		why: {
			en: `The connection is ESTABLISHED since step ${open}, and the data starts at the number expected: all ${key} octets pass for the trusted host's. Had no guess been right, the server would take none.`,
			zh: `连接在第 ${open} 步已进入 ESTABLISHED，数据从期望的序号开始：${key} 字节全部被当作受信任主机的数据。若没有猜对，服务器一个字节也不会接受。`,
		},
		skills: ["isn-prediction", "data-counts-octets"],
		hints: {
			evidence: {
				en: "Look at whether one of the ACKs acknowledges the server's SYN, and at what the last forged segment carries.",
				zh: "看有没有一个 ACK 确认了服务器的 SYN，以及最后一个伪造的报文段携带什么。",
			},
			principle: {
				en: "In ESTABLISHED a server takes data that starts at the number it expects, whoever really sent it.",
				zh: "在 ESTABLISHED 状态，服务器接受从期望序号开始的数据，不管它实际是谁发送的。",
			},
			begin: {
				en: `The last ACK before the data acknowledges the server's SYN.`,
				zh: "数据之前的最后一个 ACK 确认了服务器的 SYN。",
			},
			follow: () => message,
		},
	});
}
