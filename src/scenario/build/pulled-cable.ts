// An established connection whose cable is pulled somewhere on the way: what happens, and what of it can be asked.
import type { Localized } from "../../text/locale.ts";
import { lastResultOf, resultIn } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Row, Trace } from "../run/trace.ts";
import type { TemplateQuestion } from "../template.ts";
import { lastRecvLabel, resultOption } from "./call-results.ts";
import { type Closing, connect } from "./connected.ts";
import { CHINESE, ENGLISH } from "./ends.ts";
import { runAgain } from "./further-run.ts";
import { askChoice } from "./questions.ts";

/** Here `closer` is the end that sends data or asks for signs of life, and so finds out; `peer` the one that does not. */
export interface PulledCable extends Closing {
	/** Octets that arrive before the cable is pulled. */
	readonly message: number;
	/** Null: keep-alive is off, and the program sends again after so many hours. */
	readonly keepalive: Keepalive | null;
	readonly hours: number;
	readonly later: number;
	/** Retransmissions that are shown before the end gives up. */
	readonly shown: number;
}

export interface Keepalive {
	readonly idleMs: number;
	readonly intervalMs: number;
	readonly probes: number;
}

/** A message arrives and is acknowledged; from then on nothing arrives anywhere. */
export function upToPull(run: Run, drawn: PulledCable): void {
	const { closer, peer, message, keepalive } = drawn;
	connect(run, drawn);
	if (keepalive) run.call(closer, "keepalive", keepalive);
	run.call(closer, "send", { bytes: message });
	run.deliver();
	run.call(peer, "receive");
	run.deliver();
}

/** The end that asks or sends gives up. */
export function findOut(run: Run, drawn: PulledCable): void {
	const { closer, keepalive } = drawn;
	if (keepalive) {
		for (let i = 0; i <= keepalive.probes; i++) {
			run.untilTimer(closer);
			run.lose();
		}
		return;
	}
	run.pass(drawn.hours * 3_600_000);
	run.call(closer, "send", { bytes: drawn.later });
	run.lose();
	for (let i = 0; i < drawn.shown; i++) {
		run.untilTimer(closer);
		run.lose();
	}
	run.untilGivenUp(closer);
}

/** The row in which the last segment arrives. */
export function lastArrival({ rows }: Trace): Row | undefined {
	return rows.findLast(({ cause }) => cause.kind === "deliver");
}

/** What the call of the last step returns to the end that found out. */
export function watcherGets(trace: Trace, { closer, keepalive }: PulledCable): TemplateQuestion {
	const row = trace.rows.at(-1);
	return askChoice("finder-gets", {
		step: row?.step ?? 1,
		label: lastRecvLabel(closer),
		options: [
			resultOption("ETIMEDOUT", { en: "It has not given up yet.", zh: "它还没有放弃。" }),
			resultOption("ECONNRESET", {
				en: `That takes a RST that arrives. With the cable out nothing reaches the ${ENGLISH[closer]}.`,
				zh: `那需要收到 RST；网线已断，没有任何报文段到达${CHINESE[closer]}。`,
			}),
			resultOption("EOF", {
				en: "0 stands for a FIN that arrived. The other end has closed nothing, and nothing arrives.",
				zh: "返回 0 表示收到了 FIN；对方没有关闭连接，也没有任何报文段到达。",
			}),
			resultOption("EAGAIN", {
				en: `By then the ${ENGLISH[closer]}'s TCP has given the connection up: an error waits for the program.`,
				zh: `此时${CHINESE[closer]}的 TCP 已放弃连接，有一个错误等着报告给程序。`,
			}),
		],
		key: resultIn(row),
		rule: "recv-reports",
		why: {
			en: `${keepalive ? `None of the ${keepalive.probes} keep-alive probes` : "No retransmission"} was answered, so TCP gave up: the error is a timeout, ETIMEDOUT. Had the other host started anew, with the cable in, its RST would have given ECONNRESET.`,
			zh: `${keepalive ? `${keepalive.probes} 个保活探测` : "每次重传"}都没有应答，TCP 因此放弃，错误是超时：ETIMEDOUT。如果线路正常而对方主机重启过，收到的 RST 会导致 ECONNRESET。`,
		},
		skills: ["socket-errors"],
		hints: {
			evidence: {
				en: `Look at what has reached the ${ENGLISH[closer]} since the cable was pulled, and at its state before the last step.`,
				zh: `看网线断开之后有什么到达了${CHINESE[closer]}，以及最后一步之前它的状态。`,
			},
			principle: {
				en: "A FIN that arrives gives 0, a RST that arrives a reset; if TCP gives up because no answer comes, the error says that time ran out.",
				zh: "收到 FIN 返回 0，收到 RST 是复位；如果因为没有应答而放弃，错误就说明是时间用尽。",
			},
			begin: {
				en: `Nothing has reached the ${ENGLISH[closer]} since step ${lastArrival(trace)?.step}.`,
				zh: `第 ${lastArrival(trace)?.step} 步以后没有任何报文段到达${CHINESE[closer]}。`,
			},
			follow: () => "ETIMEDOUT",
		},
	});
}

