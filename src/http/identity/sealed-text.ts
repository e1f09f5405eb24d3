// A text that only this service can read or write: <prefix><base64url(key id, IV, AES-256-GCM)>. The prefix says what it is,
// and one kind is not taken for another.
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyRing } from "./key-ring.ts";

const IV_BYTES = 12;

export async function sealText(prefix: string, text: string, ring: KeyRing): Promise<string> {
	const { id, key } = ring.sealing;
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const sealed = await crypto.subtle.encrypt(
		{ name: "AES-GCM", iv, additionalData: additionalData(prefix, id) },
		key,
		new TextEncoder().encode(text),
	);
	const bytes = new Uint8Array(1 + IV_BYTES + sealed.byteLength);
	bytes[0] = id;
	bytes.set(iv, 1);
	bytes.set(new Uint8Array(sealed), 1 + IV_BYTES);
	return prefix + toBase64url(bytes);
}

/** Null for what this deployment did not seal with this prefix; what is longer than `most` is refused before any work. */
export async function unsealText(prefix: string, sealed: string, most: number, ring: KeyRing): Promise<string | null> {
	if (sealed.length > most || !sealed.startsWith(prefix)) return null;
	const bytes = fromBase64url(sealed.slice(prefix.length));
	const [keyId] = bytes ?? [];
	const key = keyId === undefined ? undefined : ring.byId.get(keyId)?.key;
	if (!bytes || keyId === undefined || !key) return null;
	try {
		const plain = await crypto.subtle.decrypt(
			{
				name: "AES-GCM",
				iv: bytes.subarray(1, 1 + IV_BYTES),
				additionalData: additionalData(prefix, keyId),
			},
			key,
			bytes.subarray(1 + IV_BYTES),
		);
		return new TextDecoder().decode(plain);
	} catch {
		// WebCrypto reports a failed authentication by throwing.
		return null;
	}
}

function additionalData(prefix: string, keyId: number): Uint8Array<ArrayBuffer> {
	return Uint8Array.of(...new TextEncoder().encode(prefix), keyId);
}
