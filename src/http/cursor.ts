// Cursors are opaque to callers, so that what they hold can change. Today: the number to go on below, in the list of
// questions the key to go on after, in an export the list and the place in it.
import { SORTS } from "../contract/gradebook.ts";
import type { RowPlace } from "../course/gradebook.ts";
import type { ChangePlace } from "../course/regrade.ts";
import { ASSIGNMENT_LISTS, type AssignmentPlace } from "../storage/assignment/export.ts";
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

const PLACES: Readonly<Record<RecordList, string>> = { hints: "h", shownKeys: "s", papers: "p", attempts: "a" };

export function encodePlace({ list, after }: RecordPlace): string {
	return encode(PLACES[list] + after);
}

/** Null for what no export ever answered. */
export function decodePlace(cursor: string): RecordPlace | null {
	const text = decode(cursor, /^([hspa][\x20-\x7e]{0,1100})$/);
	const list = (Object.keys(PLACES) as RecordList[]).find((name) => PLACES[name] === text?.[0]);
	const after = text?.slice(1) ?? "";
	if (!list || (list === "attempts" && !/^[1-9]?[0-9]{0,8}$/.test(after))) return null;
	return { list, after };
}

/** Of a learner's assignments: when the record was told of one, ms since 1970, and which it is. */
export function encodeTold(toldAtMs: number, assignmentId: string): string {
	return encode(`t${toldAtMs} ${assignmentId}`);
}

/** Null for what no list ever answered. */
export function decodeTold(cursor: string): { readonly toldAtMs: number; readonly assignmentId: string } | null {
	const [toldAt, assignmentId] = decode(cursor, /^t([1-9][0-9]{0,15} as-[\w-]{22})$/)?.split(" ") ?? [];
	return toldAt === undefined || assignmentId === undefined ? null : { toldAtMs: Number(toldAt), assignmentId };
}

/** In the export of an assignment: the list by its place, and the key to go on after. */
export function encodeAssignmentPlace({ list, after }: AssignmentPlace): string {
	return encode(`e${ASSIGNMENT_LISTS.indexOf(list)}${after}`);
}

/** Null for what no export ever answered. */
export function decodeAssignmentPlace(cursor: string): AssignmentPlace | null {
	const text = decode(cursor, /^e([0-9][\x20-\x7e]{0,200})$/) ?? "";
	const list = ASSIGNMENT_LISTS[Number(text[0])];
	return list ? { list, after: text.slice(1) } : null;
}

/** In a gradebook: the order by its place, what it goes by, and the learner to go on behind. */
export function encodeRowPlace({ sort, value, learnerId }: RowPlace): string {
	return encode(`g${SORTS.indexOf(sort)} ${value ?? ""} ${learnerId}`);
}

/** Null for what no gradebook ever answered. */
export function decodeRowPlace(cursor: string): RowPlace | null {
	const [place, value = "", learnerId = ""] = decode(cursor, PLACE_IN_GRADEBOOK)?.split(" ") ?? [];
	const sort = SORTS[Number(place)];
	if (!sort || (value === "") !== sort.endsWith("learner")) return null;
	return { sort, value: value === "" ? null : Number(value), learnerId };
}

const PLACE_IN_GRADEBOOK = /^g([0-9] (?:[0-9]{1,15}(?:\.[0-9]{1,17})?(?:e-[0-9]{1,3})?)? [\w.:~-]{1,128})$/;

/** Among what a regrade changed: by how much, and the learner to go on behind. */
export function encodeChange({ size, learnerId }: ChangePlace): string {
	return encode(`c${size} ${learnerId}`);
}

/** Null for what no regrade ever answered. */
export function decodeChange(cursor: string): ChangePlace | null {
	const [size, learnerId] = decode(cursor, PLACE_AMONG_CHANGES)?.split(" ") ?? [];
	return size === undefined || learnerId === undefined ? null : { size: Number(size), learnerId };
}

const PLACE_AMONG_CHANGES = /^c([0-9]{1,15}(?:\.[0-9]{1,17})?(?:e-[0-9]{1,3})? [\w.:~-]{1,128})$/;

/** For a list whose cursors stand in a file of their own: `text` begins with a letter that no other list's does. */
export function encode(text: string): string {
	return toBase64url(new TextEncoder().encode(text));
}

/** What the first group of `form` holds; null where the cursor is of no such form. */
export function decode(cursor: string, form: RegExp): string | null {
	const bytes = fromBase64url(cursor);
	return (bytes && form.exec(new TextDecoder().decode(bytes))?.[1]) ?? null;
}
