// What the object of an anonymous record does once somebody claims it: it takes nothing more, hands over what it has, and is
// erased when all of it was taken.
import type { Life } from "../life.ts";
import { CLAIMED, type FreezeOutcome } from "../outcome.ts";
import type { RecordPlace } from "../place.ts";
import { countAttempts } from "../queries.ts";
import { type Handed, handOver, NOTHING_HANDED } from "./hand-over.ts";

/** The record that is claimed. */
interface Claimed {
	readonly life: Life;
	readonly sql: SqlStorage;
}

/** `by`'s from now on, if it has no more than `room` attempts; `sinceS` is when whoever claims it began to speak for it. */
export function freezeFor({ life, sql }: Claimed, by: string, sinceS: number, room: number): FreezeOutcome {
	const claimedBy = life.claimedBy();
	if (claimedBy !== null && claimedBy !== by) return CLAIMED;
	if (life.isDead(sinceS)) return { kind: "source-erased" };
	const attempts = life.exists() ? countAttempts(sql) : 0;
	if (attempts > room) return { kind: "too-much" };
	life.freezeFor(by);
	return { kind: "frozen", attempts };
}

/** A page of everything; null where it is not `by`'s, or was erased. */
export function handOverTo({ life, sql }: Claimed, by: string, from: RecordPlace): Handed | null {
	if (!life.isFrozen() || life.claimedBy() !== by) return null;
	return life.exists() ? handOver(sql, from) : NOTHING_HANDED;
}

/** Erases the record once `by` has taken it over. May come twice. */
export async function releaseTo({ life }: Pick<Claimed, "life">, by: string): Promise<void> {
	if (life.isFrozen() && life.claimedBy() === by) await life.erase(0);
}
