// What learners write in their own words, in both languages: read as they mean it. Most of these come from people who
// tried the exercises.
import { describe, expect, test } from "vitest";
import { readChoice, readChoices } from "../../../src/exercise/read/choice.ts";
import { readCount } from "../../../src/exercise/read/count.ts";
import { readDuration } from "../../../src/exercise/read/duration.ts";
import { readFlags } from "../../../src/exercise/read/flags.ts";
import { readNumber } from "../../../src/exercise/read/number.ts";
import { readOrder } from "../../../src/exercise/read/order.ts";
import type { Reading } from "../../../src/exercise/read/reading.ts";
import { readState } from "../../../src/exercise/read/state.ts";
import { readTruth } from "../../../src/exercise/read/truth.ts";
import { sequenceNumber } from "../../../src/tcp/sequence-number.ts";

const said = (reading: Reading<unknown>) => (reading.ok ? reading.value : reading.reason);

describe("states", () => {
	test.each([
		["ESTABLISHED（已建立连接）", "ESTABLISHED"],
		["已建立（ESTABLISHED）", "ESTABLISHED"],
		["SYN-SENT（同步已发送）", "SYN-SENT"],
		["SYN_REVD", "SYN-RECEIVED"],
		["建立连接", "ESTABLISHED"],
		["进入ESTABLISHED", "ESTABLISHED"],
		["进入 ESTABLISHED 状态。", "ESTABLISHED"],
		["仍处于 LISTEN 状态", "LISTEN"],
		["变为TIME_WAIT", "TIME-WAIT"],
		["发送SYN", "SYN-SENT"],
		["收到SYN", "SYN-RECEIVED"],
		["ESTABLISHED 已建立", "ESTABLISHED"],
		["ESTABLISHED/已建立", "ESTABLISHED"],
		["enters ESTABLISHED", "ESTABLISHED"],
		["It is in the SYN-SENT state.", "SYN-SENT"],
		["state: CLOSE_WAIT", "CLOSE-WAIT"],
		["still ESTABLISHED", "ESTABLISHED"],
		["ESTABLISHED (open)", "ESTABLISHED"],
		["SYN_RECV (SYN-RECEIVED)", "SYN-RECEIVED"],
	])("%s is %s", (given, state) => {
		expect(said(readState(given))).toBe(state);
	});

	test.each([
		["ESTABLISHED（SYN-SENT）", "contradictory"],
		["ESTABLISHED / CLOSED", "contradictory"],
		["SYN-SENT, ESTABLISHED", "contradictory"],
		["已建立 LISTEN", "contradictory"],
		["不是 ESTABLISHED", "unknown-state"],
		["未建立", "unknown-state"],
		["没有建立连接", "unknown-state"],
		["正在建立连接", "unknown-state"],
		["not ESTABLISHED", "unknown-state"],
		["ESTABLISHED?!", "unknown-state"],
		["ESTABLISHED or CLOSED", "unknown-state"],
		["ESTABLISHED 还是 CLOSED", "contradictory"],
		["ESTABLISHED（大概）", "unknown-state"],
		["不变", "unchanged-from-what"],
		["unchanged", "unchanged-from-what"],
	])("%s is refused: %s", (given, reason) => {
		expect(said(readState(given))).toBe(reason);
	});

	test("unchanged is the state before where there is one to see", () => {
		expect(said(readState("不变", "LISTEN"))).toBe("LISTEN");
		expect(said(readState("Stays the same", "LISTEN"))).toBe("LISTEN");
	});
});

