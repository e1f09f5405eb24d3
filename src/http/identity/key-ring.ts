// The secrets that seal scenario ids and prove their grading: "1:<32 bytes in base64url>[,2:…]". The first seals, all open, so that a new
// key goes in front and the old one stays until its last id has expired.
import { fromBase64url } from "./base64url.ts";

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

const ENTRY = /^(0|[1-9][0-9]{0,2}):([A-Za-z0-9_-]{43})$/;

/** @throws when the secret is not as described above: a fault of the deployment, not of a caller. */
export async function importKeyRing(secret: string): Promise<KeyRing> {
	const keys = await Promise.all(secret.split(",").map((entry) => importKey(entry.trim())));
	const [sealing] = keys;
	const byId = new Map(keys.map((key) => [key.id, key]));
	if (!sealing || byId.size !== keys.length) throw new Error("SCENARIO_KEYS repeats a key id");
	return { sealing, byId };
}

async function importKey(entry: string): Promise<SealingKey> {
	const [, idText, keyText] = ENTRY.exec(entry) ?? [];
	const bytes = fromBase64url(keyText ?? "");
	const id = Number(idText);
	// The message names no part of the secret: it ends up in logs.
	if (!bytes || !(id <= 255)) throw new Error("SCENARIO_KEYS has an entry that is not <id>:<key>");
	const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
	return { id, key, proofKey: await deriveProofKey(bytes) };
}

async function deriveProofKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const base = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
	const info = new TextEncoder().encode("seqack grading proof");
	const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
	const hmac = { name: "HMAC", hash: "SHA-256", length: 256 };
	return crypto.subtle.deriveKey(hkdf, base, hmac, false, ["sign", "verify"]);
}
