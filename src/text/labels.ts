// What a blank asks for, as the label beside its field.
import { hostName, segmentName, spaced } from "./host-names.ts";
import type { Locale, Localized } from "./locale.ts";

/** "State of the client after step 3" */
export function stateLabel(host: string, step: number, locale: Locale): string {
	const name = hostName(host, locale);
	return locale === "en" ? `State of ${name} after step ${step}` : spaced(`第 ${step} 步之后${name}的状态`);
}

/** "Flags of segment 2" */
export function flagsLabel(segment: number, locale: Locale): string {
	const name = segmentName(segment, locale);
	return locale === "en" ? `Flags of ${name}` : spaced(`${name}的标志位`);
}

const FIELDS: Readonly<Record<"seq" | "ack", Localized>> = {
	seq: { en: "Sequence number", zh: "序号" },
	ack: { en: "Acknowledgment number", zh: "确认号" },
};

/** "Acknowledgment number of segment 2" */
export function numberLabel(field: "seq" | "ack", segment: number, locale: Locale): string {
	const name = segmentName(segment, locale);
	return locale === "en" ? `${FIELDS[field].en} of ${name}` : spaced(`${name}的${FIELDS[field].zh}`);
}

/** "Entries in the server's SYN queue after step 4" */
export function queueLabel(host: string, queue: "syn" | "accept", step: number, locale: Locale): string {
	const name = hostName(host, locale);
	if (locale === "zh") return spaced(`第 ${step} 步之后${name}${queue === "syn" ? "半连接队列" : "全连接队列"}的长度`);
	const what = queue === "syn" ? `Entries in ${name}'s SYN queue` : `Connections in ${name}'s accept queue`;
	return `${what} after step ${step}`;
}
