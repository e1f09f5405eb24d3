// Options of which the author says that they are right, or else why they are wrong.
import type { QuestionOf } from "../../schema.ts";
import type { Fault } from "./mark.ts";

type Option = QuestionOf<"choice" | "choices" | "true-false">["options"][number];

export function rightOptions<T extends Option>(options: readonly T[]): readonly T[] {
	return options.filter((option) => "correct" in option);
}

export function wrongOptions(options: readonly Option[]): readonly (Option & Fault)[] {
	return options.flatMap((option) => ("feedback" in option ? [option] : []));
}

/** Wrong ones that were chosen. */
export function faultsAmong(options: readonly Option[], chosen: readonly string[]): readonly Fault[] {
	return wrongOptions(options).filter(({ id }) => chosen.includes(id));
}