/** What the other end's program would get at the end: found out in a run that goes on. */
export function otherReads(trace: Trace, drawn: PulledCable): TemplateQuestion {
	const { closer, peer } = drawn;
	const { step } = trace.rows.at(-1) ?? { step: 1 };
	return askChoice("other-end-gets", {
		step,
		label: {
			en: `After the last step the ${ENGLISH[peer]}'s program calls recv() as well. What does it get?`,
			zh: `最后一步之后，${CHINESE[peer]}的程序也调用 recv()，得到什么？`,
		},
		options: [
			resultOption("EAGAIN", { en: "Something waits to be told.", zh: "已有内容等着报告。" }),
			resultOption("ETIMEDOUT", {
				en: `The ${ENGLISH[peer]} has sent nothing that could go unanswered: no timer of its own runs.`,
				zh: `${CHINESE[peer]}没有发送任何需要应答的内容，它自己没有定时器在运行。`,
			}),
			resultOption("ECONNRESET", {
				en: `Whatever the ${ENGLISH[closer]} sends when it gives up does not get through the pulled cable.`,
				zh: `网线已断，${CHINESE[closer]}放弃时不管发送什么都到不了。`,
			}),
			resultOption("EOF", {
				en: `No FIN has arrived: the ${ENGLISH[closer]} never closed, it gave up, and the cable is out.`,
				zh: `没有收到 FIN：${CHINESE[closer]}没有关闭连接，而是放弃了，何况网线已断。`,
			}),
		],
		skills: ["half-open-discovery", "socket-errors"],
		workOut() {
			const further = runAgain(trace, drawn, "the other end reads too", (run) => {
				upToPull(run, drawn);
				findOut(run, drawn);
				run.call(peer, "receive");
			});
			return {
				key: lastResultOf(further, peer, "receive"),
				rule: "recv-reports",
				why: {
					en: `Nothing tells the ${ENGLISH[peer]}: for it the connection is ESTABLISHED and just silent, for ever if it only waits. It is half-open now. Data or keep-alive of its own would find that out.`,
					zh: `没有什么能告诉${CHINESE[peer]}：在它看来连接仍是 ESTABLISHED，只是没有数据；如果只是等待，会永远如此（半打开的连接）。自己发送数据或开启保活才能发现。`,
				},
				hints: {
					evidence: {
						en: `Look at what reaches the ${ENGLISH[peer]} after step ${lastArrival(trace)?.step}, at what it sends itself, and at its state.`,
						zh: `看第 ${lastArrival(trace)?.step} 步以后有什么到达${CHINESE[peer]}，它自己发送了什么，处于什么状态。`,
					},
					principle: {
						en: "An end learns of a dead connection by what arrives or by what it sends and gets no answer to. If neither is there, it knows nothing.",
						zh: "一方要发现连接已失效，或是靠收到什么，或是靠自己发送而得不到应答；两样都没有，就一无所知。",
					},
					begin: {
						en: `The ${ENGLISH[peer]} has received and acknowledged all ${drawn.message} octets, and its program has read them.`,
						zh: `${CHINESE[peer]}已收到并确认全部 ${drawn.message} 字节，程序也已读走。`,
					},
					follow: () => "EAGAIN",
				},
			};
		},
	});
}

/** What everybody takes for granted about the cable. */
export const UNSEEN_CABLE: Localized = {
	en: "The cable runs between two switches: no host's own link goes down, and no ICMP message comes.",
	zh: "断开的是两台交换机之间的网线：两端主机自己的链路都正常，也没有 ICMP 报文。",
};
