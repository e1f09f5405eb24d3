// What a printed list of connections tells of its half-open ones: their age, what is left of them, what they have cost.
import type { Localized } from "../../text/locale.ts";
import { sumOf } from "../run/read-trace.ts";
import type { ListedConnection, Trace } from "../run/trace.ts";
import type { TemplateQuestion } from "../template.ts";
import type { Attacked } from "./attacked.ts";
import { askCount, askDuration, UNITS } from "./questions.ts";
import { expectedLifetime, lifeOfEntry, sumOfWaits } from "./steady-flood.ts";

/** A half-open line with its history. */
export interface HalfOpenLine {
	readonly ip: string;
	/** When its SYN arrived, ms before the list. */
	readonly ageMs: number;
	/** Until its retransmission timer expires, ms. */
	readonly timerMs: number;
	readonly synAcks: number;
}

/** The list as the learner sees it. */
export function linesShown({ rows: [row] }: Trace): readonly ListedConnection[] {
	return row?.cause.kind === "look" ? row.cause.connections : [];
}

/** The half-open lines of the list with their history, read off what happened before it. */
export function halfOpenLines(trace: Trace): readonly HalfOpenLine[] {
	const [row] = trace.rows;
	if (row?.cause.kind !== "look") return [];
	const sent = trace.prologue.flatMap((e) => (e.kind === "segment-sent" ? [e] : []));
	return row.cause.connections
		.filter((connection) => connection.state === "SYN-RECEIVED")
		.map(({ remote, timerMs }) => {
			const toIt = sent.filter(({ segment }) => segment.to.ip === remote.ip && segment.to.port === remote.port);
			const ageMs = row.timeMs - (toIt[0]?.atMs ?? 0);
			return { ip: remote.ip, ageMs, timerMs: timerMs ?? 0, synAcks: toIt.length };
		});
}

/** Of an empty list, which only a misconception makes, a line without a history. */
function oldestOf(trace: Trace): HalfOpenLine {
	const [oldest] = halfOpenLines(trace).toSorted((a, b) => b.ageMs - a.ageMs);
	return oldest ?? { ip: "", ageMs: 0, timerMs: 0, synAcks: 1 };
}

/** Until the timer of the oldest expires, its waits so far add up to this, as the list shows it, ms; and what is left of it. */
function oldestShown(trace: Trace): { readonly untilMs: number; readonly leftMs: number } {
	const untilOf = ({ retransmissions }: ListedConnection) => 1000 * expectedLifetime(retransmissions);
	const [oldest] = linesShown(trace)
		.filter(({ state }) => state === "SYN-RECEIVED")
		.toSorted((a, b) => untilOf(b) - (b.timerMs ?? 0) - untilOf(a) + (a.timerMs ?? 0));
	return oldest ? { untilMs: untilOf(oldest), leftMs: oldest.timerMs ?? 0 } : { untilMs: 0, leftMs: 0 };
}

const OLDEST_EVIDENCE = {
	en: "Look for the line in SYN-RECV with the most retransmissions; among equals the one whose timer expires first is the oldest.",
	zh: "在 SYN-RECV 的行中找重传次数最多的；次数相同时，定时器先到期的更早。",
} as const satisfies Localized;

export function oldest(trace: Trace): TemplateQuestion {
	const { ageMs, timerMs, synAcks, ip } = oldestOf(trace);
	const waits = Array.from({ length: synAcks }, (_, i) => 2 ** i).join(" + ");
	const until = (ageMs + timerMs) / 1000;
	const remaining = timerMs / 1000;
	const sum = synAcks === 1 ? `${until} s` : `${waits} = ${until} s`;
	return askDuration("oldest", {
		step: 1,
		unit: "s",
		label: {
			en: "How long ago did the SYN of the oldest half-open connection arrive?",
			zh: "最早的半连接，它的 SYN 是多久以前到达的？",
		},
		key: ageMs,
		rule: "syn-ack-retransmitted",
		why: {
			en: `That of ${ip}: with ${synAcks - 1} retransmission${synAcks === 2 ? "" : "s"} made, its waits add up to ${sum} when the timer expires, which is in ${remaining} s: ${until} − ${remaining} = ${ageMs / 1000} s. ${synAcks > 1 ? "A real client would have answered within one round trip." : "So its ACK may well be under way."}`,
			zh: `是 ${ip} 的半连接：已重传 ${synAcks - 1} 次，到定时器到期时等待共 ${sum.replace(" s", " 秒")}，现在还差 ${remaining} 秒：${until} − ${remaining} = ${ageMs / 1000} 秒。${synAcks > 1 ? "正常客户端一个往返之内就会应答。" : "它的 ACK 很可能正在途中。"}`,
		},
		skills: ["socket-list-reading", "half-open-lifetime"],
		hints: {
			evidence: OLDEST_EVIDENCE,
			principle: {
				en: "After n retransmissions the wait number n + 1 is running, each twice as long as the one before, the first 1 s. Add these waits up and take away what is left of the last one.",
				zh: "重传 n 次之后，正在进行第 n + 1 次等待；首次 1 秒，以后每次加倍。把这些等待相加，再减去最后一次还剩的时间。",
			},
			begin: {
				en: `n = ${synAcks - 1}, so ${synAcks} wait${synAcks === 1 ? "" : "s"}: ${sum}.`,
				zh: `n = ${synAcks - 1}，共 ${synAcks} 次等待：${sum.replace(" s", " 秒")}。`,
			},
			follow() {
				const { untilMs, leftMs } = oldestShown(trace);
				return untilMs - leftMs;
			},
		},
	});
}

