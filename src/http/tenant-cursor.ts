// Cursors of what a tenant lists: of learners the last id, of assignments the last time and id, of an export the list, the
// last id and, where that was not finished, the cursor inside it.
import type { AssignmentPlace } from "../storage/tenant/lists.ts";
import { decode, decodeAssignmentPlace, decodePlace, encode } from "./cursor.ts";

export function encodeLearner(after: string): string {
	return encode(`l${after}`);
}

/** Null for what no list ever answered, here and below. */
export function decodeLearner(cursor: string): string | null {
	return decode(cursor, /^l([A-Za-z0-9][\w.:~-]{0,127})$/);
}

export function encodeAssignment({ createdAtMs, assignmentId }: AssignmentPlace): string {
	return encode(`t${createdAtMs}/${assignmentId}`);
}

export function decodeAssignment(cursor: string): AssignmentPlace | null {
	const place = decode(cursor, /^t([0-9]{1,15}\/as-[\w-]{22})$/);
	const [createdAtMs, assignmentId] = place?.split("/") ?? [];
	return createdAtMs && assignmentId ? { createdAtMs: Number(createdAtMs), assignmentId } : null;
}

/** In the order in which they are exported. */
export const TENANT_LISTS = ["assignments", "webhooks", "learners"] as const;
export type TenantList = (typeof TENANT_LISTS)[number];

export interface TenantPlace {
	readonly list: TenantList;
	/** Of what was exported last; empty before all. */
	readonly id: string;
	/** Where to go on inside it; null where it is finished. */
	readonly inside: string | null;
}

const LETTERS: Readonly<Record<TenantList, string>> = { assignments: "a", webhooks: "w", learners: "l" };

export function encodeTenantPlace({ list, id, inside }: TenantPlace): string {
	return encode(`x${LETTERS[list]}${id}${inside === null ? "" : `/${inside}`}`);
}

/** Whether a cursor inside one of them can be one of its own. */
const INSIDE: Readonly<Record<TenantList, (inside: string) => boolean>> = {
	assignments: (inside) => decodeAssignmentPlace(inside) !== null,
	webhooks: () => false,
	learners: (inside) => decodePlace(inside) !== null,
};

export function decodeTenantPlace(cursor: string): TenantPlace | null {
	const text = decode(cursor, /^x([awl](?:[A-Za-z0-9][\w.:~-]{0,127}(?:\/[\w-]{1,2000})?)?)$/);
	const list = TENANT_LISTS.find((name) => LETTERS[name] === text?.[0]);
	const [id = "", inside = null] = text?.slice(1).split("/") ?? [];
	return list && (inside === null || INSIDE[list](inside)) ? { list, id, inside } : null;
}
