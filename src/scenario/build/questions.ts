// How templates write their questions, one builder a kind. Each takes the answer as it is, or as `workOut()`: then it is
// found out once, and only if somebody asks for it.
import type { Localized } from "../../text/locale.ts";
import type { MisconceptionId } from "../misconceptions.ts";
import type {
	Answer,
	AskedChoice,
	AskedChoices,
	AskedCount,
	AskedDuration,
	LateAnswer,
	Option,
	TemplateQuestion,
} from "../template.ts";

/** A question of one kind as a template writes it. */
type Written<Asked, Key> = Omit<Asked, "id" | "kind"> & (Answer<Key> | LateAnswer<Key>);

export function askCount(id: string, question: Written<AskedCount, number>): TemplateQuestion {
	return { id, kind: "count", ...question, ...once(question) };
}

/** The key is in ms, whatever unit is asked for. */
export function askDuration(id: string, question: Written<AskedDuration, number>): TemplateQuestion {
	return { id, kind: "duration", ...question, ...once(question) };
}

export function askChoice(id: string, question: Written<AskedChoice, string>): TemplateQuestion {
	return { id, kind: "choice", ...question, ...once(question) };
}

/** The key's ids stand in the order of the options. */
export function askChoices(id: string, question: Written<AskedChoices, readonly string[]>): TemplateQuestion {
	return { id, kind: "choices", ...question, ...once(question) };
}

/** A late answer that is worked out once; nothing for one that stands there already. */
function once<Key>(answer: Answer<Key> | LateAnswer<Key>): Partial<LateAnswer<Key>> {
	if (!("workOut" in answer)) return {};
	let found: Answer<Key> | undefined;
	return {
		workOut() {
			found ??= answer.workOut();
			return found;
		},
	};
}

/**
 * One choice with what is said to whoever takes it though it is wrong: what the idea behind it overlooks here. One that is
 * right in every scenario has `null` for it.
 */
export function choice(id: string, text: Localized, reply: Localized | null, misconception?: MisconceptionId): Option {
	return { id, text, ...(reply && { reply }), ...(misconception && { misconception }) };
}

/** What many templates count. */
export const UNITS = {
	octets: { en: "octets", zh: "字节" },
	sequenceNumbers: { en: "sequence numbers", zh: "个序号" },
	segments: { en: "segments", zh: "个报文段" },
	syns: { en: "SYNs", zh: "个 SYN" },
	synAcks: { en: "SYN,ACKs", zh: "个 SYN,ACK" },
	entries: { en: "entries", zh: "个条目" },
	connections: { en: "connections", zh: "个连接" },
} as const satisfies Record<string, Localized>;
