// The last ACK never comes: the FIN is sent again and again, then LAST-ACK is given up (RFC 9293, 3.8.3; RFC 6298, 5.5).

import { FIN } from "../../../tcp/flags.ts";
import { CLOSING_SKILLS } from "../../build/closing-skills.ts";
import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawTimes } from "../../level.ts";
import { effectsOf, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface LastAckPeerGone extends Connected {
	readonly serverFirst: boolean;
	/** Retransmissions of the FIN before LAST-ACK is given up, and how many of them are shown. */
	readonly retries: number;
	readonly shown: number;
}

export const lastAckPeerGone = defineTemplate<LastAckPeerGone>({
	id: "last-ack-peer-gone",
	family: "teardown",
	version: 1,
	difficulty: 4,
	profiles: ["rfc9293"],
	notations: ["raw", "relative", "symbolic"],
	skills: [...CLOSING_SKILLS, "retransmission-keeps-number", "retransmission-backoff", "stuck-connections"],
	misconceptions: ["linear-backoff", "retransmission-takes-new-number", "retry-count-off-by-one"],
	title: { en: "The last ACK never comes", zh: "最后一个 ACK 始终不来" },
	summary: {
		en: "The network breaks down before the second FIN: how long does LAST-ACK last?",
		zh: "第二个 FIN 发出之前网络中断：LAST-ACK 会持续多久？",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["LAST-ACK", "CLOSED"],
	blanks: [6, 9],
	countFrom: "current",
	draw(random, context) {
		const retries = random.int(3, 5);
		const drawn = drawConnected(random, context);
		const settings = { ...drawn.settings, orphanRetries: retries };
		return {
			...drawn,
			settings,
			hosts: drawn.hosts.map((host) => ({ ...host, settings })),
			serverFirst: random.chance(50),
			retries,
			shown: drawTimes(random, context.level, 1, 2),
		};
	},
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		run.call(one, "close");
		run.deliver();
		run.deliver();
		run.call(other, "close");
		run.lose();
		for (let i = 0; i < drawn.shown; i++) {
			run.untilTimer(other);
			run.lose();
		}
		run.untilGivenUp(other);
	},
	story({ serverFirst }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} closes first. Then the network between the two breaks down for good, and only after that does the ${ENGLISH[other]} close.`,
			zh: `${CHINESE[one]}先关闭。随后两者之间的网络彻底中断，此后${CHINESE[other]}才关闭。`,
		};
	},
	assumptions: ({ serverFirst, retries }) => {
		const [, other] = closers(serverFirst);
		return [
			{
				en: `The ${ENGLISH[other]}'s retransmission timeout is 1 s at first and doubles at each expiry. It retransmits its FIN at most ${retries} times; when the timeout after the last one expires too, it gives up. Nothing ends FIN-WAIT-2 but a segment.`,
				zh: `${CHINESE[other]}的重传超时起初为 1 秒，每次超时后加倍，最多重传 FIN ${retries} 次；最后一次重传之后再次超时，它就放弃。FIN-WAIT-2 只有收到报文段才会结束。`,
			},
		];
	},
	questions: (trace, drawn) => [howManyFins(trace, drawn), howLong(trace, drawn)],
});

function howManyFins(trace: Trace, { serverFirst, retries }: LastAckPeerGone): ScenarioQuestion {
	const [, other] = closers(serverFirst);
	const key = sentBy(trace, other).filter((segment) => segment.bits & FIN).length;
	return {
		id: "how-many-fins",
		kind: "count",
		key,
		unit: { en: "times", zh: "次" },
		step: trace.rows.length,
		label: {
			en: `How many times in all does the ${ENGLISH[other]} send its FIN?`,
			zh: `${CHINESE[other]}总共发送多少次 FIN？`,
		},
		rule: "fin-retransmitted",
		why: {
			en: `Once, and ${retries} retransmissions: ${key}.`,
			zh: `首次发送加上 ${retries} 次重传，共 ${key} 次。`,
		},
		skills: ["retransmission-backoff"],
	};
}

function howLong(trace: Trace, { serverFirst }: LastAckPeerGone): ScenarioQuestion {
	const [, other] = closers(serverFirst);
	const sent = trace.rows.find((row) => row.cause.kind === "call" && row.cause.host === other);
	const ended = trace.rows.at(-1);
	const key = (ended?.timeMs ?? 0) - (sent?.timeMs ?? 0);
	const waits = effectsOf(trace).flatMap((e) =>
		e.kind === "timer-fired" && e.host === other && e.timer === "retransmission" ? [e.waitedMs / 1000] : [],
	);
	return {
		id: "last-ack-lasts",
		kind: "duration",
		unit: "s",
		key,
		step: trace.rows.length,
		label: {
			en: `How long is the ${ENGLISH[other]} in LAST-ACK?`,
			zh: `${CHINESE[other]}在 LAST-ACK 停留多久？`,
		},
		rule: "retransmission-gives-up",
		why: {
			en: `Each wait is twice the one before, and there is one more after the last retransmission: ${waits.join(" + ")} = ${key / 1000} s.`,
			zh: `每次等待都是前一次的两倍，最后一次重传之后还要等一次：${waits.join(" + ")} = ${key / 1000} 秒。`,
		},
		skills: ["retransmission-backoff", "stuck-connections"],
		hidesTimesFrom: trace.rows.length,
	};
}
