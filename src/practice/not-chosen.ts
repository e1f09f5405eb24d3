// What a caller is told whose wishes no template meets: every one of them is pointed at.
import { type Failure, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { ChosenSpec } from "../exercise/choose.ts";

export function notChosen({ reason, detail, wishes }: Extract<ChosenSpec, { ok: false }>): Failure {
	const errors = wishes.map((wish) => ({ pointer: jsonPointer([wish]), detail }));
	return failure(reason, detail, errors);
}