describe("flags", () => {
	test.each([
		["SYN加ACK", "SYN,ACK"],
		["SYN置1", "SYN"],
		["SYN 置 1", "SYN"],
		["SYN标志位置1", "SYN"],
		["SYN 置 1，ACK 置 1", "SYN,ACK"],
		["只有SYN", "SYN"],
		["仅SYN", "SYN"],
		["SYN报文", "SYN"],
		["SYN+ACK 报文段", "SYN,ACK"],
		["SYN、ACK均为1", "SYN,ACK"],
		["SYN和ACK都置为1", "SYN,ACK"],
		["SYN为1，ACK为1", "SYN,ACK"],
		["SYN，ACK。", "SYN,ACK"],
		["复位", "RST"],
		["RST（复位）", "RST"],
		["同步，确认", "SYN,ACK"],
		["FIN、ACK", "FIN,ACK"],
		["–", ""],
		["SYN:1 ACK:1", "SYN,ACK"],
		["SYN为1，ACK为0", "SYN"],
		["答案：SYN", "SYN"],
		["SYN only", "SYN"],
		["only SYN", "SYN"],
		["just SYN", "SYN"],
		["just a SYN", "SYN"],
		["a SYN", "SYN"],
		["the SYN flag", "SYN"],
		["SYN segment", "SYN"],
		["SYN and ACK both 1", "SYN,ACK"],
		["both SYN and ACK", "SYN,ACK"],
		["SYN and ACK are set", "SYN,ACK"],
		["SYN is set, ACK is set", "SYN,ACK"],
		["SYN plus ACK", "SYN,ACK"],
		["SYN,ACK (S.)", "SYN,ACK"],
		["reset", "RST"],
	])("%s is %s", (given, flags) => {
		expect(String(said(readFlags(given)))).toBe(flags);
	});

	test.each([
		["not SYN", "unknown-flag"],
		["不是SYN", "unknown-flag"],
		["没有SYN", "unknown-flag"],
		["SYN without ACK", "unknown-flag"],
		["SYN, no ACK", "unknown-flag"],
		["SYN is set, ACK is not set", "unknown-flag"],
		["SYN不置1", "unknown-flag"],
		["SYN和ACK均为0", "unknown-flag"],
		["SYN和ACK=0", "unknown-flag"],
		["SYN和ACK为0", "unknown-flag"],
		["set", "unknown-flag"],
		["SYN or ACK", "unknown-flag"],
		["SYN或ACK", "unknown-flag"],
		["SYN (ACK)", "contradictory-flags"],
		["RST（同步）", "contradictory-flags"],
		["不变", "unknown-flag"],
	])("%s is refused: %s", (given, reason) => {
		expect(said(readFlags(given))).toBe(reason);
	});
});

const X = sequenceNumber(1000);
const Y = sequenceNumber(5000);
const plain = { notation: "raw", symbols: { x: X, y: Y }, base: sequenceNumber(0) } as const;
const ack = { ...plain, field: "ack" } as const;
const symbolic = { ...ack, notation: "symbolic" } as const;

describe("numbers", () => {
	test.each([
		"ack=1001",
		"ACK = 1001",
		"ack 1001",
		"Ack: 1001",
		"the acknowledgment number is 1001",
		"acknowledgement number: 1001",
		"ack no. 1001",
		"确认号1001",
		"确认号为 1001",
		"确认序号：1001。",
		"是1001",
		"=1001",
		"1000+1=1001",
		"ack=1000+1=1001",
		"1001=1000+1",
		"1001 (1000+1)",
		"1001（=1000+1）",
		"1000 plus 1",
		"1000加1",
		"1000 加上 1 = 1001",
		"1001字节",
		"“1001”",
		"(1001)",
		"the answer is 1001",
		"ack_num=1001",
		"ack=1001,",
		"1001 bytes",
		"1,001 octets",
		"一千零一",
		"one thousand and one",
	])("%s is 1001 where the acknowledgment number is asked", (given) => {
		expect(said(readNumber(given, ack))).toBe(1001);
	});

	test.each([
		"x+1",
		"x加1",
		"x 加上 1",
		"x plus 1",
		"x plus one",
		"ack=x+1",
		"ack = x + 1",
		"确认号为x+1",
		"x+1=1+x",
		"x+1 (client ISN + 1)",
	])("%s is x+1 where a symbol is asked", (given) => {
		expect(said(readNumber(given, symbolic))).toBe(1001);
	});

	test.each([
		["1000+1=1002", ack, "contradictory"],
		["1001=1000", ack, "contradictory"],
		["1001 (1000)", ack, "contradictory"],
		["x+1=x+2", symbolic, "contradictory"],
		["x+1=y+1", symbolic, "contradictory"],
		["x+1=1001", symbolic, "number-where-symbol-asked"],
		["ack=x+1=1001", ack, "symbolic-where-number-asked"],
		["seq=1001", ack, "another-field"],
		["序号1001", ack, "another-field"],
		["seq=x+1", symbolic, "another-field"],
		["ack=1001", { ...ack, field: "seq" }, "another-field"],
		["1000+1=", ack, "incomplete-sum"],
		["1001 ms", ack, "not-a-number"],
		["1001 KB", ack, "not-a-number"],
		["1001 or 1002", ack, "not-a-number"],
		["不是1001", ack, "not-a-number"],
		["not 1001", ack, "not-a-number"],
		["about 1001", ack, "not-a-number"],
		["1000-1001", ack, "subtraction"],
		["seq=5 ack=1001", ack, "another-field"],
		["ack=5 seq=6", ack, "not-a-number"],
		["不变", ack, "unchanged-from-what"],
		["unchanged", symbolic, "unchanged-from-what"],
		["w+1", symbolic, "unknown-symbol"],
	] as const)("%s is refused: %o %s", (given, frame, reason) => {
		expect(said(readNumber(given, frame))).toBe(reason);
	});

	test("either field's name is read where no field is asked for", () => {
		expect(said(readNumber("seq=1001", plain))).toBe(1001);
		expect(said(readNumber("ack=1001", plain))).toBe(1001);
	});

	test("unchanged is the number before where there is one to see", () => {
		for (const given of ["不变", "保持不变", "unchanged", "The same."])
			expect(said(readNumber(given, { ...ack, unchanged: Y }))).toBe(5000);
	});
});

