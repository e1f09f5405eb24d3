// Whether the ACK of a FIN and the second FIN go together or apart: by how soon the program closes, and by whether the ACK
// may wait that long (RFC 9293, 3.8.6.3). What travels is not shown.

import type { Localized } from "../../../text/locale.ts";
import { connect, drawConnected } from "../../build/connected.ts";
import { teardown } from "../../build/family.ts";
import { runAgain } from "../../build/further-run.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import { clientStates, counted, firstAnswer, type ThreeOrFour, waitInWords } from "../../build/three-or-four.ts";
import { asksQuestions } from "../../main-question.ts";
import { sentBy } from "../../run/read-trace.ts";
import type { Run } from "../../run/run.ts";
import type { Trace } from "../../run/trace.ts";
import type { QuestionHints, TemplateQuestion } from "../../template.ts";

export const threeOrFourSegments = teardown({
	id: "three-or-four-segments",
	difficulty: 3,
	notations: ["raw", "relative"],
	misconceptions: ["fin-does-not-consume", "ack-names-last-received"],
	title: { en: "Three segments or four", zh: "三次挥手还是四次挥手" },
	summary: {
		en: "When the second program closes decides whether ACK and FIN go together.",
		zh: "第二个程序何时关闭，决定 ACK 与 FIN 是否合在一个报文段中。",
	},
	main: {
		text: {
			en: "Does this close take three segments or four, and what decides that?",
			zh: "这次关闭用三个还是四个报文段？由什么决定？",
		},
		asks: asksQuestions("segments-in-all", "first-answer", "client-states", "segments-otherwise"),
		first: asksQuestions("segments-in-all"),
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["server"] },
	blanks: [5, 7],
	draw(random, context): ThreeOrFour {
		const ackPolicy = random.chance(75) ? "delayed" : "immediate";
		const connected = drawConnected(random, context, { ackPolicy });
		const { delayedAckMs, delayFinAck } = connected.settings;
		const soon = 5 * random.int(1, delayedAckMs / 5 - 1);
		const late = delayedAckMs + 5 * random.int(1, 40);
		const [closesAfterMs, otherwiseMs] = random.chance(50) ? [soon, late] : [late, soon];
		// The server has received data before: on Linux the ACK of a FIN waits longer then.
		const fromClient = random.int(100, 1400);
		return { ...connected, fromClient, closesAfterMs, otherwiseMs, waitMs: delayFinAck ? delayedAckMs : 0 };
	},
	script: (run, drawn) => close(run, drawn, drawn.closesAfterMs),
	story: ({ closesAfterMs }) => ({
		en: `The client closes. The server's program reads the end of the data and calls close() ${closesAfterMs} ms after the client's FIN has arrived. Only the two FINs are shown.`,
		zh: `客户端关闭连接。服务器程序读到数据结束，在客户端的 FIN 到达 ${closesAfterMs} 毫秒后调用 close()。时间线只列出两个 FIN。`,
	}),
	assumptions: ({ waitMs }) => [
		...(waitMs > 0
			? [
					{
						en: `The server's ACK of the FIN goes out after ${waitMs} ms, unless the server sends something before that.`,
						zh: `服务器对 FIN 的 ACK 延迟 ${waitMs} 毫秒发出，除非在此之前服务器发送了别的报文段。`,
					},
					{ en: "The ACK of the last FIN goes out at once.", zh: "对最后一个 FIN 的 ACK 立即发出。" },
				]
			: []),
	],
	questions: (trace, drawn) => [
		segmentsInAll(trace, drawn),
		firstAnswer(trace, drawn),
		clientStates(trace, drawn),
		segmentsOtherwise(trace, drawn),
	],
});

/** The server's program closes so long after the FIN's arrival. */
function close(run: Run, drawn: ThreeOrFour, afterMs: number): void {
	connect(run, drawn);
	run.call("client", "close");
	run.unseen(drawn.delayMs + afterMs);
	run.call("server", "close");
	run.unseen(2 * drawn.delayMs + 10);
}

function segmentsIn(trace: Trace): number {
	return sentBy(trace, "client").length + sentBy(trace, "server").length;
}

