// Why a call did what it did, apart from opening and closing (RFC 9293, 3.10).
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { RuleSentence } from "../../facts/rules.ts";
import { rule } from "./phrases.ts";

export const CALL_RULES = {
	"send-transmits-data": rule(({ sentSegment }) =>
		sentSegment === null
			? "应用程序交付的数据在允许时尽快发出，每个字节占用一个序号。"
			: `${sentSegment}携带应用程序交付的数据。连接建立后总是置 ACK；最后一段数据还置 PSH，若已关闭则置 FIN。`,
	),
	"send-queues-until-established": rule(() => "连接建立之后才能发送数据；在此之前，send() 或者把数据排队，或者拒绝。"),
	"nagle-holds-small-data": rule(() => "Nagle 算法：先前的数据尚未得到确认时，小报文段要等待。"),
	"peer-window-full": rule(({ peer }) => `在途的数据已填满${peer}的接收窗口：这些数据要等 ACK 腾出空间。`),
	"congestion-window-full": rule(() => "在途的数据已达到窗口允许的上限：这些数据要等 ACK 腾出空间。"),
	"bind-takes-port": rule(() => "bind() 只确定本地地址和端口：不发送报文段，也不改变任何连接。"),
	"receive-takes-data": rule(() => "读取数据或不再读取，是应用程序与本机 TCP 之间的事：状态不变，也不发送报文段。"),
	"accept-takes-connection": rule(({ count }) =>
		count === null
			? "应用程序从全连接队列中取走连接，等待最久的先取；TCP 不为此发送报文段。"
			: `应用程序从全连接队列中取走等待最久的连接，队列中还有 ${count} 个；TCP 不为此发送报文段。`,
	),
	"call-without-connection": rule(() => "没有可供这个调用操作的连接，或相应的方向已经关闭：不发送报文段，状态也不变。"),
	"call-reports-error": rule(
		() => "结束连接的错误会保留下来，由之后的调用报告给应用程序，只报告一次；为此不发送报文段。",
	),
	"connect-again": rule(() => "这个套接字此前已用于连接：connect() 只报告它的情况，不发送报文段。"),
	"port-in-use": rule(() => "端口（或这一对地址和端口）仍被占用：调用失败，不发送报文段。"),
	"host-crash-forgets": rule(({ peer }) => `主机崩溃后忘记所有连接，什么也不发送，因此${peer}得不到通知。`),
} as const satisfies Partial<Record<RuleId, RuleSentence>>;
