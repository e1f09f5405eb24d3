// Everything that is kept of a tenant, a page at a time: pages of its assignments and learners as these export themselves,
// one after the other until a page is full.
import * as v from "valibot";
import { LearnerId } from "../contract/primitives.ts";
import { webhookObjectName } from "../storage/object-name.ts";
import { assignmentObject, tenantOf } from "./assignment.ts";
import type { AppContext } from "./context.ts";
import { decodeAssignmentPlace, decodePlace, encodeAssignmentPlace, encodePlace } from "./cursor.ts";
import { learnerRecord } from "./learner-record.ts";
import { tenantObject } from "./tenant.ts";
import { TENANT_LISTS, type TenantList, type TenantPlace } from "./tenant-cursor.ts";

/** A page that has so much takes nothing more; what is asked at once may still come, so that it has twice as much at most. */
const MAX_BYTES = 400_000;
const SIDE_BY_SIDE = 5;
/** So many objects are asked for a page. */
const MOST_ASKED = 100;

/** A page of one of them: JSON text of an object, and the cursor inside it where more follows. */
interface Part {
	readonly json: string;
	readonly next: string | null;
}

interface Source {
	/** Those after `after`, in their order. */
	readonly ids: (c: AppContext, after: string, limit: number) => Promise<readonly string[]>;
	/** `inside` is null at the beginning; null where a cursor is none of its. */
	readonly part: (c: AppContext, id: string, inside: string | null) => Promise<Part | null>;
}

const SOURCES: Readonly<Record<TenantList, Source>> = {
	assignments: { ids: (c, after, limit) => tenantObject(c).assignmentIds(after, limit), part: assignmentPart },
	webhooks: { ids: webhookIds, part: webhookPart },
	learners: { ids: learnerIds, part: learnerPart },
};

async function learnerIds(c: AppContext, after: string, limit: number): Promise<readonly string[]> {
	const { items } = await tenantObject(c).learners(after, limit);
	return items.map(({ learnerId }) => learnerId);
}

async function assignmentPart(c: AppContext, id: string, inside: string | null): Promise<Part | null> {
	const from = inside === null ? null : decodeAssignmentPlace(inside);
	const page = await assignmentObject(c, id).exportPage(from);
	return page && { json: page.json, next: page.next && encodeAssignmentPlace(page.next) };
}

/** All at once: there are few. */
async function webhookIds(c: AppContext, after: string): Promise<readonly string[]> {
	const listed = await tenantObject(c).subscriptions();
	return listed
		.map(({ webhookId }) => webhookId)
		.filter((id) => id > after)
		.sort();
}

/** Without its secret. */
async function webhookPart(c: AppContext, id: string): Promise<Part | null> {
	const view = await c.env.WEBHOOK.getByName(webhookObjectName(tenantOf(c), id)).describe();
	return view && { json: JSON.stringify(view), next: null };
}

async function learnerPart(c: AppContext, id: string, inside: string | null): Promise<Part | null> {
	const from = inside === null ? null : decodePlace(inside);
	if (inside !== null && from === null) return null;
	const learner = { tenant: tenantOf(c), learnerId: v.parse(LearnerId, id) };
	const { json, next } = await learnerRecord(c, learner).exportPage(learner.learnerId, from);
	return { json, next: next && encodePlace(next) };
}

export type TenantParts = Readonly<Record<TenantList, readonly string[]>>;

/** JSON texts of what the page holds, and where to go on. `from` is null at the beginning. */
export async function exportTenant(
	c: AppContext,
	from: TenantPlace | null,
): Promise<{ readonly parts: TenantParts; readonly next: TenantPlace | null }> {
	const parts: Record<TenantList, string[]> = { assignments: [], webhooks: [], learners: [] };
	const filling: Filling = { bytes: 0, asked: 0 };
	for (const list of TENANT_LISTS.slice(from ? TENANT_LISTS.indexOf(from.list) : 0)) {
		const place = from?.list === list ? from : { list, id: "", inside: null };
		const next = await fill(c, parts[list], place, filling);
		if (next) return { parts, next };
	}
	return { parts, next: null };
}

/** How full a page is. */
interface Filling {
	bytes: number;
	asked: number;
}

/** Adds parts of one list; where to go on once the page is full, null where the list has ended. */
async function fill(
	c: AppContext,
	texts: string[],
	{ list, id, inside }: TenantPlace,
	filling: Filling,
): Promise<TenantPlace | null> {
	const { ids, part } = SOURCES[list];
	/** Where to go on, if here. */
	const add = (one: string, { json, next }: Part): TenantPlace | null => {
		texts.push(json);
		filling.bytes += new TextEncoder().encode(json).byteLength;
		const isFull = next !== null || filling.bytes >= MAX_BYTES || ++filling.asked >= MOST_ASKED;
		return isFull ? { list, id: one, inside: next } : null;
	};
	let after = id;
	const rest = inside === null ? null : await part(c, id, inside);
	const full = rest && add(id, rest);
	if (full) return full;
	for (;;) {
		const some = await ids(c, after, SIDE_BY_SIDE);
		const pages = await Promise.all(some.map(async (one) => ({ one, page: await part(c, one, null) })));
		for (const { one, page } of pages) {
			const next = page && add(one, page);
			if (next) return next;
			after = one;
		}
		if (some.length < SIDE_BY_SIDE) return null;
	}
}
