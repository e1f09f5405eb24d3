// A blank of a scenario as its input needs it.
import type { Locale } from "../../../text/locale.ts";
import { blankOf, type State } from "../model.ts";
import { understoodView } from "../reading/understood-view.ts";
import type { Filling } from "./input.ts";
import { INPUT_WORDS } from "./words.ts";

export function fillingOf(
	state: State,
	id: string,
	locale: Locale,
	actions: Pick<Filling, "set" | "chosen">,
): Filling | null {
	const blank = blankOf(state, id);
	if (!blank) return null;
	const words = INPUT_WORDS[locale];
	return {
		blank,
		scenario: state.scenario,
		answer: state.answers[id],
		words,
		locale,
		...actions,
		understood: (asked, typed) => understoodView(asked, typed, words, locale),
	};
}
