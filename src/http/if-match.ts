// Which revisions of an assignment a change may find: `If-Match` (RFC 9110, 13.1.1), and the ETag that it names.
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { type Failure, failure } from "../contract/failure.ts";

/** The ETag of what is of this revision. */
export function revisionTag(revision: number): string {
	return `"${revision}"`;
}

/** An ETag, and what may follow it; weak ones match nothing, as for `If-Match` they must not. */
const ENTITY_TAG = /\s*(W\/)?"([\x21\x23-\x7e]*)"\s*(?:,|$)/y;

type Expected = { readonly ok: true; readonly revisions: readonly number[] | null } | Failure;

/** Null for any. Of tags that are none of ours no revision is expected: they match nothing. */
export function expectedRevisions(header: string | undefined): Expected {
	if (header === undefined || header.trim() === "*") return { ok: true, revisions: null };
	const revisions: number[] = [];
	ENTITY_TAG.lastIndex = 0;
	while (ENTITY_TAG.lastIndex < header.length) {
		const match = ENTITY_TAG.exec(header);
		if (!match) return misfit();
		const [, weak, tag = ""] = match;
		if (weak === undefined && /^[1-9][0-9]{0,9}$/.test(tag)) revisions.push(Number(tag));
	}
	return header.trim() === "" ? misfit() : { ok: true, revisions };
}

function misfit(): Failure {
	const detail = ASSIGNMENT_DETAILS.ifMatchNotRead;
	return failure("invalid-parameter", detail, [{ header: "If-Match", detail }]);
}
