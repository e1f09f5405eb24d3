// Texts that the service signs and gives out: <prefix><payload>.<mac>, where the payload is base64url of JSON and the MAC is
// HMAC-SHA-256 over everything before it. The prefix says what it is, so that none is taken for another.
import { fromBase64url, toBase64url } from "./base64url.ts";
import { type MacRing, verifiesMac } from "./mac-ring.ts";

const MAX_LENGTH = 512;

export async function signPayload(prefix: string, payload: readonly unknown[], ring: MacRing): Promise<string> {
	const signed = prefix + toBase64url(new TextEncoder().encode(JSON.stringify(payload)));
	const mac = await crypto.subtle.sign("HMAC", ring.signing, new TextEncoder().encode(signed));
	return `${signed}.${toBase64url(new Uint8Array(mac))}`;
}

/** What was signed; null where the text is forged, garbled, too long or something else. */
export async function readPayload(prefix: string, text: string, ring: MacRing): Promise<unknown> {
	if (text.length > MAX_LENGTH || !text.startsWith(prefix)) return null;
	const dot = text.lastIndexOf(".");
	const signed = text.slice(0, dot);
	const mac = fromBase64url(text.slice(dot + 1));
	const payload = fromBase64url(signed.slice(prefix.length));
	if (!mac || !payload) return null;
	if (!(await verifiesMac(ring, mac, signed))) return null;
	return JSON.parse(new TextDecoder().decode(payload));
}
