// What a caller is told whose times cannot be meant: every one of them is pointed at.
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { type Failure, type FieldFault, failure } from "../contract/failure.ts";
import { jsonPointer } from "../contract/json-pointer.ts";
import type { TimeFault, TimeName } from "../course/times.ts";
import type { Localized } from "../text/locale.ts";

/** As the body names them. */
const FIELDS = { opensAtMs: "opensAt", dueAtMs: "dueAt", closesAtMs: "closesAt" } as const satisfies Record<
	TimeName,
	string
>;

/** `below`: where in the body the times stand. */
export function timeErrors(faults: readonly TimeFault[], below: readonly unknown[] = []): readonly FieldFault[] {
	return faults.map((fault) => ({ pointer: jsonPointer([...below, FIELDS[fault.at]]), detail: describe(fault) }));
}

function describe(fault: TimeFault): Localized {
	switch (fault.kind) {
		case "past":
			return ASSIGNMENT_DETAILS.timePast;
		case "too-early":
			return ASSIGNMENT_DETAILS.timeTooEarly(FIELDS[fault.at], FIELDS[fault.than]);
		case "too-late":
			return ASSIGNMENT_DETAILS.timeTooLate(FIELDS[fault.at], FIELDS[fault.than]);
	}
}

/** The refusal of these errors, of which there is one at least. */
export function timesInvalid(errors: readonly FieldFault[]): Failure {
	const [first] = errors;
	if (!first) throw new Error("refused times without a fault");
	return failure("assignment-times-invalid", first.detail, errors);
}
