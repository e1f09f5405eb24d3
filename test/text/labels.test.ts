import { describe, expect, it } from "vitest";
import { flagsLabel, numberLabel, queueLabel, stateLabel } from "../../src/text/labels.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { expectReadable } from "./checks.ts";

describe("labels", () => {
	it.each([
		[stateLabel("client", 3, "en"), "State of the client after step 3"],
		[stateLabel("client", 3, "zh"), "第 3 步之后客户端的状态"],
		[stateLabel("bob", 3, "zh"), "第 3 步之后 bob 的状态"],
		[flagsLabel(2, "en"), "Flags of segment 2"],
		[flagsLabel(2, "zh"), "报文段 2 的标志位"],
		[numberLabel("seq", 2, "en"), "Sequence number of segment 2"],
		[numberLabel("ack", 2, "zh"), "报文段 2 的确认号"],
		[queueLabel("server", "syn", 4, "en"), "Entries in the server's SYN queue after step 4"],
		[queueLabel("server", "accept", 4, "en"), "Connections in the server's accept queue after step 4"],
		[queueLabel("server", "syn", 4, "zh"), "第 4 步之后服务器半连接队列的长度"],
		[queueLabel("server", "accept", 4, "zh"), "第 4 步之后服务器全连接队列的长度"],
	])("asks for %s", (label, expected) => expect(label).toBe(expected));

	it("every label is short and clean for every kind of host and segment", () => {
		for (const locale of LOCALES)
			for (const label of [
				stateLabel("attacker", 12, locale),
				flagsLabel(-1, locale),
				numberLabel("seq", -1, locale),
				queueLabel("spoofed", "syn", 12, locale),
			])
				expectReadable(label, locale);
	});
});
