// The chapter "sandbox" of the documentation.
import type { Chapter } from "../chapter.ts";

export const SANDBOX: Chapter = {
	title: { en: "Sandbox", zh: "沙盒" },
	blocks: [
		{
			text: {
				en: "The engine alone, without questions: a script of calls, deliveries, losses, copies, injected or changed segments and waiting time is answered with every segment, state, queue length and rule. A host listens once `listen` was called, unless the script begins `established`.",
				zh: "只有引擎，没有题目：提交一份脚本，内容可以是系统调用、交付、丢失、重复、注入或修改报文段，以及等待时间；回答给出每个报文段、状态、队列长度和所依据的规则。调用 `listen` 之后主机才会监听，除非脚本从 `established` 开始。",
			},
		},
		{
			language: "sh",
			sample: `curl -s $API/v1/simulations -H 'Content-Type: application/json' -d '{
  "profile": "linux", "established": {"client": "client", "server": "server"},
  "hosts": {"client": {"ip": "2001:db8::10"}, "server": {"windowOctets": 3000, "ackPolicy": "delayed"}},
  "events": [
    {"type": "call", "host": "client", "call": "send", "bytes": 100},
    {"type": "deliver", "segment": 1}, {"type": "ack-now", "host": "server"},
    {"type": "edit", "segment": 2, "set": {"flags": ["RST"], "seq": 2001}}, {"type": "deliver-all"}]}' |
  json 'r.trace.map((e) => e.event + ": " + [...e.sent.map((s) => s.from + " sends " + s.flags + " seq=" + s.seq), e.states.client].join(", ")).join("\\n")'`,
			prints: `0: client sends PSH,ACK seq=1001, ESTABLISHED
1: ESTABLISHED
2: server sends ACK seq=2001, ESTABLISHED
3: ESTABLISHED
4: CLOSED`,
		},
		{
			text: {
				en: "A script that sends more than 7,500 segments, whose timers expire more than 7,000 times, or whose answer would take more than 2 MB, is refused at the event that does ([invalid-script](#invalid-script)).",
				zh: "发送超过 7,500 个报文段、定时器到期超过 7,000 次或回答超过 2 MB 的脚本，会在超出限度的那个事件处被拒绝（[invalid-script](#invalid-script)）。",
			},
		},
	],
};
