// The questions that most teardowns end with: how long TIME-WAIT lasts, and what decides who waits.
import type { Localized } from "../../text/locale.ts";
import { firstRowIn, nextRowIn } from "../run/read-trace.ts";
import type { Row, Trace } from "../run/trace.ts";
import type { TemplateAssumption, TemplateQuestion } from "../template.ts";
import type { Closing, Connected } from "./connected.ts";
import { CHINESE, ENGLISH, type End } from "./ends.ts";
import { askChoice, askDuration, choice } from "./questions.ts";
import { isPureAck, sentIn } from "./sent.ts";

/** Null where that end does not wait. */
export function timeWaitQuestion(
	trace: Trace,
	waiting: End,
	{ mslSeconds, profile }: Connected,
): TemplateQuestion | null {
	const entered = firstRowIn(trace, waiting, "TIME-WAIT");
	const ended = entered && nextRowIn(trace, entered, waiting, "CLOSED");
	if (!ended) return null;
	const key = ended.timeMs - entered.timeMs;
	const linux = profile === "linux";
	return askDuration("time-wait-lasts", {
		step: ended.step,
		unit: "s",
		label: stayLabel(waiting, "TIME-WAIT", entered, ended),
		key,
		rule: linux ? "linux-time-wait" : "active-closer-lingers",
		why: {
			en: `TIME-WAIT lasts 2 MSL = 2 × ${mslSeconds} s = ${key / 1000} s${linux ? ", on Linux a constant" : ""}: time for the last ACK to be lost and the FIN to come again, and for old segments to die out. With less, a FIN that comes again could meet a RST.`,
			zh: `TIME-WAIT 持续 2MSL = 2 × ${mslSeconds} 秒 = ${key / 1000} 秒${linux ? "（在 Linux 上是常数）" : ""}：足以让丢失的最后一个 ACK 得到补发，也让旧报文段消失；等得太短，重传的 FIN 可能得到 RST。`,
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: `Look at the assumption about the MSL: between steps ${entered.step} and ${ended.step} nothing else happens to the ${ENGLISH[waiting]}.`,
				zh: `看假设中的 MSL：第 ${entered.step} 步到第 ${ended.step} 步之间，${CHINESE[waiting]}没有遇到别的事情。`,
			},
			principle: {
				en: "TIME-WAIT lasts two maximum segment lifetimes (2 MSL), counted from when it began.",
				zh: "TIME-WAIT 从进入时算起，持续两倍的最长报文段寿命（2MSL）。",
			},
			begin: { en: `One MSL is ${mslSeconds} s.`, zh: `一个 MSL 是 ${mslSeconds} 秒。` },
			follow: () => 2000 * mslSeconds,
		},
		hidesTimesFrom: ended.step,
	});
}

/** Asks how long an end stays in a state, from the step that enters it to the one that leaves it. */
export function stayLabel(host: End, state: "FIN-WAIT-2" | "TIME-WAIT", entered: Row, left: Row): Localized {
	return {
		en: `How long is the ${ENGLISH[host]} in ${state} (step ${entered.step} to step ${left.step})?`,
		zh: `${CHINESE[host]}在 ${state} 停留多久（第 ${entered.step} 步到第 ${left.step} 步）？`,
	};
}

/** The MSL that the answer needs. */
export function mslAssumption(drawn: Connected): TemplateAssumption {
	return { ...mslTold(drawn), tells: ["time-wait"] };
}

function mslTold({ mslSeconds, profile }: Connected): Localized {
	return profile === "linux"
		? {
				en: `Linux's fixed time in TIME-WAIT is what an MSL of ${mslSeconds} s would give.`,
				zh: `Linux 的 TIME-WAIT 时长固定，相当于 MSL 为 ${mslSeconds} 秒。`,
			}
		: {
				en: `The maximum segment lifetime (MSL) is ${mslSeconds} s.`,
				zh: `最长报文段寿命（MSL）为 ${mslSeconds} 秒。`,
			};
}

