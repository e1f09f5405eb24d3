// A teacher's token: tl1.<payload>.<mac>, where the payload is [tenant, assignment, key id, expires]. It shows the class of
// one assignment and makes follow-ups of it, until it expires or the server key that minted it is revoked.
import * as v from "valibot";
import { AssignmentId } from "../../contract/assignment-request.ts";
import { Tenant, Uint32 } from "../../contract/primitives.ts";
import type { MacRing } from "./mac-ring.ts";
import { readPayload, signPayload } from "./signed-payload.ts";

export const TEACHER_TOKEN_PREFIX = "tl1.";

const Payload = v.strictTuple([Tenant, AssignmentId, v.string(), Uint32]);

/** Whose class a teacher's token shows. */
export interface Teaching {
	readonly tenant: Tenant;
	readonly assignmentId: string;
	/** Of the server key that minted it. */
	readonly keyId: string;
	/** Seconds since 1970. */
	readonly expiresAtS: number;
}

export function signTeacherToken(teaching: Teaching, ring: MacRing): Promise<string> {
	const { tenant, assignmentId, keyId, expiresAtS } = teaching;
	return signPayload(TEACHER_TOKEN_PREFIX, [tenant, assignmentId, keyId, expiresAtS], ring);
}

export type VerifiedTeacherToken =
	| { readonly kind: "valid"; readonly teaching: Teaching }
	| { readonly kind: "expired" }
	/** Forged, garbled, or minted by a key that was revoked. */
	| { readonly kind: "invalid" };

/** `nowS` in seconds since 1970. */
export async function verifyTeacherToken(
	text: string,
	nowS: number,
	ring: MacRing,
	revoked: ReadonlySet<string>,
): Promise<VerifiedTeacherToken> {
	const parsed = v.safeParse(Payload, await readPayload(TEACHER_TOKEN_PREFIX, text, ring));
	if (!parsed.success) return { kind: "invalid" };
	const [tenant, assignmentId, keyId, expiresAtS] = parsed.output;
	if (revoked.has(keyId)) return { kind: "invalid" };
	if (expiresAtS <= nowS) return { kind: "expired" };
	return { kind: "valid", teaching: { tenant, assignmentId, keyId, expiresAtS } };
}