/** Why so many if close() comes so long after the FIN. */
function whyCounted(waitMs: number, afterMs: number, key: number): Localized {
	if (waitMs === 0)
		return {
			en: `ACKs go out at once here: when close() comes, ${afterMs} ms after the FIN, the ACK has left already. FIN, ACK, FIN,ACK, ACK: ${key} segments. Had the ACK waited for longer, three would have been enough.`,
			zh: `这里 ACK 立即发出：FIN 到达 ${afterMs} 毫秒后才调用 close()，ACK 早已发出。FIN、ACK、FIN,ACK、ACK，共 ${key} 个。若 ACK 等得更久，三个就够了。`,
		};
	return afterMs < waitMs
		? {
				en: `close() comes after ${afterMs} ms, while the ACK still waits (${waitMs} ms): the FIN takes it along. FIN, FIN,ACK, ACK: ${key} segments. After more than ${waitMs} ms the ACK would have gone alone: four.`,
				zh: `${afterMs} 毫秒后调用 close()，ACK 还在等待（${waitMs} 毫秒），由 FIN 捎上。FIN、FIN,ACK、ACK，共 ${key} 个。若超过 ${waitMs} 毫秒，ACK 已单独发出，就是四个。`,
			}
		: {
				en: `The ACK waits for ${waitMs} ms and goes alone; close() comes only after ${afterMs} ms. FIN, ACK, FIN,ACK, ACK: ${key} segments. Within ${waitMs} ms the FIN would have taken the ACK along: three.`,
				zh: `ACK 等了 ${waitMs} 毫秒后单独发出，close() 在 ${afterMs} 毫秒后才调用。FIN、ACK、FIN,ACK、ACK，共 ${key} 个。若在 ${waitMs} 毫秒之内，FIN 会捎上 ACK，就是三个。`,
			};
}

function countHints(waitMs: number, afterMs: number): QuestionHints<number> {
	return {
		evidence: {
			en: `Compare the ${afterMs} ms until close() with what the assumptions say of the server's ACK.`,
			zh: `把距离 close() 的 ${afterMs} 毫秒，与假设中关于服务器 ACK 的说明相比较。`,
		},
		principle: {
			en: "A close takes two FINs and an ACK of each. The ACK of the first FIN is no segment of its own if it still waits when the second FIN goes out.",
			zh: "关闭需要两个 FIN，各得到一个确认。第二个 FIN 发出时，若对第一个 FIN 的 ACK 仍在等待，它就不单独占一个报文段。",
		},
		begin: {
			en: `${waitInWords(waitMs).en}; close() comes after ${afterMs} ms.`,
			zh: `${waitInWords(waitMs).zh}；close() 在 ${afterMs} 毫秒后调用。`,
		},
		follow: () => counted(waitMs, afterMs),
	};
}

function segmentsInAll(trace: Trace, { waitMs, closesAfterMs }: ThreeOrFour): TemplateQuestion {
	const key = segmentsIn(trace);
	return askCount("segments-in-all", {
		step: trace.rows.length,
		unit: UNITS.segments,
		label: {
			en: "How many segments does this close take in all, shown or not?",
			zh: "这次关闭总共用了多少个报文段（包括没有列出的）？",
		},
		key,
		rule: "delayed-ack-waits",
		why: whyCounted(waitMs, closesAfterMs, key),
		skills: ["teardown-flags"],
		hints: countHints(waitMs, closesAfterMs),
	});
}

function segmentsOtherwise(trace: Trace, drawn: ThreeOrFour): TemplateQuestion {
	const { waitMs, otherwiseMs } = drawn;
	return askCount("segments-otherwise", {
		step: trace.rows.length,
		unit: UNITS.segments,
		label: {
			en: `If the server's program called close() ${otherwiseMs} ms after the FIN's arrival instead: how many segments would the close take in all?`,
			zh: `如果服务器程序改为在 FIN 到达 ${otherwiseMs} 毫秒后调用 close()，关闭总共要用多少个报文段？`,
		},
		skills: ["teardown-flags"],
		workOut() {
			const key = segmentsIn(
				runAgain(trace, drawn, `closes after ${otherwiseMs}`, (run) => close(run, drawn, otherwiseMs)),
			);
			return {
				key,
				rule: "delayed-ack-waits",
				why: whyCounted(waitMs, otherwiseMs, key),
				hints: countHints(waitMs, otherwiseMs),
			};
		},
	});
}
