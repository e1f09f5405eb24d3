// Questions of `three-or-four-segments`: what answers the first FIN, and which states its sender goes through.
import { hasFin, type Segment } from "../../tcp/segment.ts";
import type { Localized } from "../../text/locale.ts";
import { sentAtMs, sentBy } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { type Connected, connect } from "./connected.ts";
import { runAgain } from "./further-run.ts";
import { askChoice, choice } from "./questions.ts";

export interface ThreeOrFour extends Connected {
	/** From the arrival of the client's FIN to close() of the server's program, ms. */
	readonly closesAfterMs: number;
	/** What it would be in another case, ms. */
	readonly otherwiseMs: number;
	/** How long the server's ACK of the FIN may wait, ms; 0: it goes out at once. */
	readonly waitMs: number;
}

/** Segments of a close by the principle of the hints: keys are read off runs. */
export function counted(waitMs: number, afterMs: number): number {
	return afterMs < waitMs ? 3 : 4;
}

export function firstAnswer(trace: Trace, drawn: ThreeOrFour): TemplateQuestion | null {
	const { waitMs, closesAfterMs, delayMs } = drawn;
	const [fin] = sentBy(trace, "client");
	const [answer] = sentBy(trace, "server");
	if (!fin || !answer) return null;
	return askChoice("first-answer", {
		step: 2,
		label: {
			en: "What does the server send first after the client's FIN has arrived, and when?",
			zh: "客户端的 FIN 到达后，服务器首先发送什么？什么时候发送？",
		},
		options: answers(drawn),
		key: kindOf(answer, sentAtMs(trace, answer.number) - sentAtMs(trace, fin.number) - delayMs),
		rule: waitMs > 0 && closesAfterMs > waitMs ? "delayed-ack-sent" : "delayed-ack-waits",
		why: whyAnswer(drawn),
		skills: ["teardown-flags", "passive-close-states"],
		hints: {
			evidence: {
				en: "The assumptions say whether the server's ACK waits and for how long; the story says when close() comes.",
				zh: "假设说明服务器的 ACK 是否等待、等多久；题目说明何时调用 close()。",
			},
			principle: {
				en: "The ACK goes out with the first segment that the server sends anyway, or alone when its wait is over, whichever comes first. If it does not wait, it goes at once.",
				zh: "ACK 随服务器本来就要发送的第一个报文段发出；等待先结束，就单独发出；若不等待，就立即发出。",
			},
			begin: {
				en: `${waitInWords(waitMs).en}; close() comes ${closesAfterMs} ms after the FIN's arrival.`,
				zh: `${waitInWords(waitMs).zh}；close() 在 FIN 到达 ${closesAfterMs} 毫秒后调用。`,
			},
			follow: () => (closesAfterMs < waitMs ? "together" : waitMs > 0 ? "wait-over" : "at-once"),
		},
	});
}

function kindOf(answer: Segment, afterMs: number): string {
	if (hasFin(answer)) return "together";
	return afterMs > 0 ? "wait-over" : "at-once";
}

function whyAnswer({ waitMs, closesAfterMs }: ThreeOrFour): Localized {
	if (waitMs === 0)
		return {
			en: `Nothing holds the ACK back: it leaves as the FIN arrives, and the FIN follows ${closesAfterMs} ms later, with close(). A server that may delay its ACK could have sent both in one segment.`,
			zh: `没有什么让 ACK 等待：FIN 一到就发出 ACK，${closesAfterMs} 毫秒后调用 close() 才发出 FIN。若服务器可以延迟确认，二者就可能合在一个报文段中。`,
		};
	return closesAfterMs < waitMs
		? {
				en: `The ACK waits for up to ${waitMs} ms. After ${closesAfterMs} ms close() sends a FIN, and that carries the acknowledgment: nothing is left to send alone.`,
				zh: `ACK 最多等待 ${waitMs} 毫秒。${closesAfterMs} 毫秒后 close() 发出 FIN，确认随它一起发出，不必再单独发送。`,
			}
		: {
				en: `After ${waitMs} ms the server has had nothing to send, so the ACK goes alone; the FIN follows at ${closesAfterMs} ms. A close() before that would have taken the ACK along.`,
				zh: `${waitMs} 毫秒内服务器没有别的要发送，ACK 就单独发出；FIN 到 ${closesAfterMs} 毫秒时才发出。若早些调用 close()，FIN 就会捎上 ACK。`,
			};
}

