// What takes the ACK of a FIN along, in this run and in others: questions of `three-or-four-segments`.
import { hasFin, type Segment } from "../../tcp/segment.ts";
import { withAckPolicy } from "../../tcp/settings.ts";
import type { Localized } from "../../text/locale.ts";
import { sentAtMs } from "../run/read-trace.ts";
import type { Run } from "../run/run.ts";
import type { Trace } from "../run/trace.ts";
import type { Answer, Option, QuestionHints, TemplateQuestion } from "../template.ts";
import { shown } from "./arrivals.ts";
import { type Closing, connect } from "./connected.ts";
import { CHINESE, ENGLISH } from "./ends.ts";
import { runOtherwise } from "./further-run.ts";
import { askChoice, askCount, choice, UNITS } from "./questions.ts";
import { type Sent, sentIn } from "./sent.ts";

/** What decides how the ACK of the first FIN travels. */
export interface Case {
	/** Whether the ACK may wait. */
	readonly waits: boolean;
	/** From the arrival of the FIN to what the other program does then, ms. */
	readonly afterMs: number;
	/** Octets that it sends before it closes; 0: it only closes. */
	readonly reply: number;
}

export interface ThreeOrFour extends Closing {
	/** How long the ACK may wait where it may, ms. */
	readonly waitMs: number;
	/** What the timeline shows. */
	readonly now: Case;
	/** Other cases: one that closes at another time, and one that differs in more. */
	readonly later: Case;
	readonly other: Case;
}

/** How the ACK of the first FIN travels. */
type Way = "at-once" | "wait-over" | "with-fin" | "with-data";

/** One end closes its direction; the other acts some time after. Rows come in the order of time. */
export function close(run: Run, drawn: ThreeOrFour, { afterMs, reply }: Case): void {
	const { closer, peer } = drawn;
	connect(run, drawn);
	run.call(closer, "shutdown", { how: "write" });
	run.deliver();
	passUntil(run, drawn, run.world.nowMs + afterMs);
	if (reply > 0) run.call(peer, "send", { bytes: reply });
	run.call(peer, "close");
	run.deliverAll();
}

/** What becomes of the ACK meanwhile has its own steps. */
function passUntil(run: Run, { peer, waitMs, delayMs }: ThreeOrFour, untilMs: number): void {
	if (!run.busy() && run.world.nowMs + waitMs < untilMs) run.untilTimer(peer);
	if (run.busy() && run.world.nowMs + delayMs < untilMs) run.deliver();
	run.pass(untilMs - run.world.nowMs);
}

function runOf(trace: Trace, drawn: ThreeOrFour, it: Case): Trace {
	const policy = it.waits ? "delayed" : "immediate";
	return runOtherwise(
		trace,
		drawn,
		`${policy}, ${it.reply} octets after ${it.afterMs}`,
		(run) => close(run, drawn, it),
		(setup) => ({ ...setup, settings: withAckPolicy(setup.settings, policy) }),
	);
}

/** The first segment that acknowledges the FIN. */
function answerIn(trace: Trace, { peer }: ThreeOrFour): Sent | undefined {
	return sentIn(trace).find(({ host }) => host === peer);
}

function wayIn(trace: Trace, drawn: ThreeOrFour): Way {
	const [first] = sentIn(trace);
	const answer = answerIn(trace, drawn);
	if (!first || !answer) return "wait-over";
	const travelled = sentAtMs(trace, answer.segment.number) - sentAtMs(trace, first.segment.number);
	return wayOf(answer.segment, travelled - drawn.delayMs);
}

function wayOf(answer: Segment, afterMs: number): Way {
	if (answer.length > 0) return "with-data";
	if (hasFin(answer)) return "with-fin";
	return afterMs > 0 ? "wait-over" : "at-once";
}

/** The same by the principle of the hints. */
function wayFollowed({ waits, afterMs, reply }: Case, waitMs: number): Way {
	if (!waits) return "at-once";
	if (afterMs > waitMs) return "wait-over";
	return reply > 0 ? "with-data" : "with-fin";
}

export function whatDecides(trace: Trace, drawn: ThreeOrFour): TemplateQuestion | null {
	const answer = answerIn(trace, drawn);
	if (!answer) return null;
	const { closer, now } = drawn;
	const at = shown(trace, answer.segment);
	return askChoice("what-decides", {
		step: answer.row.step,
		label: {
			en: `What decides how the ACK of the ${ENGLISH[closer]}'s FIN travels here (segment ${at})?`,
			zh: `对${CHINESE[closer]} FIN 的确认（报文段 ${at}）为什么这样发送？`,
		},
		options: options(REASONS, drawn, now),
		...explained(drawn, now, wayIn(trace, drawn)),
		skills: ["teardown-flags", "passive-close-states"],
	});
}

