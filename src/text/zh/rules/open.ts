// How a connection opens: calls, LISTEN, SYN-SENT and SYN-RECEIVED (RFC 9293, 3.5 and 3.10.7.1 to 3.10.7.4).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const OPEN_RULES = {
	"passive-open-listens": rule(({ host }) => `listen() 是被动打开：${host}不发送报文段，在 LISTEN 等待 SYN 到来。`),
	"active-open-sends-syn": rule(
		({ host, sent, moves }) =>
			`connect() 是主动打开：${host}发送 SYN${sent}，此时还没有可确认的内容，所以不置 ACK；随后${moves("在 SYN-SENT 等待应答")}。`,
	),
	"listen-answers-syn": rule(
		({ host, sent, moves }) =>
			`监听方用 SYN,ACK${sent}应答 SYN：既确认对方的 SYN，又带上自己的 SYN。${host}${moves("处于 SYN-RECEIVED")}。`,
	),
	"listen-drops-other": rule(({ arrived }) => `${arrived}不是监听方所接受的连接请求：丢弃，不作应答。`),
	"syn-ack-completes-active-open": rule(
		({ arrived, host, peer, sent, moves }) =>
			`${arrived}确认了${host}的 SYN，并带来${peer}的 SYN：${host}${moves("进入 ESTABLISHED")}，只需再发一个 ACK${sent}。`,
	),
	"simultaneous-open": rule(
		({ host, sent, moves }) =>
			`${host}发出 SYN 后收到不带 ACK 的 SYN，即同时打开：以原序号发送 SYN,ACK${sent}，${moves("处于 SYN-RECEIVED")}。`,
	),
	"simultaneous-syn-ack-accepted": rule(
		({ arrived, host, peer, sent }) =>
			`${arrived}重复了${peer}的 SYN，并确认${host}的 SYN，同时打开就此完成；对它应答一个 ACK${sent}。`,
	),
	"syn-sent-drops-other": rule(({ arrived }) => `${arrived}既无 SYN 也无 RST，对建立连接没有作用：丢弃。`),
	"ack-completes-passive-open": rule(
		({ arrived, host, moves, count }) =>
			`${arrived}确认了${host}的 SYN，两个方向都已打开：${host}${moves("进入 ESTABLISHED")}。${count === null ? "" : `半连接队列中还有 ${count} 个。`}`,
	),
	"duplicate-syn-answered": rule(
		({ sent }) => `这个 SYN 此前已经收下：它不会打开新的连接，只是再得到一次应答${sent}。`,
	),
	"new-syn-returns-to-listen": rule(
		({ sent }) =>
			`半连接收到窗口内的另一个 SYN：放弃这个半连接${sent === "" ? "" : `并发送复位${sent}`}；监听方继续监听。`,
	),
	"old-syn-returns-to-time-wait": rule(
		({ host }) => `重新打开连接的 SYN 是旧的重复：${host}回到 TIME-WAIT，重新等待。`,
	),
	"time-wait-accepts-new-syn": rule(
		({ host, sent, moves }) =>
			`这个 SYN 的序号超出旧连接收到的全部序号，不可能是旧的重复报文段：${host}像监听方一样应答${sent}，${moves("处于 SYN-RECEIVED")}。`,
	),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
