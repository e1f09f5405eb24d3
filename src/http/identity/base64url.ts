// Base64url without padding (RFC 4648, 5), strict: one byte string has exactly one spelling, so that a token cannot
// be respelled.

const ALPHABET = /^[A-Za-z0-9_-]*$/;

export function toBase64url(bytes: Uint8Array): string {
	return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** The bytes, or null for padding, foreign characters, an impossible length or stray bits at the end. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
	if (!ALPHABET.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
	const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
	return toBase64url(bytes) === text ? bytes : null;
}
