import { expect, it } from "vitest";
import { spaced } from "../../../src/text/zh/spaced.ts";

it.each([
	["第3步", "第 3 步"],
	["发送SYN给服务器", "发送 SYN 给服务器"],
	["占50%的条目", "占 50% 的条目"],
	["客户端，SYN。", "客户端，SYN。"],
	["发送 SYN", "发送 SYN"],
])("%s is set as %s", (text, set) => {
	expect(spaced(text)).toBe(set);
	expect(spaced(set)).toBe(set);
});
