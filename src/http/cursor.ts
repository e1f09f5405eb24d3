// Cursors are opaque to callers, so that what they hold can change. Today: the number to go on below, in the list of
// questions the key to go on after, in an export the list and the place in it.
import type { RecordList, RecordPlace } from "../storage/learner/place.ts";
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

const PLACES: Readonly<Record<RecordList, string>> = { hints: "h", shownKeys: "s", attempts: "a" };

export function encodePlace({ list, after }: RecordPlace): string {
	return encode(PLACES[list] + after);
}

/** Null for what no export ever answered. */
export function decodePlace(cursor: string): RecordPlace | null {
	const text = decode(cursor, /^([has][\x20-\x7e]{0,1100})$/);
	const list = (Object.keys(PLACES) as RecordList[]).find((name) => PLACES[name] === text?.[0]);
	const after = text?.slice(1) ?? "";
	if (!list || (list === "attempts" && !/^[1-9]?[0-9]{0,8}$/.test(after))) return null;
	return { list, after };
}

function encode(text: string): string {
	return toBase64url(new TextEncoder().encode(text));
}

function decode(cursor: string, form: RegExp): string | null {
	const bytes = fromBase64url(cursor);
	return (bytes && form.exec(new TextDecoder().decode(bytes))?.[1]) ?? null;
}
