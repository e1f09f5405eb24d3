// Predicting the initial sequence number: an attacker that sees none of the answers completes a handshake in another
// host's name (RFC 6528, 1; linux-traces 72).

import { ACK, PSH } from "../../../tcp/flags.ts";
import { advance, type SequenceNumber } from "../../../tcp/sequence-number.ts";
import { synAttack } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { drawMessage, isnOf } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import type { Random } from "../../random.ts";
import { firstRowIn, octetsReceived, sentBy, sumOf } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { DrawContext, TemplateQuestion } from "../../template.ts";

interface IsnPrediction extends Spoofed {
	/** The server adds this for each new connection. */
	readonly increment: number;
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
	ask: { states: true, flags: true, numbers: true, hosts: ["server"] },
	essentialStates: ["SYN-RECEIVED", "ESTABLISHED"],
	blanks: [7, 8],
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
		en: `The server lets ${source.ip} in without a password. An attacker first keeps that host from answering anything, then opens a connection to port ${hosts[1].port} in its name, acknowledging numbers it can only guess${guesses.length > 1 ? ` (${guesses.length} tries)` : ""}, and sends ${message} octets. A moment ago the attacker opened a connection of its own and got the initial sequence number ${previousIsn(hosts[1].isns[0], increment)}.`,
		zh: `服务器对 ${source.ip} 免密码登录。攻击者先使该主机无法应答，再冒充它与服务器的 ${hosts[1].port} 端口建立连接，其中确认的序号只能靠猜${guesses.length > 1 ? `（试 ${guesses.length} 次）` : ""}，然后发送 ${message} 字节数据。此前不久，攻击者自己连接过服务器，得到的初始序号是 ${previousIsn(hosts[1].isns[0], increment)}。`,
	}),
	assumptions: ({ increment }) => [
		{
			en: `This server's initial sequence numbers are predictable: each new connection starts ${increment} above the one before.`,
			zh: `该服务器的初始序号可以预测：每个新连接比前一个大 ${increment}。`,
		},
	],
	questions: (trace, drawn) => [whoGets(trace, drawn), ifAlive(trace, drawn), delivered(trace)],
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
	return { ...spoofed, increment, guesses, message: drawMessage(random) };
}

/** A segment in the trusted host's name; whatever the server sends to that host is lost. */
function forge(run: Run, { source, spoofedIsn }: Spoofed, ack: SequenceNumber, length: number): void {
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
		options: [
			option("trusted", "To the trusted host's address", "受信任主机的地址"),
			option("attacker", "To the attacker's own address", "攻击者自己的地址"),
			option("both", "To both addresses", "两个地址都发"),
			option("nowhere", "Nowhere: it sends none", "没有发送报文段"),
		],
		key: toTrusted ? "trusted" : "attacker",
		rule: "listen-answers-syn",
		why: {
			en: "The server answers to the source address of the SYN. The attacker never sees the server's initial number and has to predict it.",
			zh: "服务器向 SYN 的源地址应答。攻击者始终看不到服务器的初始序号，只能预测。",
		},
		skills: ["isn-prediction"],
	});
}

/** The same attack while the trusted host is up. */
function ifAlive(trace: Trace, drawn: IsnPrediction): TemplateQuestion {
	return askChoice("if-alive", {
		step: 2,
		label: {
			en: "If the trusted host were up and its answer arrived before the attacker's ACK, what would come of a right guess?",
			zh: "如果受信任的主机在线，并且它的应答先于攻击者的 ACK 到达服务器，猜对了会有什么结果？",
		},
		options: [
			option("works", "The attack would work all the same", "攻击照样成功"),
			option("reset", "None: a RST would have ended the half-open connection", "没有用，半连接已被 RST 终止"),
			option("completes", "The trusted host would have completed the handshake itself", "受信任的主机自己已完成握手"),
			option("waits", "The server would wait for both ACKs", "服务器会等待两个 ACK"),
		],
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
					en: "It never sent a SYN and would answer the SYN,ACK with a RST. That frees the half-open connection, so the attacker's ACK comes too late. This is why that host is silenced first.",
					zh: "它没有发送过 SYN，会用 RST 应答 SYN,ACK，半连接随之释放，攻击者的 ACK 就来晚了。所以攻击者要先使它无法应答。",
				},
			};
		},
	});
}

function delivered(trace: Trace): TemplateQuestion {
	const key = sumOf(octetsReceived(trace, "server"));
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
			en: `The connection is ESTABLISHED and the data starts at the number expected: all ${key} octets are accepted as the trusted host's.`,
			zh: `连接已处于 ESTABLISHED，数据从期望的序号开始：${key} 字节全部被当作受信任主机的数据接受。`,
		},
		skills: ["isn-prediction", "data-counts-octets"],
	});
}
