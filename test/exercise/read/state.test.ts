// States in the spellings of RFC 9293, Linux, BSD, Windows and Chinese textbooks.
import { describe, expect, test } from "vitest";
import { readState } from "../../../src/exercise/read/state.ts";
import { STATE_SPELLINGS } from "../../../src/exercise/read/state-spellings.ts";
import { STATES } from "../../../src/tcp/state.ts";

function outcome(given: unknown): string {
	const read = readState(given);
	return read.ok ? read.value : read.reason;
}

const SPELLINGS = [
	["CLOSED", "CLOSED closed CLOSE TCP_CLOSE TCPS_CLOSED MIB_TCP_STATE_CLOSED 关闭 已关闭 关闭状态"],
	["LISTEN", "LISTEN Listening TCP_LISTEN TCPS_LISTEN ＬＩＳＴＥＮ 监听 侦听 收听"],
	["SYN-SENT", "SYN-SENT SYN_SENT SynSent syn.sent SYN_SEND TCP_SYN_SENT TCPS_SYN_SENT 同步已发送 SYN已发送"],
	[
		"SYN-RECEIVED",
		"SYN-RECEIVED SYN_RCVD SYN-RECV SYN_RECV SynRcvd SynReceived TCP_SYN_RECV TCPS_SYN_RECEIVED TCP_NEW_SYN_RECV 同步收到 同步已收到",
	],
	[
		"ESTABLISHED",
		"ESTABLISHED Established ESTAB established。 TCP_ESTABLISHED TCPS_ESTABLISHED 已建立 已建立连接 连接已建立",
	],
	[
		"FIN-WAIT-1",
		"FIN-WAIT-1 FIN_WAIT1 FIN_WAIT_1 finwait1 FIN-WAIT–1 FIN-WAIT-I FIN_WAIT_Ⅰ FIN-WAIT₁ TCP_FIN_WAIT1 TCPS_FIN_WAIT_1 终止等待1 终止等待一 终止等待-1",
	],
	[
		"FIN-WAIT-2",
		"FIN-WAIT-2 FIN_WAIT2 FIN_WAIT_2 finwait2 ＦＩＮ＿ＷＡＩＴ２ FIN-WAIT-II TCP_FIN_WAIT2 TCPS_FIN_WAIT_2 终止等待2",
	],
	["CLOSE-WAIT", "CLOSE-WAIT CLOSE_WAIT CLOSEWAIT CloseWait TCP_CLOSE_WAIT TCPS_CLOSE_WAIT 关闭等待"],
	["CLOSING", "CLOSING closing TCP_CLOSING TCPS_CLOSING 正在关闭"],
	["LAST-ACK", "LAST-ACK LAST_ACK LASTACK lastAck TCP_LAST_ACK TCPS_LAST_ACK 最后确认"],
	["TIME-WAIT", "TIME-WAIT TIME_WAIT TIMEWAIT TimeWait TCP_TIME_WAIT TCPS_TIME_WAIT 时间等待 TIME_WAIT状态"],
] as const;

describe("spellings", () => {
	test.each(SPELLINGS.flatMap(([state, list]) => list.split(" ").map((given) => [given, state] as const)))(
		"%s is %s",
		(given, state) => {
			expect(outcome(given)).toBe(state);
		},
	);

	test.each([
		["syn received", "SYN-RECEIVED"],
		["fin wait 1", "FIN-WAIT-1"],
		[" Time  Wait\t", "TIME-WAIT"],
		["ESTABLISHED state", "ESTABLISHED"],
		["time\u200b-wait", "TIME-WAIT"],
		["SYN\u2011SENT", "SYN-SENT"],
	])("%j is %s", (given, state) => {
		expect(outcome(given)).toBe(state);
	});

	test("no spelling stands for two states", () => {
		const all = STATES.flatMap((state) => STATE_SPELLINGS.get(state) ?? []);
		expect(new Set(all).size).toBe(all.length);
		for (const state of STATES) {
			for (const spelling of STATE_SPELLINGS.get(state) ?? []) expect(outcome(spelling)).toBe(state);
		}
	});
});

describe("what cannot be told", () => {
	test.each([
		["FIN_WAIT", "FIN-WAIT-1 FIN-WAIT-2"],
		["终止等待", "FIN-WAIT-1 FIN-WAIT-2"],
		["SYN", "SYN-SENT SYN-RECEIVED"],
		["wait", "FIN-WAIT-1 FIN-WAIT-2 CLOSE-WAIT TIME-WAIT"],
		["half-closed", "FIN-WAIT-2 CLOSE-WAIT"],
		["open", "LISTEN ESTABLISHED"],
	])("%s is unreadable and says which states it fits", (given, meant) => {
		expect(readState(given)).toMatchObject({ reason: "ambiguous-state", detail: { meant } });
	});

	test.each([
		["FIN_WAIT_3", "unknown-state"],
		["ACK", "unknown-state"],
		["TCP", "unknown-state"],
		["state", "unknown-state"],
		["constructor", "unknown-state"],
		["__proto__", "unknown-state"],
		["CLOSED\u0000", "unknown-state"],
		["", "empty"],
		["ESTABLISHED".repeat(6), "too-long"],
		[1, "number-given"],
		[false, "boolean-given"],
		[["CLOSED"], "list-given"],
		[{ state: "CLOSED" }, "object-given"],
		[null, "nothing-given"],
	])("%j is unreadable: %s", (given, reason) => {
		expect(outcome(given)).toBe(reason);
	});
});
