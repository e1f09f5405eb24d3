// TCP states as learners write them; `state-spellings.ts` lists the names.
import { STATES, type State } from "../../tcp/state.ts";
import { readText, squash } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { AMBIGUOUS_SPELLINGS, STATE_SPELLINGS } from "./state-spellings.ts";

const STATE_OF: ReadonlyMap<string, State> = new Map(
	STATES.flatMap((state) => STATE_SPELLINGS[state].map((name) => [name, state] as const)),
);

/** What kernels put in front of the name; without its "_" TCP_SYN_SENT also begins like a TCPS_ name. */
const PREFIXES = ["", "TCP", "TCPS", "MIBTCPSTATE"] as const;
const SUFFIX = /(?:STATE|状态)$/;

export function readState(given: unknown): Reading<State> {
	const text = readText(given, "state");
	if (!text.ok) return text;
	const name = squash(text.value).replace(SUFFIX, "");
	for (const prefix of PREFIXES) {
		const state = name.startsWith(prefix) && STATE_OF.get(name.slice(prefix.length));
		if (state) return readable(state);
	}
	const possible = AMBIGUOUS_SPELLINGS.get(name);
	return possible === undefined
		? unreadable("state", "unknown-state", { text: text.value })
		: unreadable("state", "ambiguous-state", { text: text.value, meant: possible.join(" ") });
}
