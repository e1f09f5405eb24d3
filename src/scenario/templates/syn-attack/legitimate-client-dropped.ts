// A client meets a full SYN queue; once the entries expire, its own retry gets in (RFC 4987, 2; RFC 6298).

import { hasSyn } from "../../../tcp/segment.ts";
import {
	type Attacked,
	capacityAssumption,
	drawAttacked,
	lifetimeAssumption,
	SILENT_SOURCES,
} from "../../build/attacked.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { synAttack } from "../../build/family.ts";
import { type FateOfSyn, fateOfSyn } from "../../build/fate-of-syn.ts";
import { askChoice, askDuration, option } from "../../build/questions.ts";
import { lifeIn, oneEntry } from "../../build/steady-flood.ts";
import { sentBy } from "../../run/read-trace.ts";
import { runScript } from "../../run/run-script.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

/** More SYNs of the client than any drawn lifetime needs. */
const MOST_TRIES = 9;

export const legitimateClientDropped = synAttack({
	id: "legitimate-client-dropped",
	difficulty: 4,
	notations: ["raw", "relative"],
	misconceptions: [
		"retransmission-takes-new-number",
		"syn-does-not-consume",
		"queue-counts-the-dropped",
		"full-queue-answers-rst",
	],
	title: { en: "A legitimate client is dropped", zh: "正常客户端被拒之门外" },
	summary: {
		en: "A client's SYN finds the SYN queue full of spoofed entries.",
		zh: "正常客户端的 SYN 到达时，半连接队列已被伪造的条目占满。",
	},
	ask: { states: true, numbers: true, queues: true },
	blanks: [6, 8],
	optionsAsWritten: true,
	draw(random, context) {
		const attacked = drawAttacked(random, context, {
			backlog: random.pick([8, 16, 32, 64, 128]),
			maxSynBacklog: random.pick([64, 128, 256]),
			synAckRetries: random.int(1, 2),
		});
		return {
			...attacked,
			syns: attacked.capacity + random.int(0, attacked.capacity),
			floodMs: 10 * random.int(5, 40),
		};
	},
	script(run, { syns, floodMs }) {
		run.call("server", "listen");
		run.startTimeline();
		run.flood("server", syns, floodMs);
		run.call("client", "connect");
		run.deliver();
		for (let tries = 1; tries < MOST_TRIES && !run.busy(); tries++) {
			run.untilTimer("client");
			run.deliver();
		}
		run.deliver();
		run.deliver();
	},
	story: ({ syns, floodMs }) => ({
		en: `An attacker sends ${syns} SYNs within ${floodMs} ms and then stops. Right after that a legitimate client connects. SYN cookies are off.`,
		zh: `攻击者在 ${floodMs} 毫秒内发送 ${syns} 个 SYN，然后停止。紧接着一个正常客户端发起连接。未开启 SYN cookie。`,
	}),
	assumptions: (drawn) => [capacityAssumption(drawn), SILENT_SOURCES, lifetimeAssumption(drawn.listener.synAckRetries)],
	questions: (trace, drawn) => [answerToClient(trace, drawn.capacity), lifetime(trace, drawn)],
});

const ANSWERS = { entry: "syn-ack", cookie: "syn-ack", reset: "rst", dropped: "nothing" } as const satisfies Record<
	FateOfSyn,
	string
>;

function answerToClient(trace: Trace, capacity: number): TemplateQuestion {
	const arrival = trace.rows[2];
	return askChoice("answer-to-client", {
		step: 3,
		label: {
			en: `What does the ${ENGLISH.server} answer to the ${ENGLISH.client}'s first SYN?`,
			zh: `${CHINESE.server}如何应答${CHINESE.client}的第一个 SYN？`,
		},
		options: [
			option("nothing", "Nothing: the SYN is dropped", "不应答，SYN 被丢弃"),
			option("rst", "A RST", "发送 RST", "full-queue-answers-rst"),
			option("syn-ack", "A SYN,ACK", "发送 SYN,ACK"),
		],
		key: ANSWERS[fateOfSyn(arrival)],
		rule: "syn-queue-full-drops-syn",
		why: {
			en: `All ${capacity} places of the SYN queue are taken, so the SYN is dropped without an answer: for the client it looks lost.`,
			zh: `半连接队列的 ${capacity} 个位置都已占满，SYN 被丢弃且不作应答；在客户端看来就像丢失了一样。`,
		},
		skills: ["flood-effects"],
	});
}

/** Under the drawn rules whatever a misconception changes: so this version has always diagnosed. */
function lifetime(trace: Trace, drawn: Attacked): TemplateQuestion {
	const retries = drawn.listener.synAckRetries;
	const tries = sentBy(trace, "client").filter(hasSyn).length;
	return askDuration("lifetime", {
		step: 1,
		unit: "s",
		label: {
			en: "How long does each entry of the attack stay in the SYN queue?",
			zh: "攻击造成的每个半连接在队列中停留多久？",
		},
		skills: ["half-open-lifetime"],
		workOut() {
			const { ms } = lifeIn(runScript(drawn, (run) => oneEntry(run, retries)));
			return {
				key: ms,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `${retries} retransmission${retries === 1 ? "" : "s"} and one last wait make 2^${retries + 1} − 1 = ${ms / 1000} s. The client's SYN number ${tries} comes after that.`,
					zh: `${retries} 次重传加最后一次等待，共 2^${retries + 1} − 1 = ${ms / 1000} 秒。客户端的第 ${tries} 个 SYN 在此之后到达。`,
				},
			};
		},
	});
}
