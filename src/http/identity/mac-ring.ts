// The keys that sign server keys and learner tokens: the first entry of a secret's ring signs, all verify.
import { readSecretRing } from "./secret-ring.ts";

export interface MacRing {
	readonly signing: CryptoKey;
	/** The signing one first. */
	readonly all: readonly CryptoKey[];
}

const HMAC_SHA_256 = { name: "HMAC", hash: "SHA-256" };

/** @throws when the text is no ring: whoever calls has checked it with `readSecretRing`. */
export async function importMacRing(text: string): Promise<MacRing> {
	const ring = readSecretRing(text);
	if (!ring.ok) throw new Error(ring.fault);
	const [first, ...others] = ring.entries;
	const signing = await importKey(first.secret);
	return { signing, all: [signing, ...(await Promise.all(others.map(({ secret }) => importKey(secret))))] };
}

function importKey(secret: string): Promise<CryptoKey> {
	return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC_SHA_256, false, ["sign", "verify"]);
}

/** Whether one of the keys made this MAC. WebCrypto compares in constant time. */
export async function verifiesMac(ring: MacRing, mac: Uint8Array<ArrayBuffer>, signed: string): Promise<boolean> {
	const bytes = new TextEncoder().encode(signed);
	for (const key of ring.all) if (await crypto.subtle.verify("HMAC", key, mac, bytes)) return true;
	return false;
}
