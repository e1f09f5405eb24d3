// Reflection: the attacker names the victim as the source of SYNs to many servers, and their SYN,ACKs hit the victim
// (linux-traces 70).

import type { Localized } from "../../../text/locale.ts";
import { lifetimeAssumption } from "../../build/attacked.ts";
import { synAttack } from "../../build/family.ts";
import { runOnce } from "../../build/further-run.ts";
import { delayAssumption } from "../../build/hosts.ts";
import { askChoice, askCount, option, UNITS } from "../../build/questions.ts";
import { drawSpoofed, type Spoofed } from "../../build/spoofed.ts";
import { hostOf, sentBy } from "../../run/read-trace.ts";
import { runScript } from "../../run/run-script.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

interface DrdosReflection extends Spoofed {
	readonly reflectors: number;
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
	essentialStates: ["SYN-RECEIVED"],
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
	assumptions: (drawn) => [lifetimeAssumption(drawn.listener.synAckRetries), delayAssumption(drawn)],
	questions: (trace, drawn) => [
		sourceSeen(trace),
		total(trace, drawn, "silent"),
		total(trace, drawn, "answering"),
		resets(trace, drawn),
	],
});

/** Longer than any drawn lifetime of a half-open entry, ms. */
const LONG_ENOUGH = 64_000;

/** All reflectors together, each with the settings of the one that is shown; the victim is there and answers, or nobody is. */
function allReflectors(trace: Trace, drawn: DrdosReflection, victim: "silent" | "answering"): Trace {
	return runOnce(trace, victim, () => {
		const one = hostOf(trace, "reflector").setup;
		const ids = Array.from({ length: drawn.reflectors }, (_, i) => `reflector-${i + 1}`);
		const reflectors = ids.map((id, i) => ({ ...one, id, ip: `198.51.100.${i + 1}` }));
		const hosts = victim === "answering" ? [...reflectors, hostOf(trace, "victim").setup] : reflectors;
		return runScript({ hosts, delayMs: 1 }, (run) => {
			for (const id of ids) run.call(id, "listen");
			for (const id of ids) run.inject(id, drawn.spoofedIsn, drawn.source, "spoofed");
			run.deliverAll();
			run.pass(LONG_ENOUGH);
		});
	});
}

function sourceSeen(trace: Trace): TemplateQuestion {
	const [answer] = sentBy(trace, "reflector");
	return askChoice("source-seen", {
		step: 2,
		label: {
			en: "Which source addresses stand in the segments that hit the victim?",
			zh: "打到受害者的报文段，源地址是谁的？",
		},
		options: [
			option("attacker", "The attacker's", "攻击者的"),
			option("reflectors", "The reflecting servers' own", "各反射服务器自己的"),
			option("victim", "The victim's own", "受害者自己的"),
			option("random", "Random ones that nobody uses", "随机的、无人使用的地址"),
		],
		key: answer?.from.ip === hostOf(trace, "reflector").setup.ip ? "reflectors" : "attacker",
		rule: "listen-answers-syn",
		why: {
			en: "Each server answers in its own name to the address that the SYN gave. The attacker's address appears nowhere.",
			zh: "每台服务器都以自己的地址，向 SYN 中写的源地址应答；攻击者的地址从未出现。",
		},
		skills: ["reflection"],
	});
}

function total(trace: Trace, drawn: DrdosReflection, victim: "silent" | "answering"): TemplateQuestion {
	const { reflectors } = drawn;
	return askCount(`total-${victim}`, {
		step: 1,
		unit: UNITS.synAcks,
		label:
			victim === "silent"
				? {
						en: `How many SYN,ACKs do the ${reflectors} servers send to the victim in all, if the victim answers none of them?`,
						zh: `如果受害者一概不应答，${reflectors} 台服务器总共向它发送多少个 SYN,ACK？`,
					}
				: {
						en: `How many SYN,ACKs do the ${reflectors} servers send to the victim in all, if its host answers each as TCP prescribes?`,
						zh: `如果受害者的主机按 TCP 的规定逐一应答，${reflectors} 台服务器总共向它发送多少个 SYN,ACK？`,
					},
		skills: victim === "silent" ? ["reflection", "half-open-lifetime"] : ["reflection"],
		workOut() {
			const run = allReflectors(trace, drawn, victim);
			const key = run.end.segments.filter((s) => s.to.ip === drawn.source.ip).length;
			const sum = `${reflectors} × ${key / reflectors} = ${key}`;
			return victim === "silent"
				? { key, rule: "syn-ack-retransmitted", why: whySilent(key / reflectors, sum) }
				: {
						key,
						rule: "reset-returns-to-listen",
						why: {
							en: `The victim's RST frees the entry before any retransmission: ${sum}.`,
							zh: `受害者的 RST 在重传之前就释放了半连接：${sum}。`,
						},
					};
		},
	});
}

function whySilent(each: number, sum: string): Localized {
	return {
		en: `Each server sends its SYN,ACK once and ${each - 1} times again: ${sum}. One spoofed SYN brings ${each} segments.`,
		zh: `每台服务器发送一次 SYN,ACK，再重传 ${each - 1} 次：${sum}。一个伪造的 SYN 换来 ${each} 个报文段。`,
	};
}

function resets(trace: Trace, drawn: DrdosReflection): TemplateQuestion {
	return askCount("resets", {
		step: 1,
		unit: UNITS.segments,
		label: {
			en: `How many segments does the victim's host send in all, if it answers the ${drawn.reflectors} servers as TCP prescribes?`,
			zh: `如果受害者的主机按 TCP 的规定应答 ${drawn.reflectors} 台服务器，它总共发送多少个报文段？`,
		},
		skills: ["reflection", "reset-rules"],
		workOut() {
			const { segments } = allReflectors(trace, drawn, "answering").end;
			const key = segments.filter((s) => s.from.ip === drawn.source.ip).length;
			return {
				key,
				rule: "closed-answers-reset",
				why: {
					en: `It has no connection for any of the SYN,ACKs and answers each with one RST: ${key}.`,
					zh: `它没有这些 SYN,ACK 所属的连接，对每个都用一个 RST 应答：${key} 个。`,
				},
			};
		},
	});
}
