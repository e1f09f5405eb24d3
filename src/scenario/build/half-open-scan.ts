// A half-open scan at the open port: why the service notices nothing of it, and who resets the connection.
import { ACK } from "../../tcp/flags.ts";
import { firstRowIn, queueEvents, sendsOnlyBy, sentBy } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { Option, TemplateQuestion } from "../template.ts";
import { askChoice, choice } from "./questions.ts";
import { UNKNOWN_SEGMENT } from "./spoofed.ts";

/** The row in which the probe of the open port arrives. */
export function openStep(trace: Trace): number {
	return firstRowIn(trace, "server", "SYN-RECEIVED")?.step ?? 1;
}

/** The step in which the scanner's answer to the SYN,ACK arrives. */
function resetArrives(trace: Trace): number {
	return openStep(trace) + 2;
}

function noticedOptions(trace: Trace): readonly Option[] {
	return [
		choice("nothing", { en: "Nothing: accept() returns no connection", zh: "毫无察觉，accept() 不会返回连接" }, null),
		choice(
			"connection",
			{ en: "A connection that is reset at once", zh: "得到一个随即被复位的连接" },
			{
				en: `Before the RST of step ${resetArrives(trace)} there was no connection to return: the server was in SYN-RECEIVED, without an ACK.`,
				zh: `第 ${resetArrives(trace)} 步的 RST 到达之前没有可返回的连接：服务器处于 SYN-RECEIVED，还没有收到 ACK。`,
			},
		),
		choice(
			"error",
			{ en: "An error from accept(): ECONNRESET", zh: "accept() 返回 ECONNRESET 错误" },
			{
				en: "accept() waits for complete connections. A half-open one that ends is removed by TCP without a word to the program.",
				zh: "accept() 等待的是已建立的连接；半连接终止时由 TCP 直接删除，不通知程序。",
			},
		),
		choice(
			"empty",
			{ en: "A connection on which nothing is ever sent", zh: "得到一个始终没有数据的连接" },
			{
				en: "For that the handshake would have to be completed by an ACK; here a RST came instead.",
				zh: "那样需要 ACK 来完成握手，而这里到达的是 RST。",
			},
		),
	];
}

export function noticed(trace: Trace, port: number): TemplateQuestion {
	const completed = queueEvents(trace, "added", "accept") > 0;
	return askChoice("noticed", {
		step: trace.rows.length,
		label: {
			en: `What does the service on port ${port} notice of the scan?`,
			zh: `${port} 端口上的服务程序对扫描有什么察觉？`,
		},
		options: noticedOptions(trace),
		key: completed ? "connection" : "nothing",
		rule: "reset-returns-to-listen",
		why: {
			en: "The handshake is never completed: the RST frees the half-open entry, and only complete connections reach accept(). A scan with connect() would complete it, and the service would see and could log it.",
			zh: "握手从未完成：RST 释放了半连接，而只有已建立的连接才会交给 accept()。如果用 connect() 扫描，握手会完成，服务程序就能看到并记入日志。",
		},
		skills: ["port-scanning"],
		hints: {
			evidence: {
				en: `Follow the server's states from step ${openStep(trace)} on.`,
				zh: `从第 ${openStep(trace)} 步起，看服务器的状态变化。`,
			},
			principle: {
				en: "TCP hands a connection to the program when the ACK of its SYN,ACK has come, that is in ESTABLISHED; what happens before is between the two TCPs.",
				zh: "收到对 SYN,ACK 的确认、进入 ESTABLISHED 之后，TCP 才把连接交给程序；此前的一切只是两端 TCP 之间的事。",
			},
			begin: {
				en: `In step ${resetArrives(trace)} the server gets the scanner's answer to its SYN,ACK. See which state follows.`,
				zh: `第 ${resetArrives(trace)} 步，服务器收到扫描者对 SYN,ACK 的应答。看它随后进入哪个状态。`,
			},
			follow: () => (firstRowIn(trace, "server", "ESTABLISHED") ? "connection" : "nothing"),
		},
	});
}

const WHY_ANSWERED: readonly Option[] = [
	choice("host", { en: "Its TCP knows of no such connection", zh: "它的 TCP 没有这个连接" }, null),
	choice(
		"completes",
		{ en: "To complete the handshake", zh: "为了完成三次握手" },
		{
			en: "An ACK would complete it. What goes out is a RST, which ends it: the server returns to LISTEN.",
			zh: "完成握手要发 ACK；这里发出的是 RST，握手随之终止，服务器回到 LISTEN。",
		},
	),
	choice(
		"program",
		{ en: "The scanning program asks the port again", zh: "扫描程序再次询问该端口" },
		{
			en: "The program has what it wanted: the SYN,ACK says open. The segment is sent by its host's TCP, unasked.",
			zh: "扫描程序已经得到结果：SYN,ACK 说明端口开放。该报文段是主机的 TCP 自动发出的。",
		},
	),
	choice(
		"firewall",
		{ en: "A firewall in between refuses it", zh: "中间的防火墙拒绝了它" },
		{
			en: "The firewall of the story drops silently, and only for the filtered port; this segment comes from the scanner's host.",
			zh: "题中的防火墙只针对被过滤的端口，而且是悄悄丢弃；这个报文段来自扫描者的主机。",
		},
	),
];

export function whoResets(trace: Trace, port: number): TemplateQuestion {
	return askChoice("who-answers", {
		step: openStep(trace) + 1,
		label: {
			en: `Why does the scanner's host answer what came back from port ${port}?`,
			zh: `对从 ${port} 端口返回的报文段，扫描者的主机为什么要应答？`,
		},
		options: WHY_ANSWERED,
		key: sendsOnlyBy(trace, "scanner", "closed-answers-reset") ? "host" : "program",
		rule: "closed-answers-reset",
		why: {
			en: "The SYN did not come from this host's TCP, so the SYN,ACK belongs to no connection: TCP answers it with a RST by itself, which also ends the half-open connection. For a SYN of its own it would have sent an ACK.",
			zh: "SYN 不是由该主机的 TCP 发出的，SYN,ACK 不属于任何连接：TCP 自动回 RST，这也终止了服务器上的半连接。如果 SYN 是它自己发的，它会回 ACK。",
		},
		skills: ["port-scanning", "reset-rules"],
		hints: {
			evidence: {
				en: `Look at step ${openStep(trace) + 1}, and in the assumptions at what the scanner's TCP knows.`,
				zh: `看第 ${openStep(trace) + 1} 步，以及假设中扫描者主机的 TCP 知道什么。`,
			},
			principle: UNKNOWN_SEGMENT,
			begin: {
				en: "The SYN,ACK acknowledges a SYN that the scanning program wrote past its host's TCP.",
				zh: "SYN,ACK 确认的 SYN 是扫描程序绕过本机 TCP 写出的。",
			},
			follow: () => (sentBy(trace, "scanner").some(({ bits }) => bits === ACK) ? "completes" : "host"),
		},
	});
}
