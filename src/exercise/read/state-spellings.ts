// The names that each TCP state goes by, squashed (upper case, no spaces, hyphens, underscores), in every language.
// Sources: RFC 9293, Linux (`ss`, `netstat`, kernel TCP_*), BSD (TCPS_*), Windows (MIB_TCP_STATE_*), Stevens, and
// the Chinese textbooks. Digits are Arabic, Roman or Chinese.
import { STATES, type State } from "../../tcp/state.ts";
import { squash } from "./normalize.ts";
import { EVERY_LANGUAGE, wordsFor } from "./words/every-language.ts";

export const STATE_SPELLINGS: ReadonlyMap<State, readonly string[]> = new Map(
	STATES.map((state) => [state, wordsFor(({ states }) => states[state]).map(squash)] as const),
);

/** Names that fit several states: the reader asks which was meant instead of guessing. */
export const AMBIGUOUS_SPELLINGS: ReadonlyMap<string, readonly State[]> = new Map(
	EVERY_LANGUAGE.flatMap(({ unclearStates }) =>
		Object.entries(unclearStates).map(([name, states]) => [squash(name), states] as const),
	),
);
