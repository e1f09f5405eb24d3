// A connection without keep-alive whose cable is pulled: silence, and the giving up once data is sent (RFC 9293, 3.8.3).
import { firstRowIn, sumOf, waitsOf } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { TemplateQuestion } from "../template.ts";
import { arrivalOf } from "./arrivals.ts";
import { CHINESE, ENGLISH } from "./ends.ts";
import type { PulledCable } from "./pulled-cable.ts";
import { askChoice, askDuration, choice } from "./questions.ts";
import { sentIn } from "./sent.ts";

/** What travels in the hours without keep-alive. */
export function silentHours(trace: Trace, { hours }: PulledCable): TemplateQuestion | null {
	const passed = trace.rows.find(({ cause }) => cause.kind === "pass");
	if (!passed) return null;
	return askChoice("silent-hours", {
		step: passed.step,
		label: {
			en: `What do the two TCPs send each other during the ${hours} hours of step ${passed.step}?`,
			zh: `第 ${passed.step} 步的 ${hours} 个小时里，双方的 TCP 互相发送什么？`,
		},
		options: [
			choice("nothing", { en: "Nothing at all", zh: "什么也不发送" }, null),
			choice(
				"probes",
				{ en: "A keep-alive probe every two hours", zh: "每两小时一个保活探测" },
				{
					en: "Probes are sent only where a program has turned keep-alive on; the assumptions say that it is off.",
					zh: "程序开启了保活才会发送探测；假设中说没有开启。",
				},
			),
			choice(
				"acks",
				{ en: "An ACK now and then, to stay connected", zh: "不时发送 ACK 以保持连接" },
				{
					en: "An ACK answers something. Nothing new arrives, so there is nothing to acknowledge.",
					zh: "ACK 是对收到内容的应答；没有新的内容到达，就没有什么要确认。",
				},
			),
			choice(
				"windows",
				{ en: "Window updates", zh: "窗口更新" },
				{
					en: "A window is told when it changes. Everything was read before, and nothing arrives.",
					zh: "窗口变化时才通告。数据早已读走，也没有新数据到达。",
				},
			),
		],
		key: passed.effects.some((e) => e.kind === "segment-sent") ? "probes" : "nothing",
		rule: "keepalive-probe",
		why: {
			en: `A TCP with nothing to send or to acknowledge is silent. So in ${hours} hours neither end can notice the pulled cable; unanswered keep-alive probes could have told.`,
			zh: `没有什么要发送、也没有什么要确认时，TCP 保持静默。所以 ${hours} 个小时里谁也发现不了网线已断；开启保活，得不到应答的探测就能发现。`,
		},
		skills: ["half-open-discovery"],
		hints: {
			evidence: {
				en: `See whether anything is left to send or to acknowledge before step ${passed.step}, and what the assumptions say of keep-alive.`,
				zh: `看第 ${passed.step} 步之前是否还有要发送或要确认的内容，以及假设中关于保活的说明。`,
			},
			principle: {
				en: "TCP sends when there is data, a FIN, an ACK that is owed or a timer that expires; a connection has no heartbeat of its own.",
				zh: "有数据或 FIN 要发、有内容要确认、有定时器到期，TCP 才发送；连接本身没有心跳。",
			},
			begin: {
				en: `The ${ENGLISH.client} and the ${ENGLISH.server} have both received an answer to all that they sent.`,
				zh: "客户端和服务器发送的内容都已得到应答。",
			},
			follow: () => "nothing",
		},
	});
}

/** From the first sending into the void to the giving up; null on Linux, where it depends on what was measured. */
export function givesUpAfter(trace: Trace, { closer, settings, profile }: PulledCable): TemplateQuestion | null {
	if (profile === "linux") return null;
	const first = sentIn(trace).findLast(
		({ host, segment }) => host === closer && segment.length > 0 && !segment.retransmission,
	);
	const ended = firstRowIn(trace, closer, "CLOSED");
	if (!first || !ended || arrivalOf(trace, first.segment.number)) return null;
	const key = ended.timeMs - first.row.timeMs;
	const waits = waitsOf(trace, closer).map((ms) => ms / 1000);
	return askDuration("given-up-after", {
		step: ended.step,
		unit: "s",
		label: {
			en: `How long after send() in step ${first.row.step} does the ${ENGLISH[closer]} give the connection up?`,
			zh: `第 ${first.row.step} 步的 send() 之后，经过多久${CHINESE[closer]}放弃连接？`,
		},
		key,
		rule: "retransmission-gives-up",
		why: {
			en: `A wait follows the first sending and each retransmission, doubling up to the limit: ${waits.join(" + ")} = ${key / 1000} s. Any ACK would have ended it.`,
			zh: `首次发送和每次重传之后都要等待，逐次加倍直到上限：${waits.join(" + ")} = ${key / 1000} 秒。其间收到任何 ACK 都会结束这一过程。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Look at the assumptions: the first timeout, its growth and limit, and how many retransmissions there are.",
				zh: "看假设：首次超时、如何增长、上限多少，以及最多重传几次。",
			},
			principle: {
				en: "Add one wait after each sending, the last one included; each is twice the one before, but never above the limit.",
				zh: "每次发送之后（最后一次也一样）都等一次；每次加倍，但不超过上限，全部相加。",
			},
			begin: { en: "The first waits: 1 s, 2 s, 4 s.", zh: "前几次等待：1 秒、2 秒、4 秒。" },
			follow: () =>
				sumOf(Array.from({ length: settings.dataRetries + 1 }, (_, i) => Math.min(1000 * 2 ** i, settings.maxRtoMs))),
		},
		hidesTimesFrom: first.row.step + 1,
	});
}
