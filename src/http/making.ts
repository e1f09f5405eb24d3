// A call that makes an assignment, and what tells a repeat of it: the id follows from its Idempotency-Key, and the object of
// that id knows whether it was made, by which body, and whether it was erased.
import { ASSIGNMENT_DETAILS } from "../contract/details/assignment.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import { canonicalText } from "../practice/canonical-text.ts";
import type { MadeBefore, MakeOutcome } from "../storage/assignment/outcome.ts";
import { assignmentObject, tenantOf } from "./assignment.ts";
import type { AppContext } from "./context.ts";
import { hash } from "./hash.ts";
import { keyedIds } from "./identity/keyed-ids.ts";
import { opaqueId } from "./opaque-id.ts";

const PREFIX = "as-";

interface MakingCall {
	/** What it makes: keys of different addresses are different ones. */
	readonly address: readonly string[];
	/** Null where the caller sent none. */
	readonly key: string | null;
	/** As it was read. */
	readonly body: unknown;
}

export interface Making {
	/** Of what it is to make. */
	readonly assignmentId: string;
	/** Null where nothing tells a repeat. */
	readonly bodyHash: string | null;
	/** What was made by it before; null where nothing was. */
	readonly before: MadeBefore | null;
}

export async function makingOf(c: AppContext, { address, key, body }: MakingCall): Promise<Making> {
	if (key === null) return { assignmentId: opaqueId(PREFIX), bodyHash: null, before: null };
	const bodyHash = await hash(canonicalText(body));
	const ids = await keyedIds(PREFIX, [tenantOf(c), ...address, key], c.get("configuration").scenarioKeys);
	const made = await Promise.all(ids.map((id) => assignmentObject(c, id).madeBy(bodyHash)));
	return { assignmentId: ids[0] ?? "", bodyHash, before: made.find((before) => before !== null) ?? null };
}

/** Of a key that cannot make what is asked for. */
export function refusedKey({ kind }: Exclude<MadeBefore, { kind: "repeated" }>): Failure {
	const detail = kind === "erased" ? ASSIGNMENT_DETAILS.keyOfErased : DETAILS.keyReused;
	return failure("idempotency-key-reused", detail);
}

/** As an attempt's: a header tells a repeat. */
export function repeatHeaders({ kind }: Pick<MakeOutcome, "kind">): Readonly<Record<string, string>> {
	return kind === "repeated" ? { "Idempotent-Replayed": "true" } : {};
}
