// Reflection: the attacker names the victim as the source of SYNs to many servers, and their SYN,ACKs hit the victim
// (linux-traces 70).

import { hasRst } from "../../../tcp/segment.ts";
import type { Localized } from "../../../text/locale.ts";
import { synAttack } from "../../build/family.ts";
import { delayAssumption } from "../../build/hosts.ts";
import { askChoice, askCount, choice, UNITS } from "../../build/questions.ts";
import { allReflectors, type Reflection, sentTo } from "../../build/reflectors.ts";
import { drawSpoofed } from "../../build/spoofed.ts";
import { asksAny, asksQuestions, asksStates } from "../../main-question.ts";
import { hostOf, sentBy } from "../../run/read-trace.ts";
import type { Trace } from "../../run/trace.ts";
import type { Option, TemplateQuestion } from "../../template.ts";

interface DrdosReflection extends Reflection {
	/** A firewall before the victim drops what it did not ask for; else the victim answers. */
	readonly silent: boolean;
}

export const drdosReflection = synAttack({
	id: "drdos-reflection",
	difficulty: 4,
	notations: ["raw", "relative"],
	misconceptions: ["syn-does-not-consume", "retry-count-off-by-one"],
	title: { en: "Reflection: others hit the victim", zh: "反射攻击：借别人之手打击受害者" },
	summary: {
		en: "SYNs that name the victim as their source reach many servers. Who gets what, and how much?",
		zh: "以受害者为源地址的 SYN 到达许多服务器。谁收到什么，收到多少？",
	},
	ask: { states: true, flags: true, numbers: true, hosts: ["reflector"] },
	main: {
		text: {
			en: "Whose segments hit the victim, how many are they, and what do the victim's own answers change?",
			zh: "打到受害者的报文段来自谁，有多少？受害者自己的应答又会改变什么？",
		},
		asks: asksAny(
			asksQuestions("source-seen", "total-silent", "total-answering", "resets"),
			asksStates(["SYN-RECEIVED"], ["reflector"]),
		),
	},
	blanks: [6, 8],
	draw(random, context) {
		const spoofed = drawSpoofed(random, context, "victim", { synAckRetries: random.int(2, 5) });
		const [victim, server] = spoofed.hosts;
		const hosts = [victim, { ...server, id: "reflector" }] as const;
		return { ...spoofed, hosts, reflectors: random.int(4, 15), silent: random.chance(50) };
	},
	script(run, { source, spoofedIsn, silent }) {
		run.call("reflector", "listen");
		run.startTimeline();
		run.inject("reflector", spoofedIsn, source, "spoofed");
		if (silent) {
			run.lose();
			run.untilTimer("reflector");
			run.lose();
			run.untilGivenUp("reflector");
		} else {
			run.deliver();
			run.deliver();
		}
	},
	story: ({ source, reflectors, silent, hosts }) => ({
		en: `An attacker sends one SYN each to port ${hosts[1].port} of ${reflectors} public servers, with the source address ${source.ip}: the victim's. ${silent ? "A firewall in front of the victim drops every segment that the victim did not ask for." : "The victim's host is up and no firewall stands before it."} The timeline shows one of the servers, the reflector; all of them behave alike.`,
		zh: `攻击者向 ${reflectors} 台公共服务器的 ${hosts[1].port} 端口各发送一个 SYN，源地址写成受害者的 ${source.ip}。${silent ? "受害者前面的防火墙丢弃一切并非受害者请求的报文段。" : "受害者的主机在线，前面没有防火墙。"}时间线只显示其中一台服务器（反射服务器），其余的表现相同。`,
	}),
	assumptions: (drawn) => [
		{
			en: `Each server sends an unanswered SYN,ACK again up to ${drawn.listener.synAckRetries} times; the waits are 1 s, 2 s, 4 s, …`,
			zh: `每台服务器对没有应答的 SYN,ACK 最多重传 ${drawn.listener.synAckRetries} 次，等待时间依次为 1 秒、2 秒、4 秒……`,
		},
		delayAssumption(drawn),
	],
	questions: (trace, drawn) => [
		sourceSeen(trace, drawn),
		totalIfSilent(trace, drawn),
		totalIfAnswering(trace, drawn),
		resets(trace, drawn),
	],
});

/** The story as it stands, or with the firewall taken away. */
function withoutFirewall({ silent }: DrdosReflection, asked: Localized): Localized {
	return silent
		? { en: `Without the firewall: ${asked.en}`, zh: `如果没有防火墙：${asked.zh}` }
		: { en: `As it is, without a firewall: ${asked.en}`, zh: `按题中所述，没有防火墙：${asked.zh}` };
}

