// What a learner may do with the record: a code for a second device, the record of another one, a copy, an end.
import { outcomeOf } from "../../api-client/outcome.ts";
import type { Account } from "./page-device.ts";

export type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reachable: boolean };

export interface PairingCode {
	readonly code: string;
	/** ISO timestamp. */
	readonly expiresAt: string;
}

const done = <T>(outcome: { ok: true; value: T } | { ok: false; problem: unknown }): Done<T> =>
	outcome.ok ? outcome : { ok: false, reachable: outcome.problem !== "unreachable" };

const pathOf = (learnerId: string) => ({ params: { path: { learnerId } } });

export async function pairingCode({ client }: Account): Promise<Done<PairingCode>> {
	const learner = await client.learner();
	if (!learner.ok) return done(learner);
	const call = client.api.POST("/v1/learners/{learnerId}/pairing-codes", pathOf(learner.value.learnerId));
	return done<PairingCode>(await outcomeOf(call));
}

/** This device has that learner from now on. What waits to be sent of the one before stays that one's. */
export async function join(account: Account, code: string): Promise<Done<null>> {
	const { client, credentials } = account;
	const paired = await outcomeOf(client.api.POST("/v1/pairings", { body: { code } }));
	if (!paired.ok) return done(paired);
	await credentials.write(paired.value);
	await forgetHere(account);
	return { ok: true, value: null };
}

/** Everything, pages of it put together. */
export async function copyOf({ client, credentials }: Account): Promise<Done<object>> {
	const learner = await credentials.read();
	if (!learner) return { ok: true, value: {} };
	let whole: Readonly<Record<string, unknown>> = {};
	let cursor: string | null = null;
	do {
		const query: { cursor?: string } = cursor === null ? {} : { cursor };
		const params = { path: { learnerId: learner.learnerId }, query };
		const page = await outcomeOf(client.api.GET("/v1/learners/{learnerId}/export", { params }));
		if (!page.ok) return done(page);
		const { nextCursor, ...more } = page.value as Readonly<Record<string, unknown>> & { nextCursor: string | null };
		whole = together(whole, more);
		cursor = nextCursor;
	} while (cursor !== null);
	return { ok: true, value: whole };
}

/** Lists go on where they ended; of anything else the first page tells. */
export function together(
	first: Readonly<Record<string, unknown>>,
	more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
	const merged = Object.entries(more).map(([name, value]) => {
		const before = first[name];
		if (Array.isArray(before) && Array.isArray(value)) return [name, [...before, ...value]];
		return [name, before ?? value];
	});
	return { ...first, ...Object.fromEntries(merged) };
}

export async function erase(account: Account): Promise<Done<null>> {
	const { client, credentials } = account;
	const learner = await credentials.read();
	if (learner) {
		const erased = await outcomeOf(client.api.DELETE("/v1/learners/{learnerId}", pathOf(learner.learnerId)) as never);
		if (!erased.ok) return done(erased);
	}
	await credentials.write(null);
	await forgetHere(account);
	return { ok: true, value: null };
}

/** What this browser keeps of a learner. */
async function forgetHere({ store, status }: Account): Promise<void> {
	await Promise.all([store.items.clear(), store.drafts.clear(), store.away.clear()]);
	await globalThis.caches?.delete("seqack-read").catch(() => false);
	status.set({ away: [], waiting: 0 });
}
