import { describe, expect, it } from "vitest";
import type { NumberFacts } from "../../src/text/facts/arithmetic.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { expectSentence } from "./checks.ts";

const ACK: NumberFacts = {
	field: "ack",
	segment: 2,
	sender: "server",
	of: { segment: 1, field: "seq", shown: "4021" },
	addends: [
		{ kind: "data", amount: 100 },
		{ kind: "fin", amount: 1 },
	],
	back: false,
	shown: "4122",
	wraps: false,
	kind: "counted",
	retransmission: false,
	fromPeer: true,
};
const SEQ: NumberFacts = { ...ACK, field: "seq", sender: "client", fromPeer: false };
const COPIED: NumberFacts = { ...SEQ, addends: [], shown: "4021" };

describe("the arithmetic of a number", () => {
	it.each<[string, NumberFacts, string, string]>([
		[
			"an ACK counts data and FIN of the segment it answers",
			ACK,
			"ack = 4021 (seq of segment 1) + 100 octets + 1 (FIN) = 4122: the next number expected.",
			"ack = 4021（报文段 1 的 seq）+ 100 字节 + 1（FIN）= 4122：期望收到的下一个序号。",
		],
		[
			"a sum that passes 2^32 says so",
			{
				...ACK,
				of: { segment: 1, field: "seq", shown: "4294967295" },
				addends: [{ kind: "syn", amount: 1 }],
				shown: "0",
				wraps: true,
			},
			"ack = 4294967295 (seq of segment 1) + 1 (SYN) = 0 (modulo 2^32): the next number expected.",
			"ack = 4294967295（报文段 1 的 seq）+ 1（SYN）= 0（模 2^32）：期望收到的下一个序号。",
		],
		[
			"symbols are counted like numbers",
			{ ...SEQ, of: { segment: 1, field: "seq", shown: "x" }, addends: [{ kind: "syn", amount: 1 }], shown: "x+1" },
			"seq = x (seq of segment 1) + 1 (SYN) = x+1: the client's next sequence number.",
			"seq = x（报文段 1 的 seq）+ 1（SYN）= x+1：客户端的下一个序号。",
		],
		[
			"a retransmission repeats its number",
			{ ...COPIED, retransmission: true },
			"seq = 4021, the same as seq of segment 1: a retransmission repeats its sequence number.",
			"seq = 4021，与报文段 1 的 seq 相同：重传使用原来的序号。",
		],
		[
			"a RST copies the ack that it answers",
			{ ...COPIED, of: { segment: 3, field: "ack", shown: "4021" }, fromPeer: true },
			"seq = 4021, taken from ack of segment 3: the number that its sender expects next.",
			"seq = 4021，取自报文段 3 的 ack：对方期望收到的下一个序号。",
		],
		[
			"a keep-alive probe goes one back",
			{ ...SEQ, addends: [{ kind: "syn", amount: 1 }], back: true, shown: "4021" },
			"seq = 4021 (seq of segment 1) + 1 (SYN) - 1 = 4021: a keep-alive probe goes one back, so that the peer must answer.",
			"seq = 4021（报文段 1 的 seq）+ 1（SYN）- 1 = 4021：保活探测的序号要减 1，使对方必须应答。",
		],
		[
			"a number whose origin is not shown is only named",
			{ ...SEQ, of: null, addends: [], shown: "u" },
			"seq = u: the client's next sequence number.",
			"seq = u：客户端的下一个序号。",
		],
	])("%s", (_, facts, en, zh) => {
		expect(words("en").arithmetic.sentence(facts)).toBe(en);
		expect(words("zh").arithmetic.sentence(facts)).toBe(zh);
	});

	it("every combination of facts reads as a short sentence in both languages", () => {
		for (const facts of everything())
			for (const locale of LOCALES) expectSentence(words(locale).arithmetic.sentence(facts), locale);
	});

	it("every sentence contains the number in the asked notation", () => {
		for (const facts of everything())
			for (const locale of LOCALES) expect(words(locale).arithmetic.sentence(facts)).toContain(facts.shown);
	});
});

function everything(): readonly NumberFacts[] {
	const ofs = [
		null,
		{ segment: 12, field: "seq", shown: "4294967295" },
		{ segment: -1, field: "ack", shown: "x+1" },
	] as const;
	const truth = [false, true];
	return (["counted", "initial", "cookie", "zero", "injected"] as const).flatMap((kind) =>
		(["seq", "ack"] as const).flatMap((field) =>
			ofs.flatMap((of) =>
				[[], ACK.addends].flatMap((addends) =>
					truth.flatMap((back) =>
						truth.flatMap((retransmission) =>
							truth.map((fromPeer) => ({
								...ACK,
								kind,
								field,
								of,
								addends,
								back,
								retransmission,
								fromPeer,
								wraps: back,
							})),
						),
					),
				),
			),
		),
	);
}