describe("counts", () => {
	test.each([
		["七个", 7],
		["四次", 4],
		["两台", 2],
		["零", 0],
		["没有", 0],
		["无", 0],
		["没有半连接", 0],
		["24个半连接", 24],
		["二十四个半连接", 24],
		["一百二十七", 127],
		["共 7 个", 7],
		["一共七个", 7],
		["约5个", 5],
		["1+2+4=7个", 7],
		["7 (1+2+4)", 7],
		["答案是7", 7],
		["二百零五", 205],
		["十七", 17],
		["一千零五十", 1050],
		["两千一百一十三", 2113],
		["一万零三", 10_003],
		["seven", 7],
		["seven entries", 7],
		["twenty-four half-open connections", 24],
		["one hundred and twenty-seven", 127],
		["none", 0],
		["no entries", 0],
		["zero", 0],
		["7 in total", 7],
		["about 7", 7],
		["only 7", 7],
		["1 + 2 + 4 = 7 entries", 7],
	])("%s is %d", (given, value) => {
		expect(said(readCount(given))).toBe(value);
		expect(said(readCount(given, { units: given.includes("台") ? ["machines", "台"] : ["entries", "个条目"] }))).toBe(
			value,
		);
	});

	test.each([
		["5 s", "entries", "unknown-unit"],
		["5 秒", "entries", "unknown-unit"],
		["5 octets", "entries", "unknown-unit"],
		["5 字节", "sequence numbers", "unknown-unit"],
		["5 ACKs", "SYNs", "unknown-unit"],
		["5 SYN", "SYN,ACKs", "unknown-unit"],
		["5 SYNs a second", "SYNs", "unknown-unit"],
		["5 个/秒", "entries", "unknown-unit"],
		["5 machines", "connections", "unknown-unit"],
		["5 KB", "octets", "unknown-unit"],
		["1+2+4=8个", "entries", "contradictory"],
		["5 (6)", "entries", "contradictory"],
		["at least 5", "entries", "not-a-number"],
		["至少5个", "entries", "not-a-number"],
		["不到5个", "entries", "not-a-number"],
		["不是5个", "entries", "not-a-number"],
		["more than 5", "entries", "not-a-number"],
		["5 or 6", "entries", "unknown-unit"],
		["5到6个", "entries", "unknown-unit"],
		["3千", "entries", "unknown-unit"],
		["一二", "entries", "not-a-number"],
		["one two", "entries", "not-a-number"],
		["一百二", "entries", "not-a-number"],
		["一千二", "entries", "not-a-number"],
		["一万二", "entries", "not-a-number"],
		["七八个", "entries", "not-a-number"],
		["twenty-eleven", "entries", "not-a-number"],
		["没有5个", "entries", "not-a-number"],
		["no 5", "entries", "not-a-number"],
		["不变", "entries", "unchanged-from-what"],
	])("%s is refused where %s are counted: %s", (given, unit, reason) => {
		expect(said(readCount(given, { units: [unit] }))).toBe(reason);
	});

	test.each([
		["100 SYNs a second", 100],
		["100 SYN/s", 100],
		["100/s", 100],
		["每秒 100 个", 100],
		["100个/秒", 100],
		["100 per second", 100],
		["100 SYNs", 100],
		["100", 100],
	])("%s is a rate of %d where one is asked", (given, value) => {
		expect(said(readCount(given, { units: ["SYNs a second", "个 SYN/秒"] }))).toBe(value);
	});

	test("unchanged is the count before where there is one to see", () => {
		expect(said(readCount("unchanged", { unchanged: 3 }))).toBe(3);
	});
});

