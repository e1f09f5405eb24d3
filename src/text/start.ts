// How a scenario begins, and what it takes for granted.
import { showCount, showDuration } from "./amounts.ts";
import { capitalized, hostName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

export interface StartNumber {
	readonly host: string;
	/** The end's next sequence number in the scenario's notation. */
	readonly shown: string;
}

/** "The connection is ESTABLISHED. The client's next sequence number is 4021, the server's is 9000." */
export function startSentence(starts: readonly StartNumber[], locale: Locale): string {
	const numbers = starts.map(({ host, shown }, i) => startNumber(hostName(host, locale), shown, i === 0, locale));
	if (locale === "en") {
		const open = "The connection is ESTABLISHED.";
		return numbers.length === 0 ? open : `${open} ${capitalized(numbers.join(", "))}.`;
	}
	const open = "连接处于 ESTABLISHED 状态。";
	return numbers.length === 0 ? open : spaced(`${open}${numbers.join("，")}。`);
}

function startNumber(name: string, shown: string, first: boolean, locale: Locale): string {
	if (locale === "en") return first ? `${name}'s next sequence number is ${shown}` : `${name}'s is ${shown}`;
	return first ? `${name}的下一个序号是 ${shown}` : `${name}的是 ${shown}`;
}

export interface AssumptionFacts {
	readonly profile: "rfc9293" | "linux";
	readonly ackPolicy: "immediate" | "delayed";
	/** Null: the wait is given as `timeWaitSeconds` instead. */
	readonly mslSeconds: number | null;
	readonly timeWaitSeconds: number;
	readonly initialRtoSeconds: number;
	readonly minRtoMs: number;
	readonly notation: "raw" | "relative" | "symbolic";
	readonly countFrom: "initial" | "current";
}

export type Assumption = "profile" | "ackPolicy" | "msl" | "rto" | "notation" | "noOthers";

/** One sentence an assumption, in the order of `show`; whose TCP it is and how it acknowledges go into one. */
export function assumptionSentences(facts: AssumptionFacts, show: readonly Assumption[], locale: Locale): string[] {
	const together = show.includes("profile") && show.includes("ackPolicy");
	return show
		.filter((assumption) => !(together && assumption === "ackPolicy"))
		.map((assumption) =>
			together && assumption === "profile" ? profileAndAcks(facts)[locale] : ASSUMPTIONS[assumption](facts)[locale],
		);
}

const FOLLOW: Readonly<Record<AssumptionFacts["profile"], Localized>> = {
	rfc9293: { en: "Both ends follow RFC 9293", zh: "两端都遵循 RFC 9293" },
	linux: { en: "Both ends behave like Linux 6.18", zh: "两端都按 Linux 6.18 的方式工作" },
};

function acknowledge({ profile, ackPolicy }: AssumptionFacts): Localized {
	if (ackPolicy === "immediate") return { en: "acknowledge at once", zh: "立即确认" };
	return profile === "rfc9293"
		? { en: "may delay an ACK of data or of a FIN", zh: "对数据和 FIN 的 ACK 都可以延迟" }
		: { en: "may delay the ACK of a FIN", zh: "对 FIN 的 ACK 可以延迟" };
}

function profileAndAcks(facts: AssumptionFacts): Localized {
	const follow = FOLLOW[facts.profile];
	const ack = acknowledge(facts);
	return { en: `${follow.en} and ${ack.en}.`, zh: `${follow.zh}，${ack.zh}。` };
}

const ASSUMPTIONS = {
	profile: ({ profile }) => ({ en: `${FOLLOW[profile].en}.`, zh: `${FOLLOW[profile].zh}。` }),
	ackPolicy: (facts) => {
		const ack = acknowledge(facts);
		return { en: `Both ends ${ack.en}.`, zh: `两端${facts.ackPolicy === "immediate" ? "都" : ""}${ack.zh}。` };
	},
	msl: ({ mslSeconds, timeWaitSeconds }) =>
		mslSeconds === null
			? {
					en: `TIME-WAIT lasts ${showDuration(timeWaitSeconds * 1000, "en")}.`,
					zh: `TIME-WAIT 持续 ${showDuration(timeWaitSeconds * 1000, "zh")}。`,
				}
			: { en: `The MSL is ${showCount(mslSeconds, "en")} s.`, zh: `MSL 为 ${showCount(mslSeconds, "zh")} 秒。` },
	rto: ({ initialRtoSeconds, minRtoMs }) => ({
		en: `The first retransmission timeout is ${showDuration(initialRtoSeconds * 1000, "en")}; one computed from measured round trips is at least ${showDuration(minRtoMs, "en")}.`,
		zh: `初始重传超时为 ${showDuration(initialRtoSeconds * 1000, "zh")}；由测得的往返时间算出的重传超时不小于 ${showDuration(minRtoMs, "zh")}。`,
	}),
	notation: ({ notation, countFrom }) => (notation === "symbolic" ? SYMBOLS[countFrom] : NUMBERS[notation]),
	noOthers: () => ({
		en: "No other calls are made, nobody else sends anything, and nothing else is lost.",
		zh: "此外没有别的调用，没有别人发送报文段，也没有别的报文段丢失。",
	}),
} as const satisfies Record<Assumption, (facts: AssumptionFacts) => Localized>;

const NUMBERS: Readonly<Record<"raw" | "relative", Localized>> = {
	raw: { en: "Numbers are raw 32-bit sequence numbers.", zh: "序号和确认号都是原始的 32 位数值。" },
	relative: {
		en: "Numbers are relative to each end's initial sequence number, as Wireshark shows them.",
		zh: "序号和确认号都相对于各端的初始序号，与 Wireshark 的显示相同。",
	},
};

const SYMBOLS: Readonly<Record<AssumptionFacts["countFrom"], Localized>> = {
	initial: {
		en: "x is the client's initial sequence number, y the server's.",
		zh: "x 是客户端的初始序号，y 是服务器的初始序号。",
	},
	current: {
		en: "u is the client's next sequence number at the start, v the server's.",
		zh: "开始时客户端的下一个序号是 u，服务器的下一个序号是 v。",
	},
};