/** Likewise with it. */
function behindFirewall({ silent }: DrdosReflection, asked: Localized): Localized {
	return silent
		? { en: `As it is, behind the firewall: ${asked.en}`, zh: `按题中所述，有防火墙：${asked.zh}` }
		: {
				en: `If a firewall dropped every SYN,ACK before the victim: ${asked.en}`,
				zh: `如果有防火墙在受害者之前丢弃所有 SYN,ACK：${asked.zh}`,
			};
}

function sourceSeen(trace: Trace, { source, reflectors }: DrdosReflection): TemplateQuestion {
	const answers = sentBy(trace, "reflector");
	const own = answers.every((segment) => segment.from.ip === hostOf(trace, "reflector").setup.ip);
	return askChoice("source-seen", {
		step: 2,
		label: {
			en: "Which source addresses stand in the segments that are sent to the victim?",
			zh: "发往受害者的报文段，源地址是谁的？",
		},
		options: sources(source.ip),
		key: own ? "reflectors" : "attacker",
		rule: "listen-answers-syn",
		why: {
			en: `Each of the ${reflectors} servers answers in its own name to the address that the SYN gave, ${source.ip}. The attacker's own address appears nowhere. A direct flood would show whatever sources the attacker forges.`,
			zh: `${reflectors} 台服务器都以自己的地址，向 SYN 中写的源地址 ${source.ip} 应答；攻击者的地址从未出现。若是直接洪泛，看到的则是攻击者伪造的源地址。`,
		},
		skills: ["reflection"],
		hints: {
			evidence: {
				en: "Look at who sends the SYN,ACK of step 2, and to whom.",
				zh: "看第 2 步的 SYN,ACK 由谁发送、发往哪里。",
			},
			principle: {
				en: "A host sends what it answers from the address that was asked, to the address that the question gave as its source.",
				zh: "主机应答时，源地址是被请求的地址，目的地址是请求中写的源地址。",
			},
			begin: {
				en: `The SYN was sent to a server, with the source address ${source.ip}.`,
				zh: `SYN 发给一台服务器，源地址写的是 ${source.ip}。`,
			},
			follow: () => "reflectors",
		},
	});
}

function sources(victim: string): readonly Option[] {
	return [
		choice(
			"attacker",
			{ en: "The attacker's", zh: "攻击者的" },
			{
				en: "The attacker writes the victim's address into its SYNs, and sends nothing to the victim itself.",
				zh: "攻击者在 SYN 中写的是受害者的地址，自己也不向受害者发送任何报文段。",
			},
		),
		choice("reflectors", { en: "The reflecting servers' own", zh: "各反射服务器自己的" }, null),
		choice(
			"victim",
			{ en: "The victim's own", zh: "受害者自己的" },
			{
				en: `${victim} is the source of the SYNs; in the answers it is the destination.`,
				zh: `${victim} 是 SYN 的源地址；在应答中它是目的地址。`,
			},
		),
		choice(
			"random",
			{ en: "Random ones that nobody uses", zh: "随机的、无人使用的地址" },
			{
				en: "So it is in a plain SYN flood, where answers go nowhere. Here all SYNs name the victim, so that answers reach it.",
				zh: "普通的 SYN 洪泛才这样，应答无人接收；这里的 SYN 都写受害者的地址，使应答打到它。",
			},
		),
	];
}

function totalIfSilent(trace: Trace, drawn: DrdosReflection): TemplateQuestion {
	const { reflectors, listener } = drawn;
	return askCount("total-silent", {
		step: 1,
		unit: UNITS.synAcks,
		label: behindFirewall(drawn, {
			en: `how many SYN,ACKs do the ${reflectors} servers send in all?`,
			zh: `${reflectors} 台服务器总共发送多少个 SYN,ACK？`,
		}),
		skills: ["reflection", "half-open-lifetime"],
		workOut() {
			const key = sentTo(allReflectors(trace, drawn, "silent"), drawn);
			const each = key / reflectors;
			return {
				key,
				rule: "syn-ack-retransmitted",
				why: {
					en: `Unanswered, each server sends its SYN,ACK once and ${each - 1} times again: ${reflectors} × ${each} = ${key}. One spoofed SYN brings ${each} segments; one RST in answer would have stopped a server after its first.`,
					zh: `得不到应答，每台服务器发送一次 SYN,ACK，再重传 ${each - 1} 次：${reflectors} × ${each} = ${key}。一个伪造的 SYN 换来 ${each} 个报文段；只要应答一个 RST，服务器发完第一个就会停止。`,
				},
				hints: {
					evidence: {
						en: "Look at the number of servers in the story, and at the retransmissions in the assumptions.",
						zh: "看题目中的服务器台数，以及假设中的重传次数。",
					},
					principle: {
						en: "A SYN,ACK that is never answered is sent once and then again as often as the limit says; each server does so.",
						zh: "一直没有应答的 SYN,ACK 先发送一次，再按上限重传；每台服务器都如此。",
					},
					begin: {
						en: `One server: 1 SYN,ACK and ${listener.synAckRetries} retransmissions of it.`,
						zh: `一台服务器：1 个 SYN,ACK，再重传 ${listener.synAckRetries} 次。`,
					},
					follow: () => reflectors * (listener.synAckRetries + 1),
				},
			};
		},
	});
}

