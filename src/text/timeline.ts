// What happens in a step of the timeline, in one short sentence that gives no answer away.
import { showCount, showDuration } from "./amounts.ts";
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
			/** "ok", or the name of an error. */
			readonly result: string;
	  }
	| { readonly kind: "deliver"; readonly segment: number; readonly to: string }
	| {
			readonly kind: "inject";
			readonly to: string;
			readonly note: "old-duplicate" | "spoofed";
			readonly address: string;
	  }
	| { readonly kind: "timer"; readonly host: string; readonly timer: TimerName; readonly waitedMs: number | null }
	| { readonly kind: "flood"; readonly to: string; readonly syns: number; readonly duringMs: number }
	| { readonly kind: "pass"; readonly ms: number | null };

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
		case "pass":
			return passSentence(cause, locale);
	}
}

/** Results that say nothing more than that the call went well: connect() never waits. */
const UNREMARKABLE = new Set(["ok", "EINPROGRESS", "EOF"]);

function callSentence({ host, call, bytes, result }: Facts<"call">, locale: Locale): string {
	const who = hostAtStart(host, locale);
	const fails = !UNREMARKABLE.has(result);
	const amount = call === "send" && bytes > 0 ? bytes : null;
	if (locale === "en") {
		const does = call === "keepalive" ? "turns keep-alive on" : `calls ${call}()`;
		const data =
			amount === null ? "" : ` with ${showCount(amount, locale)} ${amount === 1 ? "octet" : "octets"} of data`;
		return `${who} ${does}${data}${fails ? ` and gets ${result}` : ""}.`;
	}
	const does = call === "keepalive" ? "开启保活功能" : `调用 ${call}()`;
	const data = amount === null ? "" : `，要发送 ${showCount(amount, locale)} 字节数据`;
	return `${who}${does}${data}${fails ? `，返回 ${result}` : ""}。`;
}

function injectSentence({ to, note, address }: Facts<"inject">, locale: Locale): string {
	const host = hostName(to, locale);
	if (note === "old-duplicate")
		return locale === "en"
			? `An old duplicate segment from ${address} reaches ${host}.`
			: `一个来自 ${address} 的迟到的旧报文段到达${host}。`;
	return locale === "en"
		? `A segment with the spoofed source address ${address} reaches ${host}.`
		: `一个伪造源地址为 ${address} 的报文段到达${host}。`;
}

const TIMERS: Readonly<Record<TimerName, Localized>> = {
	"delayed-ack": { en: "delayed-ACK timer", zh: "延迟确认计时器" },
	retransmission: { en: "retransmission timer", zh: "重传计时器" },
	keepalive: { en: "keep-alive timer", zh: "保活计时器" },
	"fin-wait-2": { en: "FIN-WAIT-2 timer", zh: "FIN-WAIT-2 计时器" },
	"time-wait": { en: "TIME-WAIT timer", zh: "TIME-WAIT 计时器" },
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
