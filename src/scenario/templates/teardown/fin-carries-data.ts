// The last data and the FIN travel in one segment: its acknowledgment counts both (RFC 9293, 3.4 and 3.10.4).

import { hasFin, segmentLength } from "../../../tcp/segment.ts";
import { closeAnswered, connect, drawClosing } from "../../build/connected.ts";
import { CHINESE, ENGLISH, type End } from "../../build/ends.ts";
import { teardown } from "../../build/family.ts";
import { drawMessage } from "../../build/hosts.ts";
import { askCount, UNITS } from "../../build/questions.ts";
import { drawWhether } from "../../level.ts";
import type { Trace } from "../../run/trace.ts";
import type { TemplateQuestion } from "../../template.ts";

export const finCarriesData = teardown({
	id: "fin-carries-data",
	difficulty: 3,
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
	essentialStates: ["FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "LAST-ACK"],
	blanks: [5, 8],
	draw: (random, context) => ({
		...drawClosing(random, context, 40),
		/** Octets with the first FIN, and with the second, 0 for none. */
		lastWords: [drawMessage(random), drawWhether(random, context.level, 40) ? drawMessage(random) : 0] as const,
	}),
	script(run, drawn) {
		const { closer, peer } = drawn;
		connect(run, drawn);
		const [first, second] = drawn.lastWords;
		run.call(closer, "send", { bytes: first, more: true });
		// After close() nobody could read what the other end still says.
		if (second > 0) run.call(closer, "shutdown", { how: "write" });
		else run.call(closer, "close");
		run.deliver();
		run.deliver();
		run.call(peer, "receive");
		if (second > 0) run.call(peer, "send", { bytes: second, more: true });
		closeAnswered(run, peer);
	},
	story: ({ closer, peer, lastWords: [first, second] }) => ({
		en: `The ${ENGLISH[closer]} hands over its last ${first} octets with MSG_MORE, so that its TCP waits for more, and at once ${second > 0 ? "shuts its sending side" : "closes"}: data and FIN go out together. The ${ENGLISH[peer]} reads everything and closes later${second > 0 ? `, in the same way with ${second} octets of data` : ""}.`,
		zh: `${CHINESE[closer]}用 MSG_MORE 标志交付最后 ${first} 字节（TCP 因此先等后面的内容），随即${second > 0 ? "关闭发送方向" : "关闭"}，数据与 FIN 一起发出。${CHINESE[peer]}读走数据，稍后${second > 0 ? `以同样方式发送 ${second} 字节并关闭` : "关闭"}。`,
	}),
	assumptions: () => [
		{
			en: "Each message fits into one segment.",
			zh: "每次发送的数据都能放进一个报文段。",
		},
	],
	questions: (trace, { closer }) => [numbersTaken(trace, closer)],
});

function numbersTaken(trace: Trace, closer: End): TemplateQuestion | null {
	const row = trace.rows.find((r) => r.sent.some(hasFin));
	const [fin] = row?.sent ?? [];
	if (!row || !fin) return null;
	const key = segmentLength(fin);
	return askCount("numbers-of-first-fin", {
		step: row.step,
		unit: UNITS.sequenceNumbers,
		label: {
			en: `How many sequence numbers does the ${ENGLISH[closer]}'s segment with the FIN take?`,
			zh: `${CHINESE[closer]}带 FIN 的报文段占用多少个序号？`,
		},
		key,
		rule: "close-sends-fin",
		why: {
			en: `${fin.length} for the data, and 1 for the FIN behind it: ${key}.`,
			zh: `数据占 ${fin.length} 个，其后的 FIN 占 1 个，共 ${key} 个。`,
		},
		skills: ["fin-consumes-one", "data-counts-octets"],
	});
}
