// Cursors are opaque to callers, so that what they hold can change. Today: the number to go on below.
import { fromBase64url, toBase64url } from "./identity/base64url.ts";

export function encodeCursor(before: number): string {
	return toBase64url(new TextEncoder().encode(`n${before}`));
}

/** Null for what no list ever answered. */
export function decodeCursor(cursor: string): number | null {
	const bytes = fromBase64url(cursor);
	const number = bytes && /^n([1-9][0-9]{0,8})$/.exec(new TextDecoder().decode(bytes))?.[1];
	return number ? Number(number) : null;
}
