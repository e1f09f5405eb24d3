// What happens in a step of the timeline, in one short sentence that gives no answer away.
import { showCount, showDuration } from "./amounts.ts";
import { type AttackFacts, attackSentence } from "./attack-steps.ts";
import { hostAtStart, hostName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

export type TimerName = "delayed-ack" | "retransmission" | "keepalive" | "fin-wait-2" | "time-wait";

/** What made a step happen. A duration that is null is not told. */
export type CauseFacts =
	| {
			readonly kind: "call";
			readonly host: string;
			readonly call: string;
			/** Octets of a send, 0 if unknown. */
			readonly bytes: number;
			/** "ok", or the name of an error; null: not said. */
			readonly result: string | null;
			readonly option?: "SO_REUSEADDR" | "SO_LINGER" | "MSG_MORE" | "LISTENER";
	  }
	| { readonly kind: "deliver"; readonly segment: number; readonly to: string }
	| {
			readonly kind: "inject";
			readonly to: string;
			readonly note: "old-duplicate" | "spoofed" | "probe";
			readonly address: string;
			/** Port that it goes to; told of a probe. */
			readonly port?: number;
	  }
	| { readonly kind: "timer"; readonly host: string; readonly timer: TimerName; readonly waitedMs: number | null }
	| { readonly kind: "flood"; readonly to: string; readonly syns: number; readonly duringMs: number }
	| AttackFacts
	| { readonly kind: "pass"; readonly ms: number | null }
	| { readonly kind: "crash"; readonly host: string }
	| { readonly kind: "in-vain"; readonly host: string; readonly ms: number | null };

type Facts<K extends CauseFacts["kind"]> = Extract<CauseFacts, { readonly kind: K }>;

/** "Segment 2 reaches the client." */
export function causeSentence(cause: CauseFacts, locale: Locale): string {
	const sentence = cause.kind === "call" ? callSentence(cause, locale) : eventSentence(cause, locale);
	return locale === "zh" ? spaced(sentence) : sentence;
}

/** "Segment 1 is lost." */
export function lostSentence(segment: number, locale: Locale): string {
	return locale === "en" ? `Segment ${segment} is lost.` : `报文段 ${segment} 丢失。`;
}

function eventSentence(cause: Exclude<CauseFacts, { readonly kind: "call" }>, locale: Locale): string {
	switch (cause.kind) {
		case "deliver": {
			const to = hostName(cause.to, locale);
			return locale === "en" ? `Segment ${cause.segment} reaches ${to}.` : `报文段 ${cause.segment} 到达${to}。`;
		}
		case "inject":
			return injectSentence(cause, locale);
		case "timer":
			return timerSentence(cause, locale);
		case "flood":
			return floodSentence(cause, locale);
		case "other-clients":
		case "live-sources":
		case "unseen":
		case "look":
			return attackSentence(cause, locale);
		case "pass":
			return passSentence(cause, locale);
		case "crash":
			return crashSentence(cause, locale);
		case "in-vain":
			return inVainSentence(cause, locale);
	}
}

/** Results that say nothing more than that the call went well: connect() never waits. */
const UNREMARKABLE = new Set(["ok", "EINPROGRESS", "pending", "EOF"]);

/** Calls that are no function of their own but a socket option. */
const OTHERWISE_NAMED: ReadonlyMap<string, Localized> = new Map([
	["keepalive", { en: "turns keep-alive on", zh: "开启保活功能" }],
	["error", { en: "asks for the socket's error", zh: "查询套接字的错误" }],
]);

/** What the option of a call says to a learner. */
const OPTIONS: Readonly<Record<NonNullable<Facts<"call">["option"]>, Localized>> = {
	SO_REUSEADDR: { en: " with SO_REUSEADDR set", zh: "（已设置 SO_REUSEADDR）" },
	SO_LINGER: { en: " with SO_LINGER on and a linger time of 0", zh: "（已打开 SO_LINGER，时间为 0）" },
	LISTENER: { en: " on its listening socket", zh: "，关闭监听套接字" },
	MSG_MORE: { en: " and MSG_MORE: more follows", zh: "，带 MSG_MORE 标志，表示后面还有内容" },
};

function callSentence({ host, call, bytes, result, option }: Facts<"call">, locale: Locale): string {
	const who = hostAtStart(host, locale);
	const fails = result !== null && !UNREMARKABLE.has(result);
	const amount = (call === "send" || call === "receive") && bytes > 0 ? bytes : null;
	const how = option === undefined ? "" : OPTIONS[option][locale];
	if (locale === "en") {
		const does = OTHERWISE_NAMED.get(call)?.en ?? `calls ${call}()`;
		const data =
			amount === null
				? ""
				: ` ${call === "send" ? "with" : "for"} ${showCount(amount, locale)} ${amount === 1 ? "octet" : "octets"} of data`;
		return `${who} ${does}${data}${how}${fails ? ` and gets ${result}` : ""}.`;
	}
	const does = OTHERWISE_NAMED.get(call)?.zh ?? `调用 ${call}()`;
	const data = amount === null ? "" : `，要${call === "send" ? "发送" : "读取"} ${showCount(amount, locale)} 字节数据`;
	return `${who}${does}${data}${how}${fails ? `，返回 ${result}` : ""}。`;
}

function injectSentence({ to, note, address, port }: Facts<"inject">, locale: Locale): string {
	const host = hostName(to, locale);
	if (note === "probe") {
		const which = port === undefined ? "" : locale === "en" ? `port ${port} of ` : `的 ${port} 端口`;
		return locale === "en" ? `A probe goes to ${which}${host}.` : `向${host}${which}发送一个探测报文段。`;
	}
	if (note === "old-duplicate")
		return locale === "en"
			? `An old duplicate segment from ${address} is under way to ${host}.`
			: `一个来自 ${address} 的迟到的旧报文段正发往${host}。`;
	return locale === "en"
		? `A segment with the spoofed source address ${address} is under way to ${host}.`
		: `一个伪造源地址为 ${address} 的报文段正发往${host}。`;
}

const TIMERS: Readonly<Record<TimerName, Localized>> = {
	"delayed-ack": { en: "delayed-ACK timer", zh: "延迟确认定时器" },
	retransmission: { en: "retransmission timer", zh: "重传定时器" },
	keepalive: { en: "keep-alive timer", zh: "保活定时器" },
	"fin-wait-2": { en: "FIN-WAIT-2 timer", zh: "FIN-WAIT-2 定时器" },
	"time-wait": { en: "TIME-WAIT timer", zh: "TIME-WAIT 定时器" },
};

function timerSentence({ host, timer, waitedMs }: Facts<"timer">, locale: Locale): string {
	const wait = waitedMs === null ? null : showDuration(waitedMs, locale);
	if (locale === "en")
		return `${hostAtStart(host, locale)}'s ${TIMERS[timer].en} expires${wait === null ? "" : ` after ${wait}`}.`;
	const expires = wait === null ? "到期" : `在 ${wait}后到期`;
	return `${hostName(host, locale)}的${TIMERS[timer].zh}${expires}。`;
}

function floodSentence({ to, syns, duringMs }: Facts<"flood">, locale: Locale): string {
	const host = hostName(to, locale);
	const count = showCount(syns, locale);
	const during = duringMs > 0 ? showDuration(duringMs, locale) : null;
	if (locale === "zh") return `${during === null ? "" : `${during}内，`}${count} 个伪造源地址的 SYN 到达${host}。`;
	const what = syns === 1 ? "SYN with a spoofed source address reaches" : "SYNs with spoofed source addresses reach";
	return `${count} ${what} ${host}${during === null ? "" : ` within ${during}`}.`;
}

function passSentence({ ms }: Facts<"pass">, locale: Locale): string {
	if (ms === null) return locale === "en" ? "Time passes." : "过了一段时间。";
	const time = showDuration(ms, locale);
	return locale === "en" ? `Time passes: ${time}.` : `过了 ${time}。`;
}

function crashSentence({ host }: Facts<"crash">, locale: Locale): string {
	if (locale === "zh") return `${hostName(host, locale)}崩溃后重新启动，不记得任何连接。`;
	return `${hostAtStart(host, locale)} crashes and starts again, with no memory of any connection.`;
}

function inVainSentence({ host, ms }: Facts<"in-vain">, locale: Locale): string {
	const time = ms === null ? null : showDuration(ms, locale);
	if (locale === "zh")
		return `${hostName(host, locale)}继续重传，一直没有应答，${time === null ? "" : `${time}后`}最终放弃。`;
	const after = time === null ? "" : ` after another ${time}`;
	return `${hostAtStart(host, locale)} goes on retransmitting, never gets an answer, and gives up${after}.`;
}