export function ackOtherwise(trace: Trace, drawn: ThreeOrFour): TemplateQuestion {
	const { other } = drawn;
	const [so, how] = [otherwise(drawn), "how would the ACK of the first FIN travel?"];
	return askChoice("ack-otherwise", {
		step: trace.rows.length,
		label: { en: `${so.en}: ${how}`, zh: `${so.zh}，对第一个 FIN 的确认会怎样发送？` },
		options: options(TRAVELS, drawn, other),
		skills: ["teardown-flags"],
		workOut: () => explained(drawn, other, wayIn(runOf(trace, drawn, other), drawn)),
	});
}

function otherwise({ peer, waitMs, now, other }: ThreeOrFour): Localized {
	if (now.waits !== other.waits)
		return {
			en: `If the ${ENGLISH[peer]} could hold back an ACK for up to ${waitMs} ms, and all else were the same`,
			zh: `如果${CHINESE[peer]}的 ACK 最多可以等待 ${waitMs} 毫秒，其余不变`,
		};
	return other.reply > 0
		? {
				en: `If the ${ENGLISH[peer]}'s program sent ${other.reply} octets ${other.afterMs} ms after the FIN's arrival and closed right after`,
				zh: `如果${CHINESE[peer]}的程序在 FIN 到达 ${other.afterMs} 毫秒后发送 ${other.reply} 字节，随即关闭`,
			}
		: {
				en: `If the ${ENGLISH[peer]}'s program sent nothing and called close() ${other.afterMs} ms after the FIN's arrival`,
				zh: `如果${CHINESE[peer]}的程序不发送数据，在 FIN 到达 ${other.afterMs} 毫秒后调用 close()`,
			};
}

/** Null where data is sent too: then the number of ACKs is another matter. */
export function segmentsOtherwise(trace: Trace, drawn: ThreeOrFour): TemplateQuestion | null {
	const { peer, later, waitMs } = drawn;
	if (later.reply > 0) return null;
	return askCount("segments-otherwise", {
		step: trace.rows.length,
		unit: UNITS.segments,
		label: {
			en: `If the ${ENGLISH[peer]}'s program called close() ${later.afterMs} ms after the FIN's arrival: how many segments would the whole close take?`,
			zh: `如果${CHINESE[peer]}的程序在 FIN 到达 ${later.afterMs} 毫秒后调用 close()，整个关闭过程共需多少个报文段？`,
		},
		skills: ["teardown-flags"],
		workOut() {
			const run = runOf(trace, drawn, later);
			const { hints, ...answer } = explained(drawn, later, wayIn(run, drawn));
			const principle = {
				en: `${PRINCIPLE.en} Two FINs and two ACKs are needed: what travels together counts once.`,
				zh: `${PRINCIPLE.zh}共需两个 FIN 和两个 ACK，合在一起发送的只算一个。`,
			};
			const follow = () => (wayFollowed(later, waitMs) === "with-fin" ? 3 : 4);
			return { ...answer, key: sentIn(run).length, hints: { ...hints, principle, follow } };
		},
	});
}

/** Key, reason and hints of one case. */
function explained(drawn: ThreeOrFour, it: Case, key: Way): Answer<string> {
	return {
		key,
		rule: key === "at-once" ? "fin-received" : key === "wait-over" ? "delayed-ack-sent" : "delayed-ack-waits",
		why: WHY[key](it, drawn.waitMs),
		hints: hintsFor(drawn, it),
	};
}

const PRINCIPLE: Localized = {
	en: "The ACK travels with the first segment that its sender sends anyway, or alone once it may not wait any longer.",
	zh: "ACK 由发送方接下来要发的第一个报文段捎带；不能再等时，就单独发出。",
};

function hintsFor({ peer, waitMs }: ThreeOrFour, it: Case): QuestionHints<string> {
	const until = it.waits
		? { en: `the ACK may wait until ${waitMs} ms`, zh: `ACK 可以等到 ${waitMs} 毫秒` }
		: { en: "an ACK may not wait", zh: "ACK 不等待" };
	const acts = it.reply > 0 ? { en: "sends data", zh: "发送数据" } : { en: "closes", zh: "关闭" };
	return {
		evidence: {
			en: `See whether the ${ENGLISH[peer]}'s ACK may wait and for how long, and what its program does after how many ms.`,
			zh: `看${CHINESE[peer]}的 ACK 能否等待、最多等多久，以及它的程序在多少毫秒后做什么。`,
		},
		principle: PRINCIPLE,
		begin: {
			en: `The FIN arrives at 0 ms; ${until.en}; the program ${acts.en} at ${it.afterMs} ms.`,
			zh: `设 FIN 在 0 毫秒到达：${until.zh}，程序在 ${it.afterMs} 毫秒时${acts.zh}。`,
		},
		follow: () => wayFollowed(it, waitMs),
	};
}

