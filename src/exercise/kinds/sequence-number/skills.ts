// Which skills a sequence or acknowledgment number trains, read off how it is counted.
import type { Trace } from "../../../scenario/run/trace.ts";
import type { SkillId } from "../../../scenario/skills.ts";
import { RST, SYN } from "../../../tcp/flags.ts";
import { advance, distance } from "../../../tcp/sequence-number.ts";
import type { NumberField } from "../../fields.ts";
import { visibleCounting } from "../../numbers.ts";

export function skillsOfNumber(field: NumberField, trace: Trace): readonly SkillId[] {
	const { segment } = field;
	if (segment.bits & RST && field.field === "seq") return ["reset-rules"];
	const counting = visibleCounting(trace, segment, field.field);
	const again = segment.retransmission || (segment.bits & SYN && counting);
	if (again && field.field === "seq") return ["retransmission-keeps-number"];
	const skills: SkillId[] = [];
	if (counting) {
		if (counting.syn) skills.push("syn-consumes-one");
		if (counting.fin) skills.push("fin-consumes-one");
		if (counting.data > 0) skills.push("data-counts-octets");
		if (wraps(field, trace)) skills.push("sequence-wraps");
	}
	if (field.field === "ack") skills.push("ack-is-next-expected");
	if (skills.length === 0) skills.push("pure-ack-consumes-nothing");
	return skills;
}

/** Counting to this number passed 2^32 - 1. */
export function wraps(field: NumberField, trace: Trace): boolean {
	const counting = visibleCounting(trace, field.segment, field.field);
	if (!counting) return false;
	const step = counting.syn + counting.data + counting.fin - counting.back;
	const base = advance(field.value, -step);
	return step > 0 && distance(field.value, base) === step && field.value < base;
}
