// The SYN is lost, once or several times, and sent again with the same number (RFC 9293, 3.8.1; RFC 6298).

import type { Localized } from "../../../text/locale.ts";
import { handshake } from "../../build/family.ts";
import { delayAssumption, drawHosts, type TwoHosts } from "../../build/hosts.ts";
import { askDuration } from "../../build/questions.ts";
import { doublingTimeout } from "../../build/timers-told.ts";
import { drawTimes } from "../../level.ts";
import { asksAny, asksNumbers, asksQuestions } from "../../main-question.ts";
import { firstRowIn, sentAtMs, sumOf, waitsOf } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateAssumption, TemplateQuestion } from "../../template.ts";

interface LostSyn extends TwoHosts {
	/** SYNs that are lost, one after the other. */
	readonly losses: number;
}

export const lostSyn = handshake({
	id: "lost-syn",
	difficulty: 2,
	misconceptions: ["retransmission-takes-new-number", "syn-does-not-consume", "ack-names-last-received"],
	title: { en: "The SYN is lost", zh: "SYN 丢失" },
	summary: {
		en: "The network loses the first SYN, or the first few.",
		zh: "网络丢失了第一个或前几个 SYN。",
	},
	main: {
		text: {
			en: "When is the SYN sent again, with which number, and how long does connect() take then?",
			zh: "SYN 何时重传？用什么序号？connect() 因此要花多久？",
		},
		asks: asksAny(
			asksQuestions("arriving-syn-time", "connect-takes"),
			asksNumbers(["seq"], ({ retransmission }) => retransmission),
		),
	},
	ask: { states: true, numbers: true },
	blanks: [5, 7],
	draw: (random, context) => ({ ...drawHosts(random, context), losses: drawTimes(random, context.level, 1, 3) }),
	script(run, { losses }) {
		run.call("server", "listen");
		run.startTimeline();
		run.call("client", "connect");
		for (let i = 0; i < losses; i++) {
			run.lose();
			run.untilTimer("client");
		}
		run.deliver();
		run.deliver();
		run.deliver();
	},
	story: ({ losses }) => ({
		en: `A client opens a connection, but the network loses its first ${losses === 1 ? "SYN" : `${losses} SYNs`}.`,
		zh: `客户端发起连接，但网络丢失了它的${losses === 1 ? "第一个" : `前 ${losses} 个`} SYN。`,
	}),
	assumptions: (drawn) => [delayAssumption(drawn), timeoutAssumption(drawn)],
	questions: (trace, drawn) => [arrivingSyn(trace, drawn), connectTakes(trace, drawn)],
});

function timeoutAssumption(drawn: TwoHosts): TemplateAssumption {
	return { ...timeoutTold(drawn), tells: ["first-timeout", "retries"] };
}

function timeoutTold({ settings }: TwoHosts): Localized {
	return settings.synLinearTimeouts > 0
		? {
				en: `The client's SYN timeout is 1 s; for the first ${settings.synLinearTimeouts} expiries this Linux does not double it (tcp_syn_linear_timeouts).`,
				zh: `客户端 SYN 的重传超时为 1 秒；前 ${settings.synLinearTimeouts} 次超时该 Linux 不加倍（tcp_syn_linear_timeouts）。`,
			}
		: doublingTimeout("client");
}

/** What the timeouts are here, as a rule to follow. */
function ruleOfWaits({ settings }: TwoHosts): Localized {
	return settings.synLinearTimeouts > 0
		? {
				en: `each wait is 1 s as long as no more than ${settings.synLinearTimeouts} timeouts have expired`,
				zh: `只要超时不超过 ${settings.synLinearTimeouts} 次，每次都等 1 秒`,
			}
		: { en: "the first wait is 1 s and each further one twice as long", zh: "第一次等 1 秒，以后每次加倍" };
}

/** The waits that a learner works out: 1 s each, or doubling. */
function expectedWaitsMs({ losses, settings }: LostSyn): readonly number[] {
	return Array.from({ length: losses }, (_, i) => 1000 * 2 ** Math.max(0, i - settings.synLinearTimeouts));
}

