import { describe, expect, it } from "vitest";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { expectReadable } from "./checks.ts";

describe("labels", () => {
	it.each([
		[words("en").labels.state("client", 3), "State of the client after step 3"],
		[words("zh").labels.state("client", 3), "第 3 步之后客户端的状态"],
		[words("zh").labels.state("bob", 3), "第 3 步之后 bob 的状态"],
		[words("en").labels.flags(2), "Flags of segment 2"],
		[words("zh").labels.flags(2), "报文段 2 的标志位"],
		[words("en").labels.number("seq", 2), "Sequence number of segment 2"],
		[words("zh").labels.number("ack", 2), "报文段 2 的确认号"],
		[words("en").labels.queue("server", "syn", 4), "Entries in the server's SYN queue after step 4"],
		[words("en").labels.queue("server", "accept", 4), "Connections in the server's accept queue after step 4"],
		[words("zh").labels.queue("server", "syn", 4), "第 4 步之后服务器半连接队列的长度"],
		[words("zh").labels.queue("server", "accept", 4), "第 4 步之后服务器全连接队列的长度"],
	])("asks for %s", (label, expected) => expect(label).toBe(expected));

	it("every label is short and clean for every kind of host and segment", () => {
		for (const locale of LOCALES)
			for (const label of [
				words(locale).labels.state("attacker", 12),
				words(locale).labels.flags(-1),
				words(locale).labels.number("seq", -1),
				words(locale).labels.queue("spoofed", "syn", 12),
			])
				expectReadable(label, locale);
	});
});
