// What comes of a client's SYN, and of those of later clients, if a server under a flood had been set otherwise
// (RFC 4987, 3.2 and 3.3).

import type { Localized } from "../../text/locale.ts";
import type { CitedRuleId } from "../cited-rules.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, QuestionHints, TemplateQuestion } from "../template.ts";
import {
	arrivedBy,
	type DefendedFlood,
	expectedOutlook,
	type Judged,
	judged,
	type Outlook,
	type Setting,
} from "./defended-flood.ts";
import { askChoice, choice } from "./questions.ts";

/** RFC 4987 weighs each of these defences in a section of its own. */
const RULE_OF = {
	backlog: "larger-backlog",
	retries: "shorter-lifetime",
} as const satisfies Record<Setting, CitedRuleId>;

/** The question of that setting: each answer has its reply. */
export function askOutlook(trace: Trace, drawn: DefendedFlood, setting: Setting): TemplateQuestion {
	const name = nameOf(drawn, setting);
	return askChoice(setting, {
		step: trace.rows.length,
		label: {
			en: `With ${name.en}: what would the client's first SYN have got, and later clients' SYNs, if the flood goes on?`,
			zh: `如果${name.zh}：客户端的第一个 SYN 会得到什么？洪泛持续下去，后来的客户端呢？`,
		},
		options: outlooks(drawn, setting),
		skills: ["choosing-a-defence", "flood-rate"],
		workOut() {
			const result = judged(trace, drawn, setting);
			return {
				key: result.outlook,
				rule: RULE_OF[setting],
				why: whyOf(drawn, result),
				hints: hintsOf(drawn, setting, result),
			};
		},
	});
}

function nameOf({ backlog, retries }: DefendedFlood, setting: Setting): Localized {
	return setting === "backlog"
		? { en: `a backlog of ${backlog}`, zh: `把 backlog 改为 ${backlog}` }
		: {
				en: `only ${retries} SYN,ACK retransmission${retries === 1 ? "" : "s"}`,
				zh: `把 SYN,ACK 的重传次数减为 ${retries} 次`,
			};
}

/** With what is said to whoever takes one that is wrong. */
function outlooks(drawn: DefendedFlood, setting: Setting): readonly Option[] {
	const { outlook, places, need, kept } = expectedOutlook(drawn, setting);
	const isFull = outlook === "dropped";
	const reply = (right: Outlook, said: Localized) => (outlook === right ? null : said);
	return [
		choice(
			"dropped",
			{ en: "Nothing: the queue is full, so it is dropped", zh: "没有应答：队列已满，SYN 被丢弃" },
			reply("dropped", {
				en: `When the client's SYN arrives, the flood has ${kept} entries in a queue of ${places}: there is room.`,
				zh: `客户端的 SYN 到达时，洪泛的条目有 ${kept} 个，位置有 ${places} 个：还有空位。`,
			}),
		),
		choice(
			"for-now",
			{
				en: "A SYN,ACK now, but later clients find the queue full",
				zh: "得到 SYN,ACK，但以后队列会满，后来的客户端得不到应答",
			},
			reply("for-now", isFull ? alreadyFull(drawn, places, need) : neverFull(places, need)),
		),
		choice(
			"for-good",
			{ en: "A SYN,ACK, and so do later clients: it never fills", zh: "得到 SYN,ACK，后来的客户端也一样：队列填不满" },
			reply("for-good", isFull ? alreadyFull(drawn, places, need) : fullLater(drawn, places, need)),
			setting === "backlog" ? "larger-backlog-cures-the-flood" : undefined,
		),
		choice(
			"reset",
			{ en: "A RST: the queue is full, so it is refused", zh: "得到 RST：队列已满，连接被拒绝" },
			{
				en: `${isFull ? "The queue is full, but" : "There is room here, and"} a full queue sends no RST: it drops the SYN. RST would say that nobody listens.`,
				zh: `${isFull ? "队列确实已满，但" : "这里还有空位，而且"}队列满时不发 RST，只丢弃 SYN；RST 表示没有进程监听。`,
			},
			"full-queue-answers-rst",
		),
	];
}

