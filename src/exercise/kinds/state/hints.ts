// Hints for a state: what moves the end from state to state, in order, and the step that moved it last.
import { type Chance, drawnFrom } from "../../../scenario/chance.ts";
import { fnv1a } from "../../../tcp/fnv-1a.ts";
import type { PathItem } from "../../../text/facts/hints.ts";
import { words } from "../../../text/words.ts";
import type { StateField } from "../../fields.ts";
import type { Situation } from "../../situation.ts";
import type { Hints } from "../kind.ts";
import { stateBefore } from "../shared/before.ts";

export const stateHints: Hints<"state", StateField> = {
	look: (_, { asks, step }, locale) => words(locale).hints.look({ kind: "state", host: asks.host, step }),
	rules: (placed, { asks }, locale) =>
		words(locale).hints.path(asks.host, pathAround(placed, asks).map(itemOf), asks.step),
	firstStep(placed, { asks }, locale) {
		const entered = entries(placed, asks.host).findLast(({ step }) => step <= asks.step);
		const step = entered?.step ?? asks.step;
		return words(locale).hints.moved(asks.host, step, entered ? (stateBefore(placed, entered) ?? null) : null);
	},
};

type Entry = StateField & { readonly entered: NonNullable<StateField["entered"]> };

/** Every time that the end enters a state, as the timeline shows it. */
function entries({ fields }: Situation, host: string): readonly Entry[] {
	const seen = new Set<string>();
	return fields.flatMap((field) => {
		if (field.kind !== "state" || field.host !== host || !field.entered || seen.has(field.group)) return [];
		seen.add(field.group);
		return [{ ...field, entered: field.entered }];
	});
}

const SHOWN = 3;

/** Three entries in a row with the one that is asked for among them; chance says at which place. */
export function pathAround(situation: Situation, { host, group, key }: StateField): readonly Entry[] {
	const path = entries(situation, host);
	const at = path.findIndex((entry) => entry.group === group);
	const earlier = earlierShown(situation.spec.seed, key);
	const first = Math.max(0, Math.min(at - earlier, path.length - SHOWN));
	return path.slice(first, first + SHOWN);
}

/** 0 to `SHOWN` - 1. */
function earlierShown(chance: Chance, key: string): number {
	if (typeof chance === "number") return fnv1a(key, chance) % SHOWN;
	return drawnFrom(chance, "hint", key).int(0, SHOWN - 1);
}

function itemOf({ entered, value }: Entry): PathItem {
	return { rule: entered.rule, state: value };
}