function totalIfAnswering(trace: Trace, drawn: DrdosReflection): TemplateQuestion {
	const { reflectors, delayMs, listener } = drawn;
	return askCount("total-answering", {
		step: 1,
		unit: UNITS.synAcks,
		label: withoutFirewall(drawn, {
			en: `how many SYN,ACKs do the ${reflectors} servers send to the victim's host, which is up, in all?`,
			zh: `受害者的主机在线，${reflectors} 台服务器总共向它发送多少个 SYN,ACK？`,
		}),
		skills: ["reflection"],
		workOut() {
			const key = sentTo(allReflectors(trace, drawn, "answering"), drawn);
			return {
				key,
				rule: "reset-returns-to-listen",
				why: {
					en: `The victim knows of no such connection and answers RST, which reaches each server ${2 * delayMs} ms after its SYN,ACK, before the first retransmission (1 s): the entry is freed, ${reflectors} × ${key / reflectors} = ${key}. Silent, it would get ${reflectors * (listener.synAckRetries + 1)}.`,
					zh: `受害者没有这样的连接，回 RST；它在 SYN,ACK 发出 ${2 * delayMs} 毫秒后到达，早于首次重传（1 秒），条目随即释放：${reflectors} × ${key / reflectors} = ${key}。若不应答，则有 ${reflectors * (listener.synAckRetries + 1)} 个。`,
				},
				hints: {
					evidence: {
						en: "Look at the travel time and the first wait in the assumptions, and think of what the victim's host answers.",
						zh: "看假设中的在途时间和首次等待时间，想一想受害者的主机怎样应答。",
					},
					principle: {
						en: "A host answers a SYN,ACK of which it knows nothing with RST, and a server that gets the RST sends nothing more. What counts is what a server has sent before the RST is there.",
						zh: "主机对来历不明的 SYN,ACK 回 RST，服务器收到 RST 就不再发送。要看 RST 到达之前，服务器已发送了多少个。",
					},
					begin: {
						en: `The RST is there after 2 × ${delayMs} = ${2 * delayMs} ms; the first retransmission is due after 1 s.`,
						zh: `RST 在 2 × ${delayMs} = ${2 * delayMs} 毫秒后到达，首次重传在 1 秒后。`,
					},
					follow: () => reflectors * (2 * delayMs < 1000 ? 1 : listener.synAckRetries + 1),
				},
			};
		},
	});
}

function resets(trace: Trace, drawn: DrdosReflection): TemplateQuestion {
	const { reflectors, source } = drawn;
	return askCount("resets", {
		step: 1,
		unit: UNITS.segments,
		label: withoutFirewall(drawn, {
			en: `how many segments does the victim's host send to the ${reflectors} servers in all?`,
			zh: `受害者的主机总共向 ${reflectors} 台服务器发送多少个报文段？`,
		}),
		skills: ["reflection", "reset-rules"],
		workOut() {
			const { segments } = allReflectors(trace, drawn, "answering").end;
			const key = segments.filter((s) => s.from.ip === source.ip && hasRst(s)).length;
			return {
				key,
				rule: "closed-answers-reset",
				why: {
					en: `It has no connection for any of the SYN,ACKs and answers each with one RST; a RST gets no answer: ${key}. Had it sent the SYNs itself, it would have answered with ACKs.`,
					zh: `它没有这些 SYN,ACK 所属的连接，对每个都用一个 RST 应答，而 RST 不会得到应答：${key} 个。若 SYN 真是它发送的，它会用 ACK 应答。`,
				},
				hints: {
					evidence: {
						en: "Look at how many SYN,ACKs reach the victim's host, and at whether it has asked for any of them.",
						zh: "看有多少个 SYN,ACK 到达受害者的主机，它是否请求过其中任何一个。",
					},
					principle: {
						en: "A segment for which a host has no connection is answered with one RST, and a RST is never answered.",
						zh: "主机对不属于任何连接的报文段，各用一个 RST 应答；RST 从不得到应答。",
					},
					begin: {
						en: `Each of the ${reflectors} servers sends one SYN,ACK before the answer is there.`,
						zh: `应答到达之前，${reflectors} 台服务器各发送一个 SYN,ACK。`,
					},
					follow: () => reflectors,
				},
			};
		},
	});
}