function alreadyFull({ rate }: DefendedFlood, places: number, need: number): Localized {
	return {
		en: `The flood can keep ${need} entries alive, and after ${places / rate} s it has taken all ${places} places: before the client comes.`,
		zh: `洪泛能维持 ${need} 个条目，${places / rate} 秒时就占满 ${places} 个位置，早于客户端到来。`,
	};
}

function neverFull(places: number, need: number): Localized {
	return {
		en: `However long the flood lasts, no more than ${need} entries are alive at a time: ${places} places are never all taken.`,
		zh: `不论洪泛持续多久，同时存活的条目不超过 ${need} 个：${places} 个位置占不满。`,
	};
}

function fullLater({ rate }: DefendedFlood, places: number, need: number): Localized {
	return {
		en: `There is room so far. But the flood goes on towards ${need} entries, and after ${places / rate} s all ${places} places are taken.`,
		zh: `此刻还有空位，但洪泛会继续增加到 ${need} 个条目，${places / rate} 秒时 ${places} 个位置全被占满。`,
	};
}

function whyOf(drawn: DefendedFlood, { outlook, places, life, need, fullAfter }: Judged): Localized {
	const sum = `${drawn.rate} × ${life} = ${need}`;
	switch (outlook) {
		case "for-good":
			return {
				en: `An entry lives ${life} s, so the flood keeps at most ${sum} entries alive. ${places} places are more: as many entries expire as SYNs arrive before the queue is full. With ${need} places or fewer it would fill.`,
				zh: `条目存活 ${life} 秒，洪泛最多维持 ${sum} 个条目。位置有 ${places} 个，填满之前到期的已与新到的一样多。若位置不超过 ${need} 个，就会被填满。`,
			};
		case "for-now":
			return {
				en: `Only ${arrivedBy(drawn)} SYNs of the flood have come so far, and there are ${places} places. But it would keep ${sum} entries alive: after ${fullAfter} s the queue is full. This backlog buys time, no more.`,
				zh: `此前洪泛只到达 ${arrivedBy(drawn)} 个 SYN，而位置有 ${places} 个。但洪泛能维持 ${sum} 个条目，${fullAfter} 秒时队列仍被填满：这样的 backlog 只是拖延。`,
			};
		case "dropped":
		case "reset":
			return {
				en: `The flood would keep ${sum} entries alive, and there are ${places} places: full after ${fullAfter} s, before the client comes. Each place that becomes free goes to the flood's next SYN. More than ${need} places would have lasted.`,
				zh: `洪泛能维持 ${sum} 个条目，而位置只有 ${places} 个：${fullAfter} 秒时已满，早于客户端到来；空出的位置又被洪泛的下一个 SYN 占去。位置多于 ${need} 个才够。`,
			};
	}
}

function hintsOf(drawn: DefendedFlood, setting: Setting, { places, waits }: Judged): QuestionHints<string> {
	return {
		evidence: {
			en: "Look at how many SYNs steps 1 and 3 bring, at the rate in the story, and at the waits and places in the assumptions.",
			zh: "看第 1、3 步到达的 SYN 数、题目中的速率，以及假设中的等待时间和位置数。",
		},
		principle: {
			en: "Alive are the SYNs that came within one lifetime: fewer than the places means room. In the long run that is rate × lifetime; a queue with more places never fills. The lifetime is the sum of all waits, the last one included.",
			zh: "队列中是一个寿命之内到达的 SYN，少于位置数就有空位。长期来看是“速率 × 寿命”个，位置更多的队列永远不满。寿命是各次等待（含最后一次）之和。",
		},
		begin:
			setting === "backlog"
				? {
						en: `Steps 1 and 3 bring ${arrivedBy(drawn)} SYNs; the queue would have ${places} places. An entry lives ${waits} s.`,
						zh: `第 1、3 步共到达 ${arrivedBy(drawn)} 个 SYN，队列有 ${places} 个位置。一个条目存活 ${waits} 秒。`,
					}
				: {
						en: `An entry would live ${waits} s; the queue has ${places} places.`,
						zh: `一个条目存活 ${waits} 秒，队列有 ${places} 个位置。`,
					},
		follow: () => expectedOutlook(drawn, setting).outlook,
	};
}
