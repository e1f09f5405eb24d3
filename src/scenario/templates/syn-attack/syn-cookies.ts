// SYN cookies: with the queue full the server answers without remembering, and a real client gets in (RFC 4987, 3.6).

import { type Attacked, capacityAssumption, drawAttacked, SILENT_SOURCES } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { type FateOfSyn, fateOfSyn } from "../../build/fate-of-syn.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { asksAny, asksQuestions, asksQueues, asksStates } from "../../main-question.ts";
import { follows, queueEvents } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface UnderFlood extends Attacked {
	readonly syns: number;
	readonly floodMs: number;
}

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
	main: {
		text: {
			en: "How does the server let the client in though its SYN queue is full, and what does it keep of it until then?",
			zh: "半连接队列已满，服务器怎样让客户端连上？在此之前保存了它的什么？",
		},
		asks: asksAny(
			asksQuestions("cookies", "kept-for-client", "known-by"),
			asksQueues(),
			asksStates(["LISTEN"], ["server"]),
		),
	},
	ask: { states: true, numbers: true, queues: true },
	blanks: [6, 8],
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
		en: `The server listens and uses SYN cookies once its SYN queue is full. An attacker sends it ${syns} SYNs within ${floodMs} ms. Then a legitimate client connects.`,
		zh: `服务器正在监听，半连接队列满后使用 SYN cookie。攻击者在 ${floodMs} 毫秒内向它发送 ${syns} 个 SYN，随后一个正常客户端发起连接。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES],
	questions: (trace, drawn) => [answeredWithCookie(trace, drawn), keptForClient(trace, drawn), knownBy(trace)],
});

function answeredWithCookie(trace: Trace, { syns, capacity, listener, profile }: UnderFlood): TemplateQuestion {
	const cookies = queueEvents({ rows: trace.rows.slice(0, 1) }, "cookie");
	return askCount("cookies", {
		step: 1,
		unit: UNITS.syns,
		label: {
			en: "How many SYNs of the attack were answered with a cookie?",
			zh: "攻击中有多少个 SYN 得到了带 cookie 的应答？",
		},
		key: cookies,
		rule: "syn-cookie-keeps-no-entry",
		why: {
			en: `The first ${capacity} SYNs fill the queue. Each of the other ${syns} − ${capacity} = ${cookies} gets a SYN,ACK too, but leaves no entry: its number is a cookie. With cookies off those SYNs would have been dropped.`,
			zh: `前 ${capacity} 个 SYN 填满队列；其余 ${syns} − ${capacity} = ${cookies} 个也得到 SYN,ACK，但不留条目：序号是 cookie。若未开启 cookie，这些 SYN 会被丢弃。`,
		},
		skills: ["syn-cookies", "backlog-arithmetic"],
		hints: {
			evidence: {
				en: "Look at how many SYNs come in step 1, and in the assumptions at how many entries fit.",
				zh: "看第 1 步到达多少个 SYN，以及假设中能放多少个条目。",
			},
			principle: {
				en: "As long as there is room, a SYN takes a place in the queue; every SYN beyond that is answered with a cookie.",
				zh: "有空位时，SYN 在队列中占一个位置；超出的每个 SYN 都用 cookie 应答。",
			},
			begin: { en: `${syns} SYNs arrive in step 1.`, zh: `第 1 步到达 ${syns} 个 SYN。` },
			follow: () => syns - (profile === "linux" ? listener.backlog + 1 : listener.backlog),
		},
	});
}

function keptOptions(syns: number): readonly Option[] {
	return [
		choice(
			"nothing",
			{ en: "Nothing: the cookie carries what is needed", zh: "什么也不保存，所需信息都在 cookie 里" },
			null,
		),
		choice(
			"half-open",
			{ en: "A half-open entry in the SYN queue", zh: "半连接队列中的一个条目" },
			{
				en: `There is no place: the ${syns} SYNs of the attack have filled the queue, and step 3 does not make it longer.`,
				zh: `没有位置了：攻击的 ${syns} 个 SYN 已填满队列，第 3 步也没有使它变长。`,
			},
			"cookie-keeps-an-entry",
		),
		choice(
			"connection",
			{ en: "A complete connection in the accept queue", zh: "全连接队列中的一个连接" },
			{
				en: "The accept queue takes it in step 5 only: before the ACK the server knows nothing of the client.",
				zh: "它在第 5 步才进入全连接队列；收到 ACK 之前，服务器不能确定对方是否存在。",
			},
		),
		choice(
			"dropped",
			{ en: "Nothing: it has dropped the client's SYN", zh: "什么也没有，SYN 被丢弃了" },
			{
				en: "Nothing is kept, but the SYN is not dropped: step 3 answers it with segment 2.",
				zh: "确实什么也没保存，但 SYN 没有被丢弃：第 3 步用报文段 2 作了应答。",
			},
		),
	];
}

function keptForClient(trace: Trace, { syns }: UnderFlood): TemplateQuestion {
	const [, before, after] = trace.rows;
	const isSameLength = before?.queues.server?.syn === after?.queues.server?.syn;
	return askChoice("kept-for-client", {
		step: 3,
		label: {
			en: "What does the server keep of the client between its SYN,ACK and the client's ACK?",
			zh: "在发出 SYN,ACK 到收到第三次握手的 ACK 之间，服务器为该客户端保存了什么？",
		},
		options: keptOptions(syns),
		key: KEPT[fateOfSyn(after)],
		rule: "syn-cookie-keeps-no-entry",
		why: {
			en: "The SYN,ACK's number is a keyed hash: of addresses, ports, the client's number, a slow clock and a secret of the server. The ACK brings it back, and the connection is rebuilt from it. An ordinary SYN,ACK would have left an entry.",
			zh: "SYN,ACK 的序号由地址、端口、客户端序号、缓慢递增的时钟和服务器的密钥算出；第三次握手的 ACK 带回它，服务器据此重建连接。若不用 cookie，则要保存一个条目。",
		},
		skills: ["syn-cookies"],
		hints: {
			evidence: {
				en: "Compare both queues before and after step 3, and look at whether step 3 sends anything.",
				zh: "比较第 3 步前后的两个队列，并看第 3 步有没有发送报文段。",
			},
			principle: {
				en: "What a server keeps of a client stands in one of its two queues; and a SYN that is dropped gets no answer.",
				zh: "服务器为客户端保存的东西都在两个队列之一里；而被丢弃的 SYN 不会得到应答。",
			},
			begin: {
				en: "The SYN queue was full before step 3, and step 3 sends segment 2.",
				zh: "第 3 步之前半连接队列已满，第 3 步发出了报文段 2。",
			},
			follow: () => (after?.sent.length === 0 ? "dropped" : isSameLength ? "nothing" : "half-open"),
		},
	});
}

const KNOWN_BY: readonly Option[] = [
	choice("computes", { en: "It computes the cookie again and compares", zh: "重新计算 cookie，再作比较" }, null),
	choice(
		"looks-up",
		{ en: "It finds the client's entry in the SYN queue", zh: "在半连接队列中找到该客户端的条目" },
		{
			en: "The SYN queue has only entries of the attack: none was made for the client in step 3.",
			zh: "半连接队列中只有攻击的条目，第 3 步没有为客户端建立条目。",
		},
		"cookie-keeps-an-entry",
	),
	choice(
		"trusts",
		{ en: "It need not: any ACK to its port will do", zh: "不需要知道，任何 ACK 都会接受" },
		{
			en: "Then a spoofed ACK would open a connection. An ACK that fits no cookie is answered with RST.",
			zh: "那样伪造的 ACK 也能建立连接。与 cookie 不符的 ACK 会得到 RST。",
		},
	),
	choice(
		"option",
		{ en: "The client returns it in an option of its own", zh: "客户端用专门的选项带回 cookie" },
		{
			en: `No option is needed, and the client knows of no cookie: it acknowledges the SYN,ACK as always, and its ack is the cookie + 1.`,
			zh: `不需要选项，客户端也不知道有 cookie：它照常确认 SYN,ACK，ack 就是 cookie + 1。`,
		},
	),
];

/** How the server can tell that the ACK belongs to a SYN,ACK that it has forgotten. */
function knownBy(trace: Trace): TemplateQuestion {
	return askChoice("known-by", {
		step: trace.rows.length,
		label: {
			en: `How does the server know in step ${trace.rows.length} that this ACK answers a SYN,ACK of its own?`,
			zh: `第 ${trace.rows.length} 步，服务器怎么知道这个 ACK 应答的是自己发出的 SYN,ACK？`,
		},
		options: KNOWN_BY,
		key: follows(trace, "syn-cookie-accepts-ack") ? "computes" : "looks-up",
		rule: "syn-cookie-accepts-ack",
		why: {
			en: "From the ACK's addresses, ports and seq − 1, its clock and its secret the server computes the cookie again: it must be ack − 1. Who has not seen the SYN,ACK cannot guess it; a wrong one would get a RST.",
			zh: "服务器用 ACK 的地址、端口和 seq − 1，加上时钟和密钥，重新算出 cookie：它应等于 ack − 1。没看到 SYN,ACK 的人猜不出来；不符则回 RST。",
		},
		skills: ["syn-cookies"],
		hints: {
			evidence: {
				en: "Look at what segment 3 brings back of segment 2, and at the SYN queue in step 3.",
				zh: "看报文段 3 带回了报文段 2 的什么，以及第 3 步的半连接队列。",
			},
			principle: {
				en: "Where no entry is kept, a SYN,ACK's own number must prove itself: it is made from what every segment of the connection shows, a clock, and a secret that only the server knows.",
				zh: "不保存条目时，SYN,ACK 的序号要能自己证明自己：它由连接的每个报文段都能看到的内容、时钟和只有服务器知道的密钥得出。",
			},
			begin: {
				en: "The client's SYN left the SYN queue as long as it was, and segment 3 acknowledges segment 2.",
				zh: "客户端的 SYN 没有使半连接队列变长，而报文段 3 确认了报文段 2。",
			},
			follow: () => (trace.rows[1]?.queues.server?.syn === trace.rows[2]?.queues.server?.syn ? "computes" : "looks-up"),
		},
	});
}