describe("times", () => {
	test.each([
		["一秒", 1000],
		["两秒", 2000],
		["六十三秒", 63_000],
		["一分三秒", 63_000],
		["1秒后", 1000],
		["1 秒之后", 1000],
		["约1秒", 1000],
		["大约 1 秒钟", 1000],
		["1秒左右", 1000],
		["等待 1 秒", 1000],
		["1+2+4=7秒", 7000],
		["1秒+2秒+4秒=7秒", 7000],
		["7秒（1+2+4）", 7000],
		["1 秒 = 1000 毫秒", 1000],
		["one second", 1000],
		["sixty-three seconds", 63_000],
		["one minute and three seconds", 63_000],
		["about 1 s", 1000],
		["~1 s", 1000],
		["≈ 1 s", 1000],
		["after 1 s", 1000],
		["1 s later", 1000],
		["after about 1 s", 1000],
		["1+2+4 = 7 s", 7000],
		["1 + 2 + 4 = 7", 7000],
		["7 s (1+2+4)", 7000],
		["1000 ms = 1 s", 1000],
	])("%s is %d ms", (given, ms) => {
		expect(said(readDuration(given, "s"))).toBe(ms);
		if (/[秒s]/.test(given)) expect(said(readDuration(given, "ms"))).toBe(ms);
	});

	test.each([
		["1+2+4=8秒", "contradictory"],
		["1 s = 100 ms", "contradictory"],
		["7 s (8 s)", "contradictory"],
		["7 = 8", "contradictory"],
		["5 entries", "unknown-unit"],
		["5个", "unknown-unit"],
		["at least 1 s", "not-a-duration"],
		["不到1秒", "not-a-duration"],
		["不是1秒", "not-a-duration"],
		["1 s or 2 s", "not-a-duration"],
		["1到2秒", "unknown-unit"],
		["1~2 s", "not-a-duration"],
	])("%s is refused: %s", (given, reason) => {
		expect(said(readDuration(given, "s"))).toBe(reason);
	});
});

const options = [
	{ id: "cookies", text: "SYN cookie 可以缓解，不占用队列" },
	{ id: "backlog", text: "加大 backlog 就能解决" },
	{ id: "timeout", text: "Shorter timeouts, and fewer retries" },
	{ id: "nothing", text: "Nothing helps" },
];

