// A number that still stands where the story gave it.
import { hostName } from "./host-names.ts";
import type { Locale } from "./locale.ts";

/** `host`: whose number it is; for an ACK that is the peer of its sender. */
export function givenNumberSentence(field: "seq" | "ack", host: string, shown: string, locale: Locale): string {
	const name = hostName(host, locale);
	if (locale === "zh") {
		const since = field === "seq" ? "此后它没有发送过占用序号的内容" : "此后没有收到它占用序号的内容";
		return `${field} = ${shown}：题目已说明${name}的下一个序号是 ${shown}，${since}。`;
	}
	const since =
		field === "seq" ? "it has sent nothing that counts since" : "nothing that counts has come from it since";
	return `${field} = ${shown}: the story tells that ${name}'s next sequence number is ${shown}, and ${since}.`;
}
