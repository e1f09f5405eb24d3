// The secrets that seal scenario ids and prove their grading: "1:<32 bytes in base64url>[,2:…]". The first seals, all open,
// so that a new key goes in front and the old one stays until its last id has expired.
import { fromBase64url } from "./base64url.ts";
import { type RingEntry, readEntries } from "./secret-ring.ts";

export interface SealingKey {
	/** 0 to 255, in clear in every id. */
	readonly id: number;
	readonly key: CryptoKey;
	/** HMAC-SHA-256, derived from the same secret (HKDF, RFC 5869). */
	readonly proofKey: CryptoKey;
}

export interface KeyRing {
	readonly sealing: SealingKey;
	readonly byId: ReadonlyMap<number, SealingKey>;
}

const KEY_TEXT = /^[A-Za-z0-9_-]{43}$/;

/** What is wrong with the secret, without a part of it; null when nothing is. */
export function keyRingFault(secret: string): string | null {
	const ring = readEntries(secret, "<id>:<key>");
	if (!ring.ok) return ring.fault;
	const odd = ring.entries.find((entry) => keyBytes(entry) === null);
	return odd ? `the key with id ${odd.id} is not 32 bytes in base64url` : null;
}

/** @throws when the secret is not as described above: whoever calls has checked it with `keyRingFault`. */
export async function importKeyRing(secret: string): Promise<KeyRing> {
	const fault = keyRingFault(secret);
	const ring = readEntries(secret, "<id>:<key>");
	if (fault !== null || !ring.ok) throw new Error(`SCENARIO_KEYS: ${fault}`);
	const [first, ...others] = ring.entries;
	const sealing = await importKey(first);
	const keys = [sealing, ...(await Promise.all(others.map(importKey)))];
	return { sealing, byId: new Map(keys.map((key) => [key.id, key])) };
}

function keyBytes({ secret }: RingEntry): Uint8Array<ArrayBuffer> | null {
	return KEY_TEXT.test(secret) ? fromBase64url(secret) : null;
}

async function importKey(entry: RingEntry): Promise<SealingKey> {
	const bytes = keyBytes(entry);
	if (!bytes) throw new Error("keyRingFault lets no other key through");
	const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
	return { id: entry.id, key, proofKey: await deriveProofKey(bytes) };
}

async function deriveProofKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
	const info = new TextEncoder().encode("seqack grading proof");
	const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
	const hmac = { name: "HMAC", hash: "SHA-256", length: 256 };
	return crypto.subtle.deriveKey(hkdf, base, hmac, false, ["sign", "verify"]);
}
