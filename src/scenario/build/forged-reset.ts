// What becomes of a forged RST by where its number lies, and what is said of it (RFC 5961, 3.2).
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import type { Localized } from "../../text/locale.ts";
import type { Option } from "../template.ts";
import { choice } from "./questions.ts";

/** Where the number of the forged RST lies: just at what the server expects, in its window, or far beyond it. */
export type Aim = "exact" | "inside" | "outside";

export interface ForgedReset {
	readonly aim: Aim;
	readonly resetSeq: SequenceNumber;
}

/** By the rule that the server followed. */
export const MADE_OF_RESET = [
	["reset-exact", "exact"],
	["reset-inexact-challenged", "inside"],
	["reset-outside-window-ignored", "outside"],
] as const;

/** What a server may make of it; `at` is its number in the timeline. */
export function resetOptions(drawn: ForgedReset, at: number): readonly Option[] {
	const told = resetReplies(drawn, at);
	return [
		choice("exact", { en: "Just the number that it expects: it obeys", zh: "正是期望的序号：予以接受" }, told.exact),
		choice(
			"inside",
			{ en: "In the window, but not just that number: it asks back", zh: "在窗口内，但不是期望的序号：回 ACK 反问" },
			told.inside,
		),
		choice("outside", { en: "Outside the window: it drops it silently", zh: "在窗口之外：悄悄丢弃" }, told.outside),
		choice(
			"acknowledged",
			{ en: "A RST like any other: it acknowledges it and closes", zh: "与任何 RST 一样：先确认，再关闭" },
			{
				en: "No RST is ever acknowledged. One that is obeyed ends the connection on the spot.",
				zh: "RST 从不被确认；一旦接受，连接立即终止。",
			},
			"rst-is-acknowledged",
		),
	];
}

/** To whoever takes it for something else; null for what it is. */
function resetReplies({ aim, resetSeq }: ForgedReset, at: number): Readonly<Record<Aim, Localized | null>> {
	const believed = {
		en: `segment ${at} has seq = ${resetSeq}, just the client's next number.`,
		zh: `报文段 ${at} 的 seq = ${resetSeq}，正是客户端的下一个序号。`,
	};
	return {
		exact:
			aim === "exact"
				? null
				: {
						en: `Its seq = ${resetSeq} is not the client's next number: the forger could not see that and guessed.`,
						zh: `它的 seq = ${resetSeq} 不是客户端的下一个序号：伪造者看不到，只能猜。`,
					},
		inside:
			aim === "inside"
				? null
				: aim === "exact"
					? { en: `Nothing is left to ask: ${believed.en}`, zh: `无须反问：${believed.zh}` }
					: {
							en: `The window is about 64,000 octets long, and seq = ${resetSeq} lies far beyond it.`,
							zh: `窗口约 64000 字节，seq = ${resetSeq} 远在窗口之外。`,
						},
		outside:
			aim === "outside"
				? null
				: aim === "exact"
					? { en: `The window begins right there: ${believed.en}`, zh: `窗口正从那里开始：${believed.zh}` }
					: {
							en: `seq = ${resetSeq} is at most 5,000 beyond the client's next number: within a window of 64,000.`,
							zh: `seq = ${resetSeq} 比客户端的下一个序号大不到 5000，在约 64000 字节的窗口之内。`,
						},
	};
}

export const WHY_OF_AIM = {
	exact: {
		en: "The forger has read the challenge ACK and used its ack as seq: to the server that is proof enough, and the connection is gone. The client does not know; its data is answered with RST. Off by one, it would only have got an ACK.",
		zh: "伪造者看到了挑战 ACK，把其中的确认号用作序号：对服务器来说这就足够了，连接终止。客户端并不知情，它的数据得到的应答是 RST。序号只要差一点，就只会得到一个 ACK。",
	},
	inside: {
		en: "In the window, but not exact: a guess. The server asks back with an ACK, the true client has nothing to say against it, and the connection stands. Under RFC 793 this RST would have cut it.",
		zh: "在窗口之内，但不是期望的序号：是猜的。服务器用 ACK 反问，真正的客户端没有异议，连接照旧。按 RFC 793，这个 RST 就能切断连接。",
	},
	outside: {
		en: "Far outside the window: the number belongs to nothing that the server could be expecting, so the RST is dropped without an answer. In the window it would at least have got an ACK.",
		zh: "远在窗口之外：服务器不可能期望这样的序号，于是丢弃 RST，不作应答。如果在窗口之内，至少会得到一个 ACK。",
	},
} as const satisfies Record<Aim, Localized>;
