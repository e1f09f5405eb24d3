// Which skills a blank trains, read off where its value comes from.

import type { Trace } from "../scenario/run/trace.ts";
import type { SkillId } from "../scenario/skills.ts";
import { FIN, RST, SYN } from "../tcp/flags.ts";
import { segmentLength } from "../tcp/segment.ts";
import { advance, distance } from "../tcp/sequence-number.ts";
import type { State } from "../tcp/state.ts";
import type { Field, NumberField, StateField } from "./fields.ts";
import { visibleCounting } from "./numbers.ts";

export function skillsOf(field: Field, trace: Trace): readonly SkillId[] {
	switch (field.kind) {
		case "sequence-number":
			return numberSkills(field, trace);
		case "flags":
			return [flagSkill(field.segment.bits, trace)];
		case "state":
			return endedByReset(field) ? ["reset-rules"] : stateSkills(field.value, statesOf(trace, field.host));
		case "count":
			return ["backlog-arithmetic"];
	}
}

function numberSkills(field: NumberField, trace: Trace): readonly SkillId[] {
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

function flagSkill(bits: number, trace: Trace): SkillId {
	if (bits & RST) return "reset-rules";
	if (bits & FIN) return "teardown-flags";
	if (bits & SYN) return "handshake-flags";
	const closing = trace.rows.some((row) => row.sent.some((s) => s.bits & FIN && segmentLength(s) > 0));
	return closing ? "teardown-flags" : "handshake-flags";
}

/** CLOSED through a RST, sent or received, or a refusal. */
function endedByReset({ value, entered }: StateField): boolean {
	return value === "CLOSED" && entered !== null && /reset|refused/.test(entered.rule);
}

function statesOf(trace: Trace, host: string): ReadonlySet<State> {
	return new Set(trace.rows.map((row) => row.states[host] ?? "CLOSED"));
}

function stateSkills(state: State, path: ReadonlySet<State>): readonly SkillId[] {
	switch (state) {
		case "SYN-SENT":
			return [path.has("SYN-RECEIVED") ? "simultaneous-open-states" : "active-open-states"];
		case "SYN-RECEIVED":
		case "LISTEN":
			return [path.has("SYN-SENT") ? "simultaneous-open-states" : "passive-open-states"];
		case "ESTABLISHED":
			if (!path.has("SYN-SENT")) return ["passive-open-states"];
			return [path.has("SYN-RECEIVED") ? "simultaneous-open-states" : "active-open-states"];
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
			return [path.has("CLOSING") ? "simultaneous-close-states" : "active-close-states"];
		case "CLOSING":
			return ["simultaneous-close-states"];
		case "CLOSE-WAIT":
		case "LAST-ACK":
			return ["passive-close-states"];
		case "TIME-WAIT":
			return ["time-wait", path.has("CLOSING") ? "simultaneous-close-states" : "active-close-states"];
		case "CLOSED":
			if (path.has("LAST-ACK")) return ["passive-close-states"];
			return [path.has("TIME-WAIT") ? "time-wait" : "active-open-states"];
	}
}