/** What decides who waits; null where nobody does. Only for closes in which one end waits. */
export function whoWaitsQuestion(
	trace: Trace,
	{ closer, peer }: Pick<Closing, "closer" | "peer">,
): TemplateQuestion | null {
	const first = firstRowIn(trace, closer, "TIME-WAIT");
	const row = first ?? firstRowIn(trace, peer, "TIME-WAIT");
	if (!row) return null;
	const last = sentIn(trace).findLast(({ segment }) => isPureAck(segment));
	if (!last) return null;
	return askChoice("what-decides-who-waits", {
		step: row.step,
		label: {
			en: "What decides which end has to wait in TIME-WAIT?",
			zh: "由什么决定哪一端要在 TIME-WAIT 等待？",
		},
		options: [
			choice(
				"first-close",
				{
					en: "Who closed first: that end sends the last ACK",
					zh: "谁先关闭：它要发送最后一个 ACK",
				},
				{
					en: "The end that closed first does not send the last ACK here.",
					zh: "这里先关闭的一方并没有发送最后一个 ACK。",
				},
			),
			choice(
				"last-close",
				{
					en: "Who closed last: that end sends the last FIN",
					zh: "谁后关闭：它要发送最后一个 FIN",
				},
				{
					en: `The ${ENGLISH[peer]}'s FIN is acknowledged: that ACK tells it that all is done, and it may forget the connection.`,
					zh: `${CHINESE[peer]}的 FIN 会得到确认：收到该 ACK 就知道一切已完成，可以立即忘掉连接。`,
				},
				"passive-closer-waits",
			),
			choice(
				"role",
				{
					en: `The role: it is always the ${ENGLISH[closer]}`,
					zh: `角色：总是由${CHINESE[closer]}等待`,
				},
				{
					en: `TCP's close knows no roles: had the ${ENGLISH[peer]} closed first, the ${ENGLISH[peer]} would wait.`,
					zh: `关闭连接时不分角色：如果${CHINESE[peer]}先关闭，就轮到${CHINESE[peer]}等待。`,
				},
			),
			choice(
				"unread-data",
				{
					en: "Who still has unread data in its buffer",
					zh: "谁的接收缓冲区里还有未读数据",
				},
				{
					en: "TIME-WAIT is about segments in the network. What is in a receive buffer is read without it.",
					zh: "TIME-WAIT 针对的是网络中的报文段；读取接收缓冲区中的数据与它无关。",
				},
			),
		],
		key: first ? "first-close" : "last-close",
		rule: "active-closer-lingers",
		why: {
			en: `The ${ENGLISH[closer]}'s last ACK is not acknowledged itself. If it is lost, the ${ENGLISH[peer]}'s FIN comes again, and somebody must be there to answer. Had the ${ENGLISH[peer]} closed first, it would wait.`,
			zh: `${CHINESE[closer]}的最后一个 ACK 本身得不到确认：若它丢失，${CHINESE[peer]}会重传 FIN，必须有人应答。如果${CHINESE[peer]}先关闭，就由${CHINESE[peer]}等待。`,
		},
		skills: ["time-wait"],
		hints: {
			evidence: {
				en: "Look at the last segment of the close: who sends it, and what could answer it?",
				zh: "看关闭过程的最后一个报文段：谁发送它？有什么会应答它？",
			},
			principle: {
				en: "An end may forget the connection as soon as its own FIN is acknowledged and it owes no ACK that may have to be repeated.",
				zh: "自己的 FIN 已得到确认，又没有可能需要补发的 ACK，就可以立即忘掉连接。",
			},
			begin: {
				en: `The last segment is an ACK from the ${ENGLISH[last.host]}: nothing answers an ACK.`,
				zh: `最后一个报文段是${CHINESE[last.host]}发出的 ACK：没有什么会应答 ACK。`,
			},
			follow: () => (last.host === closer ? "first-close" : "last-close"),
		},
	});
}
