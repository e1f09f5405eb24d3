// Server keys: sk1.<payload>.<mac>, where the payload is [tenant, key id, issued]. The edge verifies them without a look-up.
import * as v from "valibot";
import { ANONYMOUS_TENANT, Tenant, Uint32 } from "../../contract/primitives.ts";
import type { MacRing } from "./mac-ring.ts";
import { readPayload, signPayload } from "./signed-payload.ts";

export const SERVER_KEY_PREFIX = "sk1.";
const CLOCK_SKEW_S = 300;

const Payload = v.strictTuple([Tenant, v.pipe(v.string(), v.minLength(1)), Uint32]);

export interface ServerKey {
	readonly tenant: Tenant;
	/** Names the key in a revocation list. */
	readonly keyId: string;
}

/** A new key for `tenant`; `nowS` in seconds since 1970. */
export function signServerKey({ tenant, keyId }: ServerKey, nowS: number, ring: MacRing): Promise<string> {
	return signPayload(SERVER_KEY_PREFIX, [tenant, keyId, nowS], ring);
}

/** The key, or null when it is forged, garbled, revoked, from the future or for the anonymous tenant. */
export async function verifyServerKey(
	text: string,
	nowS: number,
	ring: MacRing,
	revoked: ReadonlySet<string>,
): Promise<ServerKey | null> {
	const parsed = v.safeParse(Payload, await readPayload(SERVER_KEY_PREFIX, text, ring));
	if (!parsed.success) return null;
	const [tenant, keyId, issuedS] = parsed.output;
	const usable = issuedS <= nowS + CLOCK_SKEW_S && !revoked.has(keyId) && tenant !== ANONYMOUS_TENANT;
	return usable ? { tenant, keyId } : null;
}
