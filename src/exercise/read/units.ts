// The unit words that may follow a count or a duration, in lower case.

/** Any thing that is counted: a count's blank names its unit itself, so the word is only let pass. */
export const COUNT_UNITS: ReadonlySet<string> = new Set([
	..."entry entries connection connections conn conns segment segments packet packets".split(" "),
	..."retransmission retransmissions retry retries attempt attempts time times".split(" "),
	..."byte bytes octet octets b slot slots request requests".split(" "),
	..."syn syns ack acks".split(" "),
	..."个 次 条 项 包 段 份 字节 个字节 个连接 条连接 个条目 条目 个包 个报文 个报文段 个段 个请求".split(" "),
]);

/** Milliseconds in each unit, largest first: "1 min 3 s" has to go down this list. */
export const DURATION_UNITS = [
	{ ms: 86_400_000, names: "d day days 天 日".split(" ") },
	{ ms: 3_600_000, names: "h hr hrs hour hours 小时 个小时 时".split(" ") },
	{ ms: 60_000, names: "m min mins minute minutes 分 分钟".split(" ") },
	{ ms: 1_000, names: "s sec secs second seconds 秒 秒钟".split(" ") },
	{ ms: 1, names: "ms msec msecs millisecond milliseconds 毫秒".split(" ") },
] as const satisfies readonly {
	readonly ms: number;
	readonly names: readonly string[];
}[];
