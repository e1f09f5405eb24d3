// Skills that the fields of nearly every teardown can train.
import type { SkillId } from "../skills.ts";

export const CLOSING_SKILLS = [
	"fin-consumes-one",
	"ack-is-next-expected",
	"pure-ack-consumes-nothing",
	"sequence-wraps",
	"active-close-states",
	"passive-close-states",
	"teardown-flags",
] as const satisfies readonly SkillId[];
