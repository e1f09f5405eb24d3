// Why something happens: one or two sentences a rule, true in every run in which the engine names it.
import { CALL_RULES } from "./rules/calls.ts";
import { CLOSE_RULES } from "./rules/close.ts";
import { DATA_RULES } from "./rules/data.ts";
import { OPEN_RULES } from "./rules/open.ts";
import { QUEUE_RULES } from "./rules/queues.ts";
import { RESET_RULES } from "./rules/reset.ts";
import type { RuleSentence } from "./rules/rule-words.ts";
import { TIMER_RULES } from "./rules/timers.ts";

export type { RuleFacts } from "./rules/rule-words.ts";

/** By the ids of the rule catalogue. */
export const RULE_SENTENCES = {
	...CALL_RULES,
	...OPEN_RULES,
	...QUEUE_RULES,
	...RESET_RULES,
	...CLOSE_RULES,
	...DATA_RULES,
	...TIMER_RULES,
} as const satisfies Record<string, RuleSentence>;