describe("choices", () => {
	test.each([
		["SYN cookie可以缓解，不占用队列", "cookies"],
		["“SYN cookie 可以缓解，不占用队列”", "cookies"],
		["加大backlog就能解决。", "backlog"],
		["B。", "backlog"],
		["B.", "backlog"],
		["选 B", "backlog"],
		["我选B", "backlog"],
		["答案B", "backlog"],
		["答案是 B。", "backlog"],
		["B选项", "backlog"],
		["第2项", "backlog"],
		["option B", "backlog"],
		["Answer: B", "backlog"],
		["the answer is B.", "backlog"],
		["B. 加大 backlog 就能解决", "backlog"],
		["option 2", "backlog"],
	])("%s is %s", (given, id) => {
		expect(said(readChoice(given, options))).toBe(id);
		expect(said(readChoices(given, options))).toEqual([id]);
	});

	test.each([
		["第二个", "backlog"],
		["只选 B", "backlog"],
		["A和B", "cookies backlog"],
		["A、B", "cookies backlog"],
		["选AB", "cookies backlog"],
		["选 A 和 B", "cookies backlog"],
		["A 与 C。", "cookies timeout"],
		["A and B", "cookies backlog"],
		["A, B and D", "cookies backlog nothing"],
		["A, B, and D", "cookies backlog nothing"],
		["options A & B", "cookies backlog"],
		["both A and B", "cookies backlog"],
		["option A, option B", "cookies backlog"],
		["Nothing helps and Shorter timeouts, and fewer retries", "timeout nothing"],
		["“Nothing helps”, “Shorter timeouts, and fewer retries”", "timeout nothing"],
		["“加大 backlog 就能解决”、“SYN cookie 可以缓解，不占用队列”", "cookies backlog"],
		["Nothing helps\nShorter timeouts, and fewer retries", "timeout nothing"],
		["全选", "cookies backlog timeout nothing"],
		["以上都对", "cookies backlog timeout nothing"],
		["all of the above", "cookies backlog timeout nothing"],
		["All.", "cookies backlog timeout nothing"],
	])("%s are %s", (given, ids) => {
		expect(said(readChoices(given, options))).toEqual(ids.split(" "));
	});

	test.each([
		["A-C", "unknown-choice"],
		["not B", "unknown-choice"],
		["不选B", "unknown-choice"],
		["不是B", "unknown-choice"],
		["A or B", "unknown-choice"],
		["A或B", "unknown-choice"],
		["B. Nothing helps", "contradictory"],
		["except B", "unknown-choice"],
		["除B外都对", "unknown-choice"],
	])("%s is refused: %s", (given, reason) => {
		expect(said(readChoice(given, options))).toBe(reason);
		expect(said(readChoices(given, options))).toBe(reason);
	});

	test("all of them is no single choice", () => {
		expect(said(readChoice("全选", options))).toBe("unknown-choice");
		expect(said(readChoice("A and B", options))).toBe("unknown-choice");
	});

	test("a list that can be read in two ways is refused", () => {
		const twofold = [
			{ id: "tea", text: "tea" },
			{ id: "milk", text: "milk" },
			{ id: "both", text: "tea, milk" },
			{ id: "sugar", text: "sugar" },
		];
		expect(said(readChoices("tea, milk, sugar", twofold))).toBe("ambiguous-choice");
		expect(said(readChoices("tea, milk", twofold))).toEqual(["both"]);
	});
});

describe("orders", () => {
	const events = ["a", "b", "c", "d"].map((id) => ({ id, text: `event ${id}, and more` }));
	test.each([
		"d a b c",
		"D A B C",
		"d-a-b-c",
		"d，a，b，c",
		"d a, b c",
		"d, a, b and c",
		"d then a then b then c",
		"d → a → b → c",
		"d然后a然后b然后c",
		"(d, a, b, c)",
		"first d, then a, then b, finally c",
		"先d后a再b最后c",
		"dabc.",
		"event d, and more, event a, and more; event b, and more, event c, and more",
	])("%s is d, a, b, c", (given) => {
		expect(said(readOrder(given, [events]))).toEqual(["d", "a", "b", "c"]);
	});

	test.each(["d a b", "d a b c d", "d a b b", "not d a b c", "d a b c?", "dab c e"])("%s is refused", (given) => {
		expect(readOrder(given, [events]).ok).toBe(false);
	});
});

describe("true and false", () => {
	test.each([
		...[
			"对",
			"对的",
			"对。",
			"是的",
			"正确",
			"正确的",
			"没错",
			"说法正确",
			"这句话是对的",
			"是的，对",
			"没有错",
			"√",
			"✓",
			"✔️",
			"✅",
		],
		...[
			"true",
			"True.",
			"yes, true",
			"yes",
			"Y",
			"right",
			"correct",
			"yes it is",
			"Yes, it is.",
			"that's true",
			"It is correct",
		],
	])("%s is true", (given) => {
		expect(readTruth(given)).toBe(true);
	});

	test.each([
		...[
			"错",
			"错的",
			"错误",
			"不对",
			"不对的",
			"不正确",
			"不是的",
			"这种说法是错误的",
			"说法不正确",
			"×",
			"✗",
			"✘",
			"❌",
		],
		...["false", "False.", "no", "wrong", "not true", "No, it isn't.", "that's not right", "it is not true"],
	])("%s is false", (given) => {
		expect(readTruth(given)).toBe(false);
	});

	test.each([
		"不错",
		"对不对",
		"不是对的",
		"not false",
		"true, false",
		"是，错",
		"yes and no",
		"maybe",
		"x",
		"true or false",
		"半对",
		"",
	])("%s is neither", (given) => {
		expect(readTruth(given)).toBeUndefined();
	});
});
