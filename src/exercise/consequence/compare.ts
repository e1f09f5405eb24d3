// What is different about what follows: the same replies, states and effects mean that nothing follows from the error.
import type { Effect } from "../../tcp/effects.ts";
import type { RuleId } from "../../tcp/rule-catalogue.ts";
import type { Segment } from "../../tcp/segment.ts";
import type { Delivery, Reaction } from "./deliver.ts";

/** What is told of an arrival; calls that return, timers and entries of queues come with it. */
type Told = Extract<
	Effect,
	{ readonly kind: "segment-sent" | "segment-discarded" | "state-entered" | "queue-changed" | "data-received" }
>;

/** The rule that decides what becomes of the segment. */
export interface Decided {
	readonly rule: RuleId;
	/**
	 * `done`: it was followed, and not by the real segment; `also`: by that too, but with another outcome; `missing`: it is
	 * the real one's, and nothing was done instead.
	 */
	readonly how: "done" | "also" | "missing";
}

/** Null where nothing is different. */
export function whatDecides({ real, written }: Delivery): Decided | null {
	const same = outcomeOf(real) === outcomeOf(written);
	if (same && real.connection?.sndUna === written.connection?.sndUna) return null;
	const [there, here] = [toldIn(real), toldIn(written)];
	const dropped = here.find(({ kind }) => kind === "segment-discarded");
	if (same) return dropped ? { rule: dropped.rule, how: "done" } : { rule: "ack-advances-una", how: "missing" };
	const done = first(here.filter(({ rule }) => !there.some((effect) => effect.rule === rule)));
	if (done) return { rule: done.rule, how: "done" };
	const missing = first(there.filter(({ rule }) => !here.some((effect) => effect.rule === rule)));
	if (missing) return { rule: missing.rule, how: "missing" };
	const also = first(here);
	return also ? { rule: also.rule, how: "also" } : null;
}

/** States tell most, then what was refused, then what was sent. */
const TELLING = ["state-entered", "segment-discarded", "segment-sent", "data-received", "queue-changed"] as const;

function first(effects: readonly Told[]): Told | undefined {
	for (const kind of TELLING) {
		const found = effects.findLast((effect) => effect.kind === kind);
		if (found) return found;
	}
	return undefined;
}

function toldIn({ effects }: Reaction): readonly Told[] {
	const told: Told[] = [];
	for (const effect of effects) if (isTold(effect)) told.push(effect);
	return told;
}

function isTold(effect: Effect): effect is Told {
	return TELLING.some((kind) => kind === effect.kind);
}

/** What the host sent at once. */
export function sentIn({ effects }: Pick<Reaction, "effects">): readonly Segment[] {
	return effects.flatMap((effect) => (effect.kind === "segment-sent" ? [effect.segment] : []));
}

/** Everything that anybody could notice at once. */
function outcomeOf({ effects, states }: Reaction): string {
	return JSON.stringify([states, effects.flatMap((effect) => noticed(effect) ?? [])]);
}

function noticed(effect: Effect): string | null {
	switch (effect.kind) {
		case "segment-sent": {
			const { bits, seq, ack, length } = effect.segment;
			return [bits, seq, ack, length].join();
		}
		case "state-entered":
			return [effect.from, effect.to].join();
		case "queue-changed":
			return [effect.queue, effect.size, effect.change].join();
		case "data-received":
			return String(effect.octets);
		case "call-returned":
			return [effect.call, effect.result, effect.octets].join();
		case "segment-discarded":
		case "edited-arrives":
		case "timer-set":
		case "timer-fired":
			return null;
	}
}
