// Reading facts off a trace, for the questions of templates.
import type { CallName } from "../../tcp/calls/event.ts";
import type { Effect } from "../../tcp/effects.ts";
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { State } from "../../tcp/state.ts";
import type { Host } from "../../tcp/world.ts";
import type { Row, Trace } from "./trace.ts";

export function effectsOf(trace: Pick<Trace, "rows">): readonly Effect[] {
	const effects: Effect[] = [];
	for (const row of trace.rows) for (const effect of row.effects) effects.push(effect);
	return effects;
}

/** The segments that a row shows: the injected one, or those that hosts sent. */
export function segmentsOf(row: Row): readonly Segment[] {
	return row.cause.kind === "inject" ? [row.cause.segment] : row.sent;
}

/** A host as the run leaves it. Throws where there is none of that name: a script and its questions name the same ones. */
export function hostOf({ end }: Trace, id: string): Host {
	const host = end.hosts.get(id);
	if (!host) throw new Error(`no host ${id} in this run`);
	return host;
}

/** When segment `number` was sent, ms. */
export function sentAtMs(trace: Trace, number: number): number {
	const sent = [...trace.prologue, ...effectsOf(trace)].find(
		(e) => e.kind === "segment-sent" && e.segment.number === number,
	);
	return sent?.kind === "segment-sent" ? sent.atMs : 0;
}

/** The first row after which `host` is in `state`; undefined if it never is. */
export function firstRowIn(trace: Trace, host: string, state: State): Row | undefined {
	return trace.rows.find((row) => row.states[host] === state);
}

/** The first row after `before` after which `host` is in `state`; undefined if there is none. */
export function nextRowIn(trace: Trace, before: Row, host: string, state: State): Row | undefined {
	return trace.rows.find((row) => row.step > before.step && row.states[host] === state);
}

/** What the first call of a row returned to the program: "ok", "EOF" or the name of an error; "" if none did. */
export function resultIn(row: Row | undefined): string {
	const returned = row?.effects.find((e) => e.kind === "call-returned");
	return returned?.kind === "call-returned" ? returned.result : "";
}

/** What the last such call of `host` returned to the program; "" if none did. */
export function lastResultOf(trace: Pick<Trace, "rows">, host: string, call: CallName): string {
	const returned = effectsOf(trace).findLast((e) => e.kind === "call-returned" && e.host === host && e.call === call);
	return returned?.kind === "call-returned" ? returned.result : "";
}

/** The row in which `host` made its call number `nth` (from 1) of that name. */
export function rowOfCall(trace: Trace, host: string, call: CallName, nth = 1): Row | undefined {
	return trace.rows.filter(({ cause }) => cause.kind === "call" && cause.host === host && cause.call === call)[nth - 1];
}

/** Whether anything in the run followed that rule. */
export function follows(trace: Trace, rule: RuleId): boolean {
	return effectsOf(trace).some((effect) => "rule" in effect && effect.rule === rule);
}

/** The states that `host` entered, in order, each with where it came from and by which rule. */
export function statesEntered(trace: Trace, host: string): readonly Extract<Effect, { kind: "state-entered" }>[] {
	return effectsOf(trace).flatMap((e) => (e.kind === "state-entered" && e.host === host ? [e] : []));
}

/** How long `host` waited before each expiry of its retransmission timer, ms. */
export function waitsOf(trace: Trace, host: string): readonly number[] {
	return effectsOf(trace).flatMap((e) =>
		e.kind === "timer-fired" && e.host === host && e.timer === "retransmission" ? [e.waitedMs] : [],
	);
}

/** What `host` took in for its program, octets, piece by piece. */
export function octetsReceived(trace: Trace, host: string): readonly number[] {
	return effectsOf(trace).flatMap((e) => (e.kind === "data-received" && e.host === host ? [e.octets] : []));
}

/** Of all of them, 0 of none. */
export function sumOf(amounts: readonly number[]): number {
	return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** Whether `host` sent anything since the timeline started, and nothing but by that rule. */
export function sendsOnlyBy(trace: Trace, host: string, rule: RuleId): boolean {
	const rules = effectsOf(trace).flatMap((e) => (e.kind === "segment-sent" && e.host === host ? [e.rule] : []));
	return rules.length > 0 && rules.every((own) => own === rule);
}

/** Segments that `host` sent since the timeline started, shown or not. */
export function sentBy(trace: Trace, host: string): readonly Segment[] {
	return effectsOf(trace).flatMap((e) => (e.kind === "segment-sent" && e.host === host ? [e.segment] : []));
}

/** How many SYNs found no room, SYN,ACKs went out as cookies, … */
export function queueEvents(
	trace: Pick<Trace, "rows">,
	change: "added" | "removed" | "refused" | "expired" | "cookie",
	queue: "syn" | "accept" = "syn",
): number {
	let events = 0;
	for (const { effects } of trace.rows)
		for (const e of effects) if (e.kind === "queue-changed" && e.queue === queue && e.change === change) events += 1;
	return events;
}
