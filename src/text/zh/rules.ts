// Why something happens, in Chinese.
import type { RuleWords } from "../facts/rules.ts";
import { CALL_RULES } from "./rules/calls.ts";
import { CLOSE_RULES } from "./rules/close.ts";
import { DATA_RULES } from "./rules/data.ts";
import { OPEN_RULES } from "./rules/open.ts";
import { QUEUE_RULES } from "./rules/queues.ts";
import { RESET_RULES } from "./rules/reset.ts";
import { TIMER_RULES } from "./rules/timers.ts";

export const rules: RuleWords = {
	...CALL_RULES,
	...OPEN_RULES,
	...QUEUE_RULES,
	...RESET_RULES,
	...CLOSE_RULES,
	...DATA_RULES,
	...TIMER_RULES,
};
