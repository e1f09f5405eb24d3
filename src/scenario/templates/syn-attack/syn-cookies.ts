// SYN cookies: with the queue full the server answers without remembering, and a real client gets in (RFC 4987, 3.6).

import { capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { type FateOfSyn, fateOfSyn } from "../../build/fate-of-syn.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { queueEvents } from "../../run/read-trace.ts";

/** What the server keeps of the client, by what became of its SYN. */
const KEPT = { entry: "half-open", cookie: "nothing", reset: "dropped", dropped: "dropped" } as const satisfies Record<
	FateOfSyn,
	string
>;

export const synCookies = synAttack({
	id: "syn-cookies",
	difficulty: 4,
	notations: ["raw", "relative"],
	misconceptions: ["syn-does-not-consume", "ack-names-last-received", "cookie-keeps-an-entry"],
	title: { en: "SYN cookies let a client in", zh: "SYN cookie 让正常客户端进来" },
	summary: {
		en: "The SYN queue is full, SYN cookies are on, and a client connects.",
		zh: "半连接队列已满，开启了 SYN cookie，此时一个正常客户端发起连接。",
	},
	ask: { states: true, numbers: true, queues: true },
	blanks: [6, 8],
	optionsAsWritten: true,
	draw(random, context) {
		const attacked = drawAttacked(random, context, {
			backlog: random.pick([8, 16, 32, 64, 128]),
			synCookies: true,
		});
		return {
			...attacked,
			syns: attacked.capacity + random.int(1, 2 * attacked.capacity),
			floodMs: 10 * random.int(5, 40),
		};
	},
	script(run, { syns, floodMs }) {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", syns, floodMs);
		run.call("client", "connect");
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ syns, floodMs }) => ({
		en: `An attacker sends ${syns} SYNs within ${floodMs} ms. Then a legitimate client connects. The server uses SYN cookies once its SYN queue is full.`,
		zh: `攻击者在 ${floodMs} 毫秒内发送 ${syns} 个 SYN，随后一个正常客户端发起连接。服务器在半连接队列满后使用 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES],
	questions(trace, { syns, capacity }) {
		const cookies = queueEvents({ rows: trace.rows.slice(0, 1) }, "cookie");
		return [
			askCount("cookies", {
				step: 1,
				unit: UNITS.synAcks,
				label: {
					en: "How many SYNs of the attack were answered with a cookie?",
					zh: "攻击中有多少个 SYN 得到了带 cookie 的应答？",
				},
				key: cookies,
				rule: "syn-cookie-keeps-no-entry",
				why: {
					en: `The first ${capacity} SYNs fill the queue; each of the other ${syns} − ${capacity} = ${cookies} gets a SYN,ACK whose number is a cookie.`,
					zh: `前 ${capacity} 个 SYN 填满队列；其余 ${syns} − ${capacity} = ${cookies} 个各得到一个以 cookie 为序号的 SYN,ACK。`,
				},
				skills: ["syn-cookies", "backlog-arithmetic"],
			}),
			askChoice("kept-for-client", {
				step: 3,
				label: {
					en: "What does the server keep about the client between its SYN,ACK and the third ACK?",
					zh: "在发出 SYN,ACK 到收到第三个 ACK 之间，服务器为该客户保存了什么？",
				},
				options: [
					option("nothing", "Nothing: the cookie carries it all", "什么也不保存，信息都在 cookie 里"),
					option("half-open", "A half-open entry in the SYN queue", "半连接队列中的一个条目", "cookie-keeps-an-entry"),
					option("connection", "A complete connection in the accept queue", "全连接队列中的一个完整连接"),
					option("dropped", "Nothing, it dropped the SYN", "什么也没有，SYN 被丢弃了"),
				],
				key: KEPT[fateOfSyn(trace.rows[2])],
				rule: "syn-cookie-keeps-no-entry",
				why: {
					en: "The SYN,ACK's number is computed from addresses, ports and the client's number. The third ACK brings it back, and the connection is rebuilt from it.",
					zh: "SYN,ACK 的序号由地址、端口和客户端序号计算得出；第三个 ACK 带回它，服务器据此重建连接。",
				},
				skills: ["syn-cookies"],
			}),
		];
	},
});
