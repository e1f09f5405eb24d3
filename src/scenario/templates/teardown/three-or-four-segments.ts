// Whether the ACK of a FIN and the second FIN go together or apart: by how soon the program acts, and by whether the ACK may
// wait that long (RFC 9293, 3.8.6.3).

import type { Segment } from "../../../tcp/segment.ts";
import { drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { sentIn } from "../../build/sent.ts";
import { ackOtherwise, close, segmentsOtherwise, type ThreeOrFour, whatDecides } from "../../build/three-or-four.ts";
import { asksAny, asksFlags, asksQuestions, asksStates } from "../../main-question.ts";
import type { Random } from "../../random.ts";
import type { Trace } from "../../run/trace.ts";

export const threeOrFourSegments = teardown({
	id: "three-or-four-segments",
	difficulty: 3,
	misconceptions: ["fin-does-not-consume", "ack-names-last-received", "close-wait-and-fin-wait-2-confused"],
	title: { en: "Three segments or four", zh: "三次挥手还是四次挥手" },
	summary: {
		en: "When the second program closes, and whether ACKs may wait, decides how many segments a close takes.",
		zh: "第二个程序何时关闭、ACK 能否等待，决定关闭需要几个报文段。",
	},
	main: {
		text: {
			en: "Does the ACK of the first FIN take a segment of its own, and what decides that?",
			zh: "对第一个 FIN 的确认要不要单独占一个报文段？由什么决定？",
		},
		asks: asksAny(
			asksQuestions("what-decides", "ack-otherwise", "segments-otherwise"),
			asksStates(["FIN-WAIT-2"]),
			asksFlags(isAnswer),
		),
		first: asksQuestions("ack-otherwise", "segments-otherwise"),
	},
	blanks: [5, 7],
	draw(random, context) {
		const waits = random.chance(70);
		const closing = drawClosing(random, context, 50, { ackPolicy: waits ? "delayed" : "immediate" });
		const waitMs = closing.settings.delayedAckMs;
		// Both have received data before: on Linux the ACK of a FIN waits longer then.
		const carried = { fromClient: random.int(100, 1400), fromServer: random.int(100, 1400) };
		return { ...closing, ...carried, waitMs, ...drawCases(random, waits, waitMs) };
	},
	script: (run, drawn) => close(run, drawn, drawn.now),
	story: ({ closer, peer, now: { afterMs, reply } }) => ({
		en: `The ${ENGLISH[closer]} has nothing more to send and calls shutdown(SHUT_WR). The ${ENGLISH[peer]}'s program reads the end of the data; ${afterMs} ms after the FIN's arrival it ${reply > 0 ? `sends ${reply} octets and closes right after` : "calls close()"}.`,
		zh: `${CHINESE[closer]}没有更多数据要发送，调用 shutdown(SHUT_WR)。${CHINESE[peer]}的程序读到数据结束，在 FIN 到达 ${afterMs} 毫秒后${reply > 0 ? `发送 ${reply} 字节，随即关闭` : "调用 close()"}。`,
	}),
	assumptions: ({ now, waitMs }) =>
		now.waits
			? [
					{
						en: `An ACK that may be delayed waits for up to ${waitMs} ms.`,
						zh: `可以延迟的 ACK 最多等待 ${waitMs} 毫秒。`,
					},
					{ en: "The ACK of the last FIN goes out at once.", zh: "对最后一个 FIN 的 ACK 立即发出。", usual: true },
				]
			: [],
	questions: (trace, drawn) => [whatDecides(trace, drawn), ackOtherwise(trace, drawn), segmentsOtherwise(trace, drawn)],
});

/** Travel times and waits are multiples of 5 ms: nothing else happens just when the program acts. */
function drawCases(random: Random, waits: boolean, waitMs: number): Pick<ThreeOrFour, "now" | "later" | "other"> {
	const drawSoon = () => 5 * random.int(1, waitMs / 5 - 1) + 2;
	const drawLate = () => waitMs + 5 * random.int(1, 40) + 2;
	const reply = waits && random.chance(30) ? drawMessage(random) : 0;
	const soon = reply > 0 || random.chance(50);
	const now = { waits, afterMs: soon ? drawSoon() : drawLate(), reply };
	const later = { ...now, afterMs: soon ? drawLate() : drawSoon() };
	if (!waits) return { now, later, other: { ...now, waits: true } };
	const afterMs = random.chance(65) ? drawSoon() : drawLate();
	return { now, later, other: { waits, afterMs, reply: reply > 0 ? 0 : drawMessage(random) } };
}

/** Of the end that has not closed first. */
function isAnswer({ from }: Segment, trace: Trace): boolean {
	return from.ip !== sentIn(trace)[0]?.segment.from.ip;
}
