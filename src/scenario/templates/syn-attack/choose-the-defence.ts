// Which defence lets a client in while the flood goes on, and for how long: each one is judged by runs of the engine under
// it (RFC 4987, 3.2, 3.3 and 3.6). A larger backlog may be too small, may buy time, or may suffice.

import type { Localized } from "../../../text/locale.ts";
import { capacityAssumption, SILENT_SOURCES, SYN_ACK_WAITS } from "../../build/attacked.ts";
import {
	arrivedBy,
	type DefendedFlood,
	drawDefendedFlood,
	floodWithClient,
	placesWith,
} from "../../build/defended-flood.ts";
import { synAttack } from "../../build/family.ts";
import { fateOfSyn } from "../../build/fate-of-syn.ts";
import { runAgain } from "../../build/further-run.ts";
import { askOutlook } from "../../build/outlook-question.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { EXPIRY_FIRST, expectedLifetime, lifeOfEntry, sumOfWaits } from "../../build/steady-flood.ts";
import { asksQuestions } from "../../main-question.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

export const chooseTheDefence = synAttack({
	id: "choose-the-defence",
	difficulty: 5,
	misconceptions: ["cookie-keeps-an-entry", "lifetime-without-last-wait", "full-queue-answers-rst"],
	title: { en: "Choose the defence", zh: "选择防御手段" },
	summary: {
		en: "A server is under a SYN flood. Which defence would have let the client in, and for how long?",
		zh: "服务器正遭受 SYN 洪泛。采取哪种防御，正常客户端才能进来？能维持多久？",
	},
	main: {
		text: {
			en: "Which defence lets clients in while the flood lasts, and which one only delays the full queue?",
			zh: "洪泛持续期间，哪种防御能让正常客户端进来，哪种只是推迟队列被填满？",
		},
		asks: asksQuestions("backlog", "retries", "cookies", "entries-with-fewer-retries"),
	},
	ask: { states: true, hosts: ["client"] },
	blanks: [5, 5],
	draw: drawDefendedFlood,
	script: floodWithClient,
	story: ({ rate, seconds, hosts, listener }) => ({
		en: `A flood of ${rate} SYNs a second hits port ${hosts[1].port} of a server and does not stop. After ${seconds} s a legitimate client connects. The timeline shows the server as it is: backlog ${listener.backlog}, ${listener.synAckRetries} SYN,ACK retransmissions, SYN cookies off.`,
		zh: `每秒 ${rate} 个 SYN 的洪泛持续攻击服务器的 ${hosts[1].port} 端口。${seconds} 秒后一个正常客户端发起连接。时间线显示的是服务器的现状：backlog 为 ${listener.backlog}，SYN,ACK 重传 ${listener.synAckRetries} 次，未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [
		capacityAssumption(drawn),
		...cookieCapacity(drawn),
		{
			en: `The SYNs of the flood arrive every ${1000 / drawn.rate} ms, also while the client's SYN is under way.`,
			zh: `洪泛的 SYN 每隔 ${1000 / drawn.rate} 毫秒到达一个，客户端的 SYN 在途中时也不停止。`,
		},
		SILENT_SOURCES,
		SYN_ACK_WAITS,
		{
			en: "Each defence is considered by itself, in force before the flood began; everything else stays as it is.",
			zh: "每种防御单独考虑，在洪泛开始之前就已生效，其他设置不变。",
			usual: true,
		},
		EXPIRY_FIRST,
	],
	questions: (trace, drawn) => [
		askOutlook(trace, drawn, "backlog"),
		askOutlook(trace, drawn, "retries"),
		withCookies(trace, drawn),
		entriesWith(trace, drawn),
	],
});

/** Linux counts otherwise with cookies on. */
function cookieCapacity({ profile, listener }: DefendedFlood): readonly Localized[] {
	if (profile === "rfc9293") return [];
	return [
		{
			en: `With SYN cookies on, Linux keeps at most backlog + 1 half-open entries and answers further SYNs with cookies; here that is ${listener.backlog} + 1.`,
			zh: `开启 SYN cookie 时，Linux 最多保留 backlog + 1 个半连接，此外的 SYN 用 cookie 应答；这里是 ${listener.backlog} + 1。`,
		},
	];
}

