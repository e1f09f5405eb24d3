// Cursors are opaque to callers, so that what they hold can change. Today: the number to go on below, or
// in the list of questions the key to go on after.
import { fromBase64url, toBase64url } from "./identity/base64url.ts";

export function encodeCursor(before: number): string {
	return encode(`n${before}`);
}

/** Null for what no list ever answered. */
export function decodeCursor(cursor: string): number | null {
	const number = decode(cursor, /^n([1-9][0-9]{0,8})$/);
	return number ? Number(number) : null;
}

export function encodeKey(after: string): string {
	return encode(`k${after}`);
}

/** Null for what no list ever answered. */
export function decodeKey(cursor: string): string | null {
	return decode(cursor, /^k([a-z0-9-]{1,64}\/[a-z0-9-]{1,64})$/);
}

function encode(text: string): string {
	return toBase64url(new TextEncoder().encode(text));
}

function decode(cursor: string, form: RegExp): string | null {
	const bytes = fromBase64url(cursor);
	return (bytes && form.exec(new TextDecoder().decode(bytes))?.[1]) ?? null;
}
