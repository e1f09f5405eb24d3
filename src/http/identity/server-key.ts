// Server keys: sk1.<payload>.<mac>, where the payload is base64url of [tenant, key id, issued] and the MAC is
// HMAC-SHA-256 over everything before it. The edge verifies them without a look-up.
import * as v from "valibot";
import { ANONYMOUS_TENANT, Tenant, Uint32 } from "../../contract/primitives.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { type MacRing, verifiesMac } from "./mac-ring.ts";

export const SERVER_KEY_PREFIX = "sk1.";
const CLOCK_SKEW_S = 300;
const MAX_LENGTH = 512;

const Payload = v.strictTuple([Tenant, v.pipe(v.string(), v.minLength(1)), Uint32]);

export interface ServerKey {
	readonly tenant: Tenant;
	/** Names the key in a revocation list. */
	readonly keyId: string;
}

/** A new key for `tenant`; `nowS` in seconds since 1970. */
export async function signServerKey(key: ServerKey, nowS: number, ring: MacRing): Promise<string> {
	const payload = new TextEncoder().encode(JSON.stringify([key.tenant, key.keyId, nowS]));
	const signed = SERVER_KEY_PREFIX + toBase64url(payload);
	const mac = await crypto.subtle.sign("HMAC", ring.signing, new TextEncoder().encode(signed));
	return `${signed}.${toBase64url(new Uint8Array(mac))}`;
}

/** The key, or null when it is forged, garbled, revoked, from the future or for the anonymous tenant. */
export async function verifyServerKey(
	text: string,
	nowS: number,
	ring: MacRing,
	revoked: ReadonlySet<string>,
): Promise<ServerKey | null> {
	if (text.length > MAX_LENGTH || !text.startsWith(SERVER_KEY_PREFIX)) return null;
	const dot = text.lastIndexOf(".");
	const signed = text.slice(0, dot);
	const mac = fromBase64url(text.slice(dot + 1));
	const payload = fromBase64url(signed.slice(SERVER_KEY_PREFIX.length));
	if (!mac || !payload) return null;
	if (!(await verifiesMac(ring, mac, signed))) return null;
	const parsed = v.safeParse(Payload, JSON.parse(new TextDecoder().decode(payload)));
	if (!parsed.success) return null;
	const [tenant, keyId, issuedS] = parsed.output;
	const usable = issuedS <= nowS + CLOCK_SKEW_S && !revoked.has(keyId) && tenant !== ANONYMOUS_TENANT;
	return usable ? { tenant, keyId } : null;
}
