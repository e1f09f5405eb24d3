// The last data and the FIN travel in one segment: its acknowledgment counts both (RFC 9293, 3.4 and 3.10.4).

import { FIN } from "../../../tcp/flags.ts";
import { segmentLength } from "../../../tcp/segment.ts";
import { CLOSING_SKILLS } from "../../build/closing-skills.ts";
import { CHINESE, type Connected, closers, connect, drawConnected, ENGLISH } from "../../build/connected.ts";
import { drawMessage } from "../../build/hosts.ts";
import { drawWhether } from "../../level.ts";
import type { Trace } from "../../run/trace.ts";
import { defineTemplate, type ScenarioQuestion } from "../../template.ts";

interface FinCarriesData extends Connected {
	readonly serverFirst: boolean;
	/** Octets with the first FIN, and with the second, 0 for none. */
	readonly lastWords: readonly [number, number];
}

export const finCarriesData = defineTemplate<FinCarriesData>({
	id: "fin-carries-data",
	family: "teardown",
	version: 1,
	difficulty: 3,
	profiles: ["rfc9293", "linux"],
	notations: ["raw", "relative", "symbolic"],
	skills: [...CLOSING_SKILLS, "data-counts-octets", "time-wait"],
	misconceptions: [
		"fin-does-not-consume",
		"ack-counts-segments",
		"ack-names-last-received",
		"close-wait-and-fin-wait-2-confused",
	],
	title: { en: "A FIN that carries data", zh: "携带数据的 FIN" },
	summary: {
		en: "The last data and the FIN go out in one segment.",
		zh: "最后的数据与 FIN 在同一个报文段中发送。",
	},
	ask: { states: true, flags: true, numbers: true, queues: false },
	essentialStates: ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "LAST-ACK"],
	blanks: [5, 8],
	countFrom: "current",
	draw: (random, context) => ({
		...drawConnected(random, context),
		serverFirst: random.chance(40),
		lastWords: [drawMessage(random), drawWhether(random, context.level, 40) ? drawMessage(random) : 0] as const,
	}),
	script(run, drawn) {
		const [one, other] = closers(drawn.serverFirst);
		connect(run, drawn);
		const [first, second] = drawn.lastWords;
		run.call(one, "send", { bytes: first, more: true });
		// After close() nobody could read what the other end still says.
		if (second > 0) run.call(one, "shutdown", { how: "write" });
		else run.call(one, "close");
		run.deliver();
		run.deliver();
		run.call(other, "receive");
		if (second > 0) run.call(other, "send", { bytes: second, more: true });
		run.call(other, "close");
		run.deliver();
		run.deliver();
	},
	story({ serverFirst, lastWords: [first, second] }) {
		const [one, other] = closers(serverFirst);
		return {
			en: `The ${ENGLISH[one]} hands over its last ${first} octets with MSG_MORE, so that its TCP waits for more, and at once ${second > 0 ? "shuts its sending side" : "closes"}: data and FIN go out together. The ${ENGLISH[other]} reads everything and closes later${second > 0 ? `, in the same way with ${second} octets of data` : ""}.`,
			zh: `${CHINESE[one]}用 MSG_MORE 标志交付最后 ${first} 字节（TCP 因此先等后面的内容），随即${second > 0 ? "关闭发送方向" : "关闭"}，数据与 FIN 一起发出。${CHINESE[other]}读走数据，稍后${second > 0 ? `以同样方式发送 ${second} 字节并关闭` : "关闭"}。`,
		};
	},
	assumptions: () => [
		{
			en: "Each message fits into one segment.",
			zh: "每次发送的数据都能放进一个报文段。",
		},
	],
	questions: (trace, { serverFirst }) => numbersTaken(trace, serverFirst),
});

function numbersTaken(trace: Trace, serverFirst: boolean): readonly ScenarioQuestion[] {
	const [one] = closers(serverFirst);
	const row = trace.rows.find((r) => r.sent.some((segment) => segment.bits & FIN));
	const [fin] = row?.sent ?? [];
	if (!row || !fin) return [];
	const key = segmentLength(fin);
	return [
		{
			id: "numbers-of-first-fin",
			kind: "count",
			key,
			step: row.step,
			unit: { en: "sequence numbers", zh: "个序号" },
			label: {
				en: `How many sequence numbers does the ${ENGLISH[one]}'s segment with the FIN take?`,
				zh: `${CHINESE[one]}带 FIN 的报文段占用多少个序号？`,
			},
			rule: "close-sends-fin",
			why: {
				en: `${fin.length} for the data, and 1 for the FIN behind it: ${key}.`,
				zh: `数据占 ${fin.length} 个，其后的 FIN 占 1 个，共 ${key} 个。`,
			},
			skills: ["fin-consumes-one", "data-counts-octets"],
		},
	];
}
