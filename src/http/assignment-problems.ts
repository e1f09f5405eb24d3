// What the outcomes of an assignment's object are answered with where they are refusals.
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { timeErrors, timesInvalid } from "../practice/assignment-times.ts";
import { pointsMisfit } from "../practice/change-assignment.ts";
import type { NameOutcome, PatchOutcome } from "../storage/assignment/changing.ts";
import type { EraseOutcome, RowOutcome } from "../storage/assignment/outcome.ts";
import { MAX_LEARNERS } from "../storage/assignment/rows.ts";
import { assignmentNotFound } from "./assignment.ts";
import { revisionTag } from "./if-match.ts";

/** `below`: where in the body the learner of this place stands. */
export function refusedNames(
	outcome: Exclude<NameOutcome, { kind: "named" }>,
	below: (place: number) => readonly unknown[],
): Failure {
	switch (outcome.kind) {
		case "not-found":
			return assignmentNotFound();
		case "full":
			return failure("assignment-full", ASSIGNMENT_DETAILS.assignmentFull(MAX_LEARNERS));
		case "times":
			return timesInvalid(outcome.found.flatMap(({ place, faults }) => timeErrors(faults, below(place))));
	}
}

export function refusedRow(outcome: Exclude<RowOutcome, { kind: "row" }>): Failure {
	switch (outcome.kind) {
		case "not-found":
			return assignmentNotFound();
		case "not-assigned":
			return failure("learner-not-assigned", ASSIGNMENT_DETAILS.learnerNotAssigned);
	}
}

export function refusedPatch(
	outcome: Exclude<PatchOutcome, { kind: "patched" }> | Exclude<EraseOutcome, { kind: "erased" }>,
): Failure {
	switch (outcome.kind) {
		case "not-found":
			return assignmentNotFound();
		case "changed":
			return failure("assignment-changed", ASSIGNMENT_DETAILS.assignmentChanged(revisionTag(outcome.revision)));
		case "begun": {
			const detail = ASSIGNMENT_DETAILS.assignmentBegun;
			return failure("assignment-begun", detail, [{ pointer: "/items", detail }]);
		}
		case "times":
			return timesInvalid(timeErrors(outcome.faults));
		case "points":
			return pointsMisfit(outcome.items);
	}
}
