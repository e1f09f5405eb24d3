// Taking an anonymous record over, a page at a time: what the object of the learner who claims it does. While it waits for
// the other object anything else may get in, so that each step looks again at what it goes on from.
import type { LearnerId, LearnerName } from "../../../contract/primitives.ts";
import { learnerObjectName } from "../../object-name.ts";
import type { ClaimOutcome, FreezeOutcome } from "../outcome.ts";
import type { RecordPlace } from "../place.ts";
import { countAttempts } from "../queries.ts";
import { MAX_ATTEMPTS } from "../record.ts";
import { endClaim, findClaim, insertClaim, moveClaim, openClaims } from "./claims.ts";
import type { Handed } from "./hand-over.ts";
import { takeOver } from "./take-over.ts";

export interface Claim {
	/** The anonymous learner, and since when whoever claims its record speaks for it, s since 1970. */
	readonly source: LearnerId;
	readonly sourceSinceS: number;
	readonly learner: LearnerName;
	readonly sinceS: number;
}

/** The object whose record is claimed. */
interface Source {
	freeze(by: string, sinceS: number, room: number): Promise<FreezeOutcome>;
	handOver(by: string, from: RecordPlace): Promise<Handed | null>;
	releaseTo(by: string): Promise<void>;
}

/** What taking over needs of the object that claims. */
export interface Claimant {
	readonly storage: DurableObjectStorage;
	/** Its record as it is now; null where there is none. */
	record(): SqlStorage | null;
	begin(): void;
	isDead(sinceS: number): boolean;
	isFull(): boolean;
	source(learnerId: LearnerId): Source;
	/** Attempts were added, and what is remembered of them holds no more. */
	changed(): void;
	setAlarm(): Promise<void>;
}

/** Makes the anonymous record part of this one: what one page holds at once, the rest by alarm. */
export async function claimRecord(claimant: Claimant, claim: Claim): Promise<ClaimOutcome> {
	const { source } = claim;
	if (claimant.isDead(claim.sinceS)) return { kind: "erased" };
	const known = claimant.record();
	if (!known || !findClaim(known, source)) {
		const refused = await beginClaim(claimant, claim);
		if (refused) return refused;
	}
	await carryOn(claimant, source);
	const sql = claimant.record();
	const { copied = 0, total = 0 } = (sql && findClaim(sql, source)) ?? {};
	return { kind: "claimed", claimed: copied, remaining: total - copied };
}

/** Null once the other record is frozen and that it is claimed is kept. */
async function beginClaim(claimant: Claimant, claim: Claim): Promise<ClaimOutcome | null> {
	const { source, learner } = claim;
	const by = learnerObjectName(learner);
	const record = claimant.record();
	const room = MAX_ATTEMPTS - (record ? countAttempts(record) : 0);
	const frozen = await claimant.source(source).freeze(by, claim.sourceSinceS, claimant.isFull() ? 0 : room);
	if (frozen.kind !== "frozen") return frozen;
	if (claimant.isDead(claim.sinceS)) {
		await claimant.source(source).releaseTo(by);
		return { kind: "erased" };
	}
	claimant.begin();
	const { sql } = claimant.storage;
	if (!findClaim(sql, source)) {
		insertClaim(sql, { source, learnerId: learner.learnerId, by, total: frozen.attempts }, Date.now());
	}
	await claimant.setAlarm();
	return null;
}

/** Takes one page over, and after the last one has the source erased. */
export async function carryOn(claimant: Claimant, source: LearnerId): Promise<void> {
	const before = claimant.record();
	const claim = before && findClaim(before, source);
	if (!claim || claim.done) return;
	if (claim.place) {
		const handed = await claimant.source(source).handOver(claim.by, claim.place);
		// Another call may have taken the same page over, or all may have been erased.
		const sql = claimant.record();
		if (!sql || JSON.stringify(findClaim(sql, source)?.place) !== JSON.stringify(claim.place)) return;
		if (!handed) return endClaim(sql, source);
		claimant.storage.transactionSync(() => {
			takeOver(sql, claim.learnerId, handed);
			moveClaim(sql, source, handed.attempts.length, handed.next);
		});
		claimant.changed();
		if (handed.next) return;
	}
	await claimant.source(source).releaseTo(claim.by);
	const after = claimant.record();
	if (after) endClaim(after, source);
}

/** Before who claims is erased: what is still being taken over is the same learner's, and goes too. */
export async function releaseAll(claimant: Claimant): Promise<void> {
	const sql = claimant.record();
	for (const { source, by } of sql ? openClaims(sql) : []) await claimant.source(source).releaseTo(by);
}