function withCookies(trace: Trace, drawn: DefendedFlood): TemplateQuestion {
	const places = placesWith(drawn, { synCookies: true });
	return askChoice("cookies", {
		step: trace.rows.length,
		label: {
			en: "With SYN cookies on, what would the client's first SYN have got?",
			zh: "如果开启 SYN cookie，客户端的第一个 SYN 会得到什么？",
		},
		options: cookieOptions(places),
		skills: ["choosing-a-defence", "syn-cookies"],
		workOut() {
			const run = runAgain(trace, drawn, "cookies", (moves) => floodWithClient(moves, drawn), { synCookies: true });
			const arrived = arrivedBy(drawn);
			return {
				key: fateOfSyn(run.rows.at(-1)),
				rule: "syn-cookie-keeps-no-entry",
				why: {
					en: `The ${places} places are full, and still the SYN is answered: with a number computed from addresses, ports, the client's number, a secret and a slow clock. Nothing is stored, so the flood cannot use it up. Without cookies the SYN is dropped.`,
					zh: `${places} 个位置已满，SYN 仍得到应答：序号由地址、端口、客户端序号、密钥和缓慢的时钟算出，服务器什么也不保存，洪泛也就耗不尽。没有 cookie 时 SYN 被丢弃。`,
				},
				hints: {
					evidence: {
						en: "Look at how many SYNs steps 1 and 3 bring, and at the number of places in the assumptions.",
						zh: "看第 1、3 步到达的 SYN 数，以及假设中的位置数。",
					},
					principle: {
						en: "With cookies on, a SYN that finds a place gets an entry; one that finds the queue full is answered from a computation, and the server stores nothing of it.",
						zh: "开启 cookie 后，有空位的 SYN 仍占一个条目；队列已满时，服务器用算出的序号应答，不为它保存任何信息。",
					},
					begin: {
						en: `${arrived} SYNs of the flood have come, none has expired, and there are ${places} places.`,
						zh: `洪泛已到达 ${arrived} 个 SYN，都没有到期，而位置有 ${places} 个。`,
					},
					follow: () => (arrived >= places ? "cookie" : "entry"),
				},
			};
		},
	});
}

function cookieOptions(places: number): readonly Option[] {
	return [
		choice(
			"entry",
			{ en: "A SYN,ACK, and an entry in the SYN queue", zh: "SYN,ACK，并在半连接队列中占一个条目" },
			{
				en: `All ${places} places are taken. The point of a cookie is that no entry is needed.`,
				zh: `${places} 个位置都已占满。cookie 的意义正在于不需要条目。`,
			},
			"cookie-keeps-an-entry",
		),
		choice("cookie", { en: "A SYN,ACK, but no entry is kept", zh: "SYN,ACK，但不保存条目" }, null),
		choice(
			"dropped",
			{ en: "Nothing: it would have been dropped too", zh: "没有应答，同样被丢弃" },
			{
				en: `It would be without cookies: the ${places} places are full. With them an answer needs no place.`,
				zh: `没有 cookie 时才是这样：${places} 个位置已满。有 cookie 时，应答不需要位置。`,
			},
		),
		choice(
			"reset",
			{ en: "A RST: the connection is refused", zh: "RST，连接被拒绝" },
			{
				en: "RST answers an ACK that does not fit a cookie, or a SYN to a port where nobody listens; this SYN is neither.",
				zh: "与 cookie 不符的 ACK，或发往无人监听端口的 SYN，才会得到 RST；这个 SYN 都不是。",
			},
		),
	];
}

/** How many entries the flood has at most with fewer retries, if the queue were large enough. */
function entriesWith(trace: Trace, drawn: DefendedFlood): TemplateQuestion {
	const { rate, retries, listener } = drawn;
	const asIs = expectedLifetime(listener.synAckRetries);
	return askCount("entries-with-fewer-retries", {
		step: 1,
		unit: UNITS.entries,
		label: {
			en: `With only ${retries} SYN,ACK retransmission${retries === 1 ? "" : "s"}: how many half-open entries could this flood keep alive at most, however large the queue?`,
			zh: `如果 SYN,ACK 只重传 ${retries} 次，不论队列多大，这样的洪泛最多能维持多少个半连接？`,
		},
		skills: ["flood-rate", "half-open-lifetime"],
		workOut() {
			const life = lifeOfEntry(trace, drawn, retries);
			const key = (rate * life.ms) / 1000;
			return {
				key,
				rule: "shorter-lifetime",
				why: {
					en: `An entry then lives ${sumOfWaits(life)} s, the wait after the last retransmission included: ${rate} × ${life.ms / 1000} = ${key}. With ${listener.synAckRetries} retransmissions it would live ${asIs} s, and ${rate * asIs} would be alive.`,
					zh: `此时条目存活 ${sumOfWaits(life)} 秒（含最后一次重传之后的等待）：${rate} × ${life.ms / 1000} = ${key}。若重传 ${listener.synAckRetries} 次，则存活 ${asIs} 秒，能维持 ${rate * asIs} 个。`,
				},
				hints: {
					evidence: {
						en: "Look at the rate in the story and at the waits in the assumptions.",
						zh: "看题目中的速率和假设中的等待时间。",
					},
					principle: {
						en: "Alive are those entries whose SYNs came within one lifetime: rate × lifetime. The lifetime is the first wait and the wait after each retransmission.",
						zh: "存活的是一个寿命之内到达的条目：速率 × 寿命。寿命是首次等待加上每次重传之后的等待。",
					},
					begin: {
						en: `The first wait is 1 s, and ${retries} more follow${retries === 1 ? "s" : ""}, each twice the one before.`,
						zh: `首次等待 1 秒，之后还有 ${retries} 次等待，每次是前一次的两倍。`,
					},
					follow: () => rate * expectedLifetime(retries),
				},
			};
		},
	});
}