const WHY: Readonly<Record<Way, (it: Case, waitMs: number) => Localized>> = {
	"at-once": ({ afterMs }) => ({
		en: `Nothing holds the ACK back: it leaves as the FIN arrives, ${afterMs} ms before the program closes, and the second FIN needs a segment of its own: ${FOUR}. A delayed ACK might have shared it.`,
		zh: `ACK 不等待，FIN 一到就发出；${afterMs} 毫秒后程序才关闭，第二个 FIN 只能另发：${FOUR_ZH}。若是延迟确认，二者可能合为一个。`,
	}),
	"wait-over": ({ afterMs, reply }, waitMs) => ({
		en: `The program acts only after ${afterMs} ms; the ACK waits for ${waitMs} ms and then goes alone${reply > 0 ? "" : `: ${FOUR}`}. Within ${waitMs} ms the next segment would have taken it along.`,
		zh: `程序在 ${afterMs} 毫秒后才动作，而 ACK 等到 ${waitMs} 毫秒就单独发出${reply > 0 ? "" : `：${FOUR_ZH}`}。若在 ${waitMs} 毫秒之内，下一个报文段就会捎上 ACK。`,
	}),
	"with-fin": ({ afterMs }, waitMs) => ({
		en: `close() comes after ${afterMs} ms, while the ACK still waits (up to ${waitMs} ms): the second FIN takes it along. FIN, FIN,ACK, ACK: three. After ${waitMs} ms the ACK would have gone alone: four.`,
		zh: `${afterMs} 毫秒后调用 close()，ACK 还在等待（最多 ${waitMs} 毫秒），由第二个 FIN 捎上：FIN、FIN,ACK、ACK 共三个。若超过 ${waitMs} 毫秒，ACK 已单独发出，就是四个。`,
	}),
	"with-data": ({ afterMs, reply }, waitMs) => ({
		en: `After ${afterMs} ms the program sends ${reply} octets, while the ACK still waits (up to ${waitMs} ms): the data takes it along, and the FIN behind it repeats the ack. After ${waitMs} ms it would have gone alone.`,
		zh: `${afterMs} 毫秒后程序发送 ${reply} 字节，ACK 还在等待（最多 ${waitMs} 毫秒），由数据捎上，其后的 FIN 重复同一确认号。若超过 ${waitMs} 毫秒，ACK 已单独发出。`,
	}),
};

const FOUR = "FIN, ACK, FIN, ACK are four";
const FOUR_ZH = "FIN、ACK、FIN、ACK 共四个";

const REASONS: Readonly<Record<Way, Localized>> = {
	"at-once": { en: "ACKs do not wait here", zh: "这里的 ACK 不等待" },
	"wait-over": { en: "Its wait was over before anything else was sent", zh: "没有别的报文段发出，等待就已结束" },
	"with-fin": { en: "close() came while it still waited", zh: "它还在等待时，程序调用了 close()" },
	"with-data": { en: "Data was sent while it still waited", zh: "它还在等待时，程序发送了数据" },
};

const TRAVELS: Readonly<Record<Way, Localized>> = {
	"at-once": { en: "Alone, as soon as the FIN arrives", zh: "FIN 一到就单独发出" },
	"wait-over": { en: "Alone, when its wait is over", zh: "等待结束时单独发出" },
	"with-fin": { en: "In one segment with the second FIN", zh: "与第二个 FIN 合在一个报文段中" },
	"with-data": { en: "In one segment with data", zh: "与数据合在一个报文段中" },
};

function options(texts: Readonly<Record<Way, Localized>>, { waitMs }: ThreeOrFour, it: Case): readonly Option[] {
	const right = wayFollowed(it, waitMs);
	return WAYS.map((way) => choice(way, texts[way], way === right ? null : whyNot(way, it, waitMs)));
}

const WAYS = ["at-once", "wait-over", "with-fin", "with-data"] as const satisfies readonly Way[];

/** Why the ACK does not travel so. */
function whyNot(way: Way, { waits, afterMs, reply }: Case, waitMs: number): Localized {
	if (way === "at-once")
		return {
			en: `Here an ACK may wait: it need not leave before ${waitMs} ms are over.`,
			zh: `这里 ACK 可以等待，${waitMs} 毫秒之内不必发出。`,
		};
	if (way === "wait-over")
		return waits
			? {
					en: `The wait would end after ${waitMs} ms; a segment goes out after ${afterMs} ms already.`,
					zh: `等待到 ${waitMs} 毫秒才结束，而 ${afterMs} 毫秒时已有报文段发出。`,
				}
			: { en: "Where ACKs are not delayed there is no wait that could end.", zh: "不延迟确认，就没有等待可言。" };
	if (way === "with-data" && reply === 0)
		return { en: "The program sends no data here: it only closes.", zh: "这里程序没有发送数据，只是关闭。" };
	if (waits && afterMs < waitMs)
		return {
			en: `The FIN comes behind ${reply} octets of data, and those go out first.`,
			zh: `FIN 排在 ${reply} 字节数据之后，先发出的是数据。`,
		};
	return {
		en: `The program acts only after ${afterMs} ms; by then the ACK has gone alone, ${waits ? `after ${waitMs} ms` : "at once"}.`,
		zh: `程序在 ${afterMs} 毫秒后才动作，此前 ACK 已${waits ? `在 ${waitMs} 毫秒时` : "立即"}单独发出。`,
	};
}