export function freedIn(trace: Trace, drawn: Attacked): TemplateQuestion {
	const { ageMs, synAcks } = oldestOf(trace);
	const retries = drawn.listener.synAckRetries;
	return askDuration("freed-in", {
		step: 1,
		unit: "s",
		label: {
			en: "If nothing more is heard of the oldest half-open connection: in how long is its entry freed?",
			zh: "如果最早的半连接一直没有应答，还要多久它的条目被释放？",
		},
		skills: ["socket-list-reading", "half-open-lifetime"],
		workOut() {
			const life = lifeOfEntry(trace, drawn, retries);
			const key = life.ms - ageMs;
			const full = wholeLife(trace, drawn, sumOfWaits(life));
			return {
				key,
				rule: "syn-ack-timeout-frees-entry",
				why: {
					en: `${full.en}; this one is ${ageMs / 1000} s old: ${key / 1000} s are left. Freed with its last retransmission it would be ${(life.waits.at(-1) ?? 0) / 1000} s earlier, but an ACK may still come.`,
					zh: `${full.zh}；它已存在 ${ageMs / 1000} 秒，还剩 ${key / 1000} 秒。若最后一次重传后就释放，会早 ${(life.waits.at(-1) ?? 0) / 1000} 秒，但那时 ACK 仍可能到来。`,
				},
				hints: {
					evidence: OLDEST_EVIDENCE,
					principle: {
						en: "What is left: the rest of the running wait, then a further wait for each retransmission that is still to come, each twice as long as the one before.",
						zh: "剩余时间：当前等待的余下部分，再加上以后每次重传之后的等待，每次都是前一次的两倍。",
					},
					begin: {
						en: `${synAcks - 1} of ${retries} retransmissions have been made, so ${retries - synAcks + 1} are still to come after the running wait.`,
						zh: `${retries} 次重传已进行 ${synAcks - 1} 次，当前等待之后还有 ${retries - synAcks + 1} 次。`,
					},
					follow() {
						const { untilMs, leftMs } = oldestShown(trace);
						return 1000 * expectedLifetime(retries) - untilMs + leftMs;
					},
				},
			};
		},
	});
}

/** Linux ends old entries early where they take more than half of the backlog. */
function wholeLife(trace: Trace, { profile, listener }: Attacked, sum: string): Localized {
	if (profile === "rfc9293") return { en: `An entry lives ${sum} s`, zh: `一个条目存活 ${sum} 秒` };
	const entries = halfOpenLines(trace).length;
	return {
		en: `Half-open entries take ${entries} of the backlog of ${listener.backlog}, no more than half, so each lives ${sum} s`,
		zh: `半连接有 ${entries} 个，不超过 backlog（${listener.backlog}）的一半，所以存活 ${sum} 秒`,
	};
}

export function synAcksSent(trace: Trace): TemplateQuestion {
	const lines = halfOpenLines(trace);
	const key = sumOf(lines.map(({ synAcks }) => synAcks));
	return askCount("syn-acks", {
		step: 1,
		unit: UNITS.synAcks,
		label: {
			en: "How many SYN,ACKs has the server sent so far for the half-open connections of the list, first ones included?",
			zh: "对列表中的半连接，服务器到目前为止总共发送了多少个 SYN,ACK（含首次发送）？",
		},
		key,
		rule: "syn-ack-retransmitted",
		why: {
			en: `One for each line and one for each retransmission that its timer shows: ${lines.length} + ${key - lines.length} = ${key}. ${key > lines.length ? "So an attacker's one small SYN costs the server several segments." : "In a flood the second number would grow with time."}`,
			zh: `每行一个，再加上定时器中显示的重传次数：${lines.length} + ${key - lines.length} = ${key}。${key > lines.length ? "攻击者的一个 SYN 就让服务器发送多个报文段。" : "若是洪泛，第二个数会随时间增加。"}`,
		},
		skills: ["socket-list-reading"],
		hints: {
			evidence: {
				en: "Look at the lines in SYN-RECV and at the third value of their timers.",
				zh: "看 SYN-RECV 的各行及其定时器的第三个值。",
			},
			principle: {
				en: "For each half-open connection one SYN,ACK went out first, and one more for each retransmission made.",
				zh: "对每个半连接先发送一个 SYN,ACK，以后每重传一次再多一个。",
			},
			begin: {
				en: `The oldest line alone: 1 + ${oldestOf(trace).synAcks - 1}.`,
				zh: `仅最早的一行：1 + ${oldestOf(trace).synAcks - 1}。`,
			},
			follow: () =>
				sumOf(
					linesShown(trace)
						.filter(({ state }) => state === "SYN-RECEIVED")
						.map(({ retransmissions }) => 1 + retransmissions),
				),
		},
	});
}
