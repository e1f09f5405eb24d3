// Proof that a scenario was graded and its solution shown: whoever holds it may see the solution in pictures too. Nothing
// is stored; it is a tag over the scenario's id, so that grading twice gives the same:
// gp1.<base64url(key id, HMAC-SHA-256)>.
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

const PREFIX = "gp1.";

export async function proveGraded(scenarioId: string, { sealing: { id, proofKey } }: KeyRing): Promise<string> {
	const tag = await crypto.subtle.sign("HMAC", proofKey, new TextEncoder().encode(scenarioId));
	return PREFIX + toBase64url(Uint8Array.of(id, ...new Uint8Array(tag)));
}

export async function provesGraded(proof: string, scenarioId: string, ring: KeyRing): Promise<boolean> {
	const bytes = proof.startsWith(PREFIX) ? fromBase64url(proof.slice(PREFIX.length)) : null;
	const key = bytes && ring.byId.get(bytes[0] ?? -1)?.proofKey;
	if (!bytes || !key) return false;
	// WebCrypto's verify compares in constant time.
	return crypto.subtle.verify("HMAC", key, bytes.subarray(1), new TextEncoder().encode(scenarioId));
}
