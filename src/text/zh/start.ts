// How a scenario begins, and what it takes for granted, in Chinese.
import { showCount } from "../digits.ts";
import type { AssumptionFacts, StartNumber, StartWords } from "../facts/start.ts";
import { showDuration } from "./amounts.ts";
import { hostName } from "./host-names.ts";
import { spaced } from "./spaced.ts";

function sentence(starts: readonly StartNumber[]): string {
	const open = "连接处于 ESTABLISHED 状态。";
	const numbers = starts.map(({ host, shown }, i) => `${hostName(host)}的${i === 0 ? "下一个序号" : ""}是 ${shown}`);
	return numbers.length === 0 ? open : spaced(`${open}${numbers.join("，")}。`);
}

const WHO = { both: "两端", client: "客户端" } as const;

const FOLLOW = {
	rfc9293: { both: "两端都遵循 RFC 9293", client: "客户端遵循 RFC 9293" },
	linux: { both: "两端都按 Linux 6.18 的方式工作", client: "客户端按 Linux 6.18 的方式工作" },
} as const satisfies Record<AssumptionFacts["profile"], Record<AssumptionFacts["whose"], string>>;

function acknowledge({ profile, ackPolicy }: AssumptionFacts): string {
	if (ackPolicy === "immediate") return "立即确认";
	return profile === "rfc9293" ? "对数据和 FIN 的 ACK 都可以延迟" : "对 FIN 的 ACK 可以延迟";
}

function both({ ackPolicy, whose }: AssumptionFacts): boolean {
	return ackPolicy === "immediate" && whose === "both";
}

const NUMBERS = {
	raw: "序号和确认号都是原始的 32 位数值。",
	relative: "序号和确认号都相对于各端的初始序号，与 Wireshark 的显示相同。",
} as const;

const SYMBOLS = {
	initial: "x 是客户端的初始序号，y 是服务器的初始序号。",
	current: "开始时客户端的下一个序号是 u，服务器的下一个序号是 v。",
} as const;

const assumptions: StartWords["assumptions"] = {
	profile: ({ profile, whose }) => `${FOLLOW[profile][whose]}。`,
	ackPolicy: (facts) => `${WHO[facts.whose]}${both(facts) ? "都" : ""}${acknowledge(facts)}。`,
	profileAndAcks: (facts) => `${FOLLOW[facts.profile][facts.whose]}，${acknowledge(facts)}。`,
	msl: ({ mslSeconds, timeWaitSeconds }) =>
		mslSeconds === null
			? `TIME-WAIT 持续 ${showDuration(timeWaitSeconds * 1000)}。`
			: `MSL 为 ${showCount(mslSeconds)} 秒。`,
	rto: ({ initialRtoSeconds, minRtoMs }) =>
		`初始重传超时为 ${showDuration(initialRtoSeconds * 1000)}；由测得的往返时间算出的重传超时不小于 ${showDuration(minRtoMs)}。`,
	notation: ({ notation, countFrom }) => (notation === "symbolic" ? SYMBOLS[countFrom] : NUMBERS[notation]),
	noOthers: () => "此外没有别的调用，没有别人发送报文段，也没有别的报文段丢失。",
};

export const start: StartWords = { sentence, assumptions };
