// TCP states as learners write them; `state-spellings.ts` knows the names.
//
// A name    SYN-SENT   syn_sent   TCP_SYN_SENT   同步已发送, alone or in a few words: enters ESTABLISHED   进入 ESTABLISHED 状态
// Twice     ESTABLISHED（已建立连接）   ESTABLISHED / 已建立   SYN_SENT 同步已发送: all names must be of one state

import { STATES, type State } from "../../tcp/state.ts";
import { lazily } from "./lazily.ts";
import { namesIn, readText, squash } from "./normalize.ts";
import { type Reading, readable, unreadable } from "./reading.ts";
import { AMBIGUOUS_SPELLINGS, STATE_SPELLINGS } from "./state-spellings.ts";
import { isUnchanged, readUnchanged } from "./unchanged.ts";
import { edgesFor, within } from "./words/every-language.ts";

const STATE_OF = lazily(
	(): ReadonlyMap<string, State> =>
		new Map(STATES.flatMap((state) => (STATE_SPELLINGS.get(state) ?? []).map((name) => [name, state] as const))),
);

/** What kernels put in front of the name; without its "_" TCP_SYN_SENT also begins like a TCPS_ name. */
const PREFIXES = ["", "TCP", "TCPS", "MIBTCPSTATE"] as const;

const AROUND = lazily(() =>
	edgesFor(({ answerIs, aroundStates }) => ({
		before: [...answerIs, ...aroundStates.before],
		after: aroundStates.after,
	})),
);

/** `before` is the state that "unchanged" means, where it has one meaning that the learner sees. */
export function readState(given: unknown, before?: State): Reading<State> {
	const sent = readText(given, "state");
	if (!sent.ok) return sent;
	const text = sent.value.replace(/[.。]$/, "");
	if (isUnchanged(text)) return readUnchanged(before, "state");
	const whole = readName(text);
	if (whole.ok || whole.reason === "ambiguous-state") return whole;
	const read = namesIn(text).map(readName);
	const states = new Set(read.flatMap((one) => (one.ok ? [one.value] : [])));
	if (states.size > 1) return unreadable("state", "contradictory");
	const [state] = states;
	const fits = (one: Reading<State>) => one.ok || String(one.detail?.meant).split(" ").includes(String(state));
	return state !== undefined && read.every(fits) ? readable(state) : whole;
}

function readName(text: string): Reading<State> {
	const name = squash(text);
	const state = stateOf(name) ?? stateOf(squash(within(text.toLowerCase(), AROUND())));
	if (state !== undefined) return readable(state);
	const possible = AMBIGUOUS_SPELLINGS.get(name);
	return possible === undefined
		? unreadable("state", "unknown-state", { text })
		: unreadable("state", "ambiguous-state", { text, meant: possible.join(" ") });
}

function stateOf(name: string): State | undefined {
	for (const prefix of PREFIXES) {
		const state = name.startsWith(prefix) ? STATE_OF().get(name.slice(prefix.length)) : undefined;
		if (state !== undefined) return state;
	}
	return undefined;
}