function answers({ waitMs, closesAfterMs }: ThreeOrFour): readonly Option[] {
	const late = waitMs > 0;
	return [
		choice(
			"at-once",
			{ en: "An ACK alone, as soon as the FIN arrives", zh: "FIN 一到，就单独发送 ACK" },
			{
				en: `That is what a server does that never delays. Here the ACK waits for up to ${waitMs} ms.`,
				zh: `从不延迟的服务器才这样；这里 ACK 最多等待 ${waitMs} 毫秒。`,
			},
		),
		choice(
			"wait-over",
			{ en: "An ACK alone, when its wait is over", zh: "等待结束时，单独发送 ACK" },
			late
				? {
						en: `Its wait would be over after ${waitMs} ms; close() has the server send something after ${closesAfterMs} ms already.`,
						zh: `等待要到 ${waitMs} 毫秒才结束，而 ${closesAfterMs} 毫秒时 close() 就让服务器发送了报文段。`,
					}
				: { en: "ACKs do not wait here: both ends acknowledge at once.", zh: "这里 ACK 不等待：双方都立即确认。" },
		),
		choice(
			"together",
			{ en: "A FIN,ACK, when its program calls close()", zh: "程序调用 close() 时，发送 FIN,ACK" },
			late
				? {
						en: `close() comes after ${closesAfterMs} ms; by then the ACK, which waits for ${waitMs} ms only, has gone alone.`,
						zh: `close() 在 ${closesAfterMs} 毫秒后才调用；ACK 只等 ${waitMs} 毫秒，那时早已单独发出。`,
					}
				: {
						en: `That segment comes ${closesAfterMs} ms later, and it is not the first: the ACK has gone out at once.`,
						zh: `这个报文段要再过 ${closesAfterMs} 毫秒，不是第一个：ACK 已立即发出。`,
					},
		),
		choice(
			"one-then-other",
			{ en: "An ACK and right after it a FIN, both at close()", zh: "调用 close() 时，先发送 ACK，紧接着发送 FIN" },
			{
				en: "A FIN itself carries the acknowledgment number: a server that still owes an ACK at close() needs no segment for it.",
				zh: "FIN 报文段本身就带确认号：调用 close() 时若还欠一个 ACK，不必为它另发一个报文段。",
			},
		),
	];
}

/** Its states are looked at every 5 ms: what it passes within one segment's handling is no state that it is in. */
export function clientStates(trace: Trace, drawn: ThreeOrFour): TemplateQuestion {
	const { waitMs, closesAfterMs } = drawn;
	const goesApart = closesAfterMs >= waitMs;
	return askChoice("client-states", {
		step: trace.rows.length,
		label: {
			en: "Which states is the client in, one after the other, once it has called close()?",
			zh: "客户端调用 close() 之后，依次处于哪些状态？",
		},
		options: pathOptions(goesApart),
		skills: ["active-close-states"],
		workOut: () => ({
			key: pathOf(runAgain(trace, drawn, "every 5 ms", (run) => closeWatched(run, drawn))),
			rule: goesApart ? "fin-received-in-fin-wait-2" : "fin-with-ack-of-fin",
			why: whyStates(drawn),
			hints: {
				evidence: {
					en: "Find out first in how many segments the ACK of the client's FIN and the server's FIN arrive.",
					zh: "先弄清楚：对客户端 FIN 的确认和服务器的 FIN，分几个报文段到达。",
				},
				principle: {
					en: "FIN-WAIT-2 is the time after one's own FIN is acknowledged and before the other end's FIN is there; CLOSING is the reverse. Where both come in one segment there is no such time.",
					zh: "自己的 FIN 已得到确认、对方的 FIN 还没有到，就处于 FIN-WAIT-2；反过来则是 CLOSING。二者在同一报文段中到达，就没有这段时间。",
				},
				begin: {
					en: `${waitInWords(waitMs).en}; its FIN goes out after ${closesAfterMs} ms.`,
					zh: `${waitInWords(waitMs).zh}；它的 FIN 在 ${closesAfterMs} 毫秒后发出。`,
				},
				follow: () => (counted(waitMs, closesAfterMs) === 4 ? "by-fin-wait-2" : "straight"),
			},
		}),
	});
}