function arrivingSyn(trace: Trace, drawn: LostSyn): TemplateQuestion {
	const { losses, settings } = drawn;
	const key = sentAtMs(trace, losses + 1) - sentAtMs(trace, 1);
	const waits = waitsOf(trace, "client").map((ms) => ms / 1000);
	const sum =
		losses > 1
			? { en: `${waits.join(" + ")} = ${key / 1000} s`, zh: `${waits.join(" + ")} = ${key / 1000} 秒` }
			: { en: "One wait", zh: "只等一次" };
	const doubled = losses > 1 ? `${2 ** losses - 1}` : null;
	const linear = settings.synLinearTimeouts > 0;
	const rule = ruleOfWaits(drawn);
	return askDuration("arriving-syn-time", {
		step: losses + 1,
		unit: "s",
		label: {
			en: `How long after the first SYN is the one sent that arrives (segment ${losses + 1})?`,
			zh: `最终到达的 SYN（报文段 ${losses + 1}）是在第一个 SYN 之后多久发送的？`,
		},
		key,
		rule: linear ? "linux-linear-timeouts" : "rto-doubles",
		why: linear
			? {
					en: `${sum.en}: this Linux keeps the first ${settings.synLinearTimeouts} timeouts of a SYN at 1 s. Doubling from the start (RFC 6298), ${doubled === null ? "the next wait would be 2 s" : `it would be ${doubled} s`}.`,
					zh: `${sum.zh}：该 Linux 对 SYN 的前 ${settings.synLinearTimeouts} 次超时保持 1 秒。如果一开始就加倍（RFC 6298），${doubled === null ? "下一次要等 2 秒" : `则是 ${doubled} 秒`}。`,
				}
			: {
					en: `${sum.en}: the timeout starts at 1 s and doubles each time, so that a network that is only slow or overloaded is not flooded with copies.`,
					zh: `${sum.zh}：超时从 1 秒开始，逐次加倍，以免网络只是缓慢或拥塞时被重复的报文段淹没。`,
				},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: "Count the expiries of the client's timer before that segment; the assumptions tell how long each wait is.",
				zh: "数一数该报文段发出之前客户端的定时器到期了几次；每次等多久见假设。",
			},
			principle: {
				en: `A SYN is sent again when its timeout expires: ${rule.en}. Add up all waits before that segment.`,
				zh: `定时器到期就重传 SYN：${rule.zh}。把该报文段之前的各次等待相加。`,
			},
			begin: {
				en: `The timer expires ${losses === 1 ? "once" : losses === 2 ? "twice" : `${losses} times`} before segment ${losses + 1} is sent.`,
				zh: `报文段 ${losses + 1} 发出之前，定时器到期 ${losses} 次。`,
			},
			follow: () => sumOf(expectedWaitsMs(drawn)),
		},
		hidesTimesFrom: 2,
	});
}

function connectTakes(trace: Trace, drawn: LostSyn): TemplateQuestion | null {
	const { losses, delayMs } = drawn;
	const connected = firstRowIn(trace, "client", "ESTABLISHED");
	if (!connected) return null;
	const key = connected.timeMs - trace.startMs;
	const waits = waitsOf(trace, "client");
	const rule = ruleOfWaits(drawn);
	return askDuration("connect-takes", {
		step: connected.step,
		unit: "ms",
		label: {
			en: "How long after its call is connect() successful?",
			zh: "从调用 connect() 到它成功，经过多久？",
		},
		key,
		rule: "syn-ack-completes-active-open",
		why: {
			en: `Until the SYN that arrives is sent: ${waits.join(" + ")} ms; then there and back: 2 × ${delayMs} ms. Together ${key} ms; without a loss it would be ${2 * delayMs} ms.`,
			zh: `到最终到达的 SYN 发出为止：${waits.join(" + ")} 毫秒；再加一个来回：2 × ${delayMs} 毫秒。共 ${key} 毫秒；没有丢失时只需 ${2 * delayMs} 毫秒。`,
		},
		skills: ["retransmission-backoff"],
		hints: {
			evidence: {
				en: `Look at the expiries before segment ${losses + 1} is sent, and at the travel time in the assumptions.`,
				zh: `看报文段 ${losses + 1} 发出之前的各次超时，以及假设中的在途时间。`,
			},
			principle: {
				en: `connect() succeeds when the SYN,ACK arrives: all waits before the SYN that arrives, and two travel times. Here ${rule.en}.`,
				zh: `SYN,ACK 到达时 connect() 才成功：最终到达的 SYN 之前的各次等待，再加两次在途时间。这里${rule.zh}。`,
			},
			begin: {
				en: `The first wait is 1000 ms, and the journeys take 2 × ${delayMs} ms.`,
				zh: `第一次等待 1000 毫秒；往返用时 2 × ${delayMs} 毫秒。`,
			},
			follow: () => sumOf(expectedWaitsMs(drawn)) + 2 * delayMs,
		},
		hidesTimesFrom: 2,
	});
}
