// Keep-alive on a connection whose cable is pulled: when it gives up, and what would be without it (RFC 9293, 3.8.4).
import { firstRowIn } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { CHINESE, ENGLISH } from "./ends.ts";
import { runAgain } from "./further-run.ts";
import { type Keepalive, lastArrival, type PulledCable, upToPull } from "./pulled-cable.ts";
import { askChoice, askDuration, choice } from "./questions.ts";

/** From the last segment that arrived to the giving up. */
export function noticesAfter(trace: Trace, { closer }: PulledCable, keepalive: Keepalive): TemplateQuestion | null {
	const arrived = lastArrival(trace);
	const ended = firstRowIn(trace, closer, "CLOSED");
	if (!arrived || !ended) return null;
	const { idleMs, intervalMs, probes } = keepalive;
	const [idle, interval] = [idleMs / 1000, intervalMs / 1000];
	const key = ended.timeMs - arrived.timeMs;
	return askDuration("given-up-after", {
		step: ended.step,
		unit: "s",
		label: {
			en: `How long after the last segment arrived (step ${arrived.step}) does the ${ENGLISH[closer]} give the connection up?`,
			zh: `最后一个报文段到达（第 ${arrived.step} 步）之后，经过多久${CHINESE[closer]}放弃连接？`,
		},
		key,
		rule: "keepalive-gives-up",
		why: {
			en: `${idle} s of silence, then ${probes} probes, each followed by a wait of ${interval} s: ${idle} + ${probes} × ${interval} = ${key / 1000} s. Data sent meanwhile would start the retransmission timer instead.`,
			zh: `先静默 ${idle} 秒，再发 ${probes} 个探测，每个之后等 ${interval} 秒：${idle} + ${probes} × ${interval} = ${key / 1000} 秒。如果其间发送数据，起作用的就是重传定时器。`,
		},
		skills: ["half-open-discovery"],
		hints: {
			evidence: {
				en: `Look at the keep-alive settings in the assumptions, and count the probes from step ${arrived.step} on.`,
				zh: `看假设中的保活设置，并数一数第 ${arrived.step} 步以后的探测。`,
			},
			principle: {
				en: "The idle time runs from the last segment heard; after each probe, the last one included, one interval passes.",
				zh: "空闲时间从最后收到报文段时算起；每个探测之后（最后一个也一样）都要等一个间隔。",
			},
			begin: { en: `The first probe goes out after ${idle} s.`, zh: `${idle} 秒后发出第一个探测。` },
			follow: () => idleMs + probes * intervalMs,
		},
		hidesTimesFrom: arrived.step + 1,
	});
}

/** The same without keep-alive: found out in a run in which only time passes. */
export function withoutKeepalive(trace: Trace, drawn: PulledCable): TemplateQuestion {
	const { closer } = drawn;
	return askChoice("without-keepalive", {
		step: trace.rows.length,
		label: {
			en: `Suppose keep-alive had been off and nobody sent anything. When would the ${ENGLISH[closer]} give the connection up?`,
			zh: `假如没有开启保活，双方也都不发送数据，${CHINESE[closer]}什么时候会放弃连接？`,
		},
		options: withoutOptions(),
		skills: ["half-open-discovery", "stuck-connections"],
		workOut() {
			const silent = runAgain(trace, drawn, "a day without keep-alive", (run) => {
				upToPull(run, { ...drawn, keepalive: null });
				run.pass(86_400_000);
			});
			const state = silent.rows.at(-1)?.states[closer];
			return {
				key: state === "ESTABLISHED" ? "never" : "two-hours",
				rule: "keepalive-probe",
				why: {
					en: "An idle connection sends nothing, and what is not sent cannot go unanswered: it would stay ESTABLISHED for days. Keep-alive is off unless a program asks for it (RFC 9293, 3.8.4).",
					zh: "空闲的连接什么也不发送，也就谈不上得不到应答：过几天仍是 ESTABLISHED。保活默认关闭，程序要求才开启（RFC 9293 第 3.8.4 节）。",
				},
				hints: {
					evidence: {
						en: "See which timer ends the connection in the timeline, and what starts it.",
						zh: "看时间线上是哪个定时器结束了连接，它又是怎样启动的。",
					},
					principle: {
						en: "Only a timer or an arriving segment changes a state; an idle connection runs no timer unless keep-alive is on.",
						zh: "只有定时器或到达的报文段才会改变状态；没有开启保活时，空闲的连接没有定时器在运行。",
					},
					begin: {
						en: "All data is acknowledged, so the retransmission timer does not run.",
						zh: "数据都已得到确认，重传定时器没有运行。",
					},
					follow: () => "never",
				},
			};
		},
	});
}

function withoutOptions(): readonly Option[] {
	return [
		choice("never", { en: "Never, as long as both are silent", zh: "只要双方都不发送，就不会放弃" }, null),
		choice(
			"two-hours",
			{ en: "After two hours, by default", zh: "默认两小时后" },
			{
				en: "Two hours is the idle time of keep-alive where it is on and not set otherwise; it is off by default.",
				zh: "两小时是开启保活而未另行设置时的空闲时间；保活默认是关闭的。",
			},
		),
		choice(
			"at-once",
			{ en: "At once: TCP notices the missing link", zh: "立即：TCP 会发现链路断开" },
			{
				en: "TCP sees only segments. A cable between two switches is far from both hosts: nothing tells them.",
				zh: "TCP 只看得到报文段。断开的是两台交换机之间的网线，两端的主机都得不到通知。",
			},
		),
		choice(
			"retransmission",
			{ en: "After the last retransmission", zh: "最后一次重传之后" },
			{
				en: "Nothing is retransmitted: everything that was sent has been acknowledged.",
				zh: "没有什么需要重传：已发送的都得到了确认。",
			},
		),
	];
}