function whyStates({ waitMs, closesAfterMs }: ThreeOrFour): Localized {
	if (closesAfterMs < waitMs)
		return {
			en: "One segment brings the ACK of the client's FIN and the server's FIN: from FIN-WAIT-1 it goes on to TIME-WAIT. Had the ACK come first and alone, it would have waited in FIN-WAIT-2 between the two.",
			zh: "一个报文段同时带来对客户端 FIN 的确认和服务器的 FIN：客户端从 FIN-WAIT-1 直接进入 TIME-WAIT。若 ACK 先单独到达，其间会处于 FIN-WAIT-2。",
		};
	const sent =
		waitMs > 0
			? { en: `${waitMs} ms after its arrival`, zh: `客户端的 FIN 到达 ${waitMs} 毫秒后，服务器发出 ACK` }
			: { en: "as soon as it arrives", zh: "客户端的 FIN 一到，服务器就发出 ACK" };
	return {
		en: `The server acknowledges the client's FIN ${sent.en} and sends its own FIN after ${closesAfterMs} ms: between the two the client is in FIN-WAIT-2. Had one segment brought both, it would have gone straight on to TIME-WAIT.`,
		zh: `${sent.zh}，${closesAfterMs} 毫秒后才发出自己的 FIN：二者之间客户端处于 FIN-WAIT-2。若合在一个报文段中，就直接进入 TIME-WAIT。`,
	};
}

/** How long the server's ACK of the FIN may wait, as a clause. */
export function waitInWords(waitMs: number): Localized {
	return waitMs > 0
		? { en: `The server's ACK waits for ${waitMs} ms at most`, zh: `服务器的 ACK 最多等待 ${waitMs} 毫秒` }
		: { en: "The server's ACK does not wait at all", zh: "服务器的 ACK 完全不等待" };
}

/** All delays and times drawn are multiples of these, ms. */
const SLICE = 5;

function closeWatched(run: Run, drawn: ThreeOrFour): void {
	const { delayMs, closesAfterMs } = drawn;
	const watch = (ms: number) => {
		for (let passed = 0; passed < ms; passed += SLICE) run.unseen(Math.min(SLICE, ms - passed));
	};
	connect(run, drawn);
	run.call("client", "close");
	watch(delayMs + closesAfterMs);
	run.call("server", "close");
	watch(2 * delayMs + 10);
}

/** The id of the option that says what the rows show; "" if none does. */
function pathOf(watched: Trace): string {
	const states = watched.rows.map((row) => row.states.client);
	const path = states.filter((state, i) => state !== states[i - 1]).join(", ");
	return PATHS.find((one) => one.states === path)?.id ?? "";
}

/** In the order of the options. */
const PATHS = [
	{ id: "by-fin-wait-2", states: "FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT" },
	{ id: "straight", states: "FIN-WAIT-1, TIME-WAIT" },
	{ id: "by-closing", states: "FIN-WAIT-1, CLOSING, TIME-WAIT" },
	{ id: "by-close-wait", states: "FIN-WAIT-1, CLOSE-WAIT, TIME-WAIT" },
] as const;

function pathOptions(goesApart: boolean): readonly Option[] {
	const replies = {
		"by-fin-wait-2": {
			en: "FIN-WAIT-2 lies between the ACK of the client's FIN and the server's FIN. Here one segment brings both.",
			zh: "FIN-WAIT-2 处于客户端的 FIN 得到确认与服务器的 FIN 到达之间；这里二者在同一报文段中到达。",
		},
		straight: {
			en: "That way is for an ACK and a FIN in one segment. Here the ACK comes first, alone: the client waits for the FIN.",
			zh: "ACK 与 FIN 在同一报文段中才这样；这里 ACK 先单独到达，客户端还要等待 FIN。",
		},
		"by-closing": {
			en: "CLOSING needs a FIN that acknowledges nothing yet: two FINs that cross. The server closes only after the client's FIN has come.",
			zh: "收到的 FIN 尚未确认自己的 FIN（双方的 FIN 在途中相遇）才进入 CLOSING；这里服务器在收到客户端的 FIN 之后才关闭。",
		},
		"by-close-wait": {
			en: "CLOSE-WAIT is the server's: the end that gets a FIN before it closes itself. The client has closed first.",
			zh: "CLOSE-WAIT 属于服务器：自己关闭之前先收到 FIN 的一方。先关闭的是客户端。",
		},
	} as const satisfies Record<(typeof PATHS)[number]["id"], Localized>;
	const right = goesApart ? "by-fin-wait-2" : "straight";
	return PATHS.map(({ id, states }) =>
		choice(id, { en: states, zh: states.replaceAll(", ", "、") }, id === right ? null : replies[id]),
	);
}
