// Papers of the learner of a record, as its object is asked for them: each change in one transaction, with the alarm that may
// follow from it.
import type { LearnerName } from "../../../contract/primitives.ts";
import type { Finisher } from "../../../course/handed.ts";
import type { DrawnItem } from "../../../course/paper.ts";
import type { Notice, Terms } from "../../../course/terms.ts";
import { inOneTurn } from "../../in-one-turn.ts";
import { assignmentObjectName } from "../../object-name.ts";
import type { Life } from "../life.ts";
import { CLAIMED, type FinishOutcome, type PaperOutcome } from "../outcome.ts";
import { readRegistration } from "../registration.ts";
import { setTold, untoldMs } from "../untold.ts";
import { endPapers, handOn, hasWork, type Working } from "./alarm.ts";
import { finishKnown, lookAt, openKnown, takeNotice, UNDRAWN } from "./changes.ts";
import { makeTables, withPapers } from "./tables.ts";

export interface PaperDesk {
	/** A record that was erased begins no new life by it. */
	tell(notices: readonly Notice[]): void;
	open(terms: Terms, drawn: readonly DrawnItem[] | null, sinceS: number): PaperOutcome;
	finish(assignmentId: string, by: Finisher, sinceS: number): FinishOutcome;
	/** The assignment knows now that the record was erased before it began anew. */
	forgotten(assignmentId: string): void;
	/** What the alarm has to do: ends papers, and hands on what waits. May come too early, or twice; an erasure waits for it. */
	work(): Promise<void>;
}

export function openDesk(ctx: DurableObjectState, env: Pick<Env, "ASSIGNMENT">, life: Life): PaperDesk {
	const { storage } = ctx;
	const hasPapers = () => life.exists() && withPapers(storage.sql) !== null;

	if (hasPapers()) {
		makeTables(storage, Date.now());
		// For what is to be handed on, and a paper that ends.
		void life.keepAlarm();
	}

	function change<T>(changing: (sql: SqlStorage, nowMs: number) => T): T {
		life.begin();
		makeTables(storage, Date.now());
		const changed = inOneTurn(ctx, () => changing(storage.sql, Date.now()));
		void life.setAlarm();
		return changed;
	}

	/** Why nothing may be changed; null if it may. */
	function refusal(sinceS: number) {
		if (life.isDead(sinceS)) return { kind: "erased" } as const;
		return life.isFrozen() ? CLAIMED : null;
	}

	function workingFor(learner: LearnerName): Working {
		const assignmentOf = (assignmentId: string) =>
			env.ASSIGNMENT.getByName(assignmentObjectName(learner.tenant, assignmentId));
		return { storage, learner, assignmentOf, exists: life.exists };
	}

	return {
		tell(notices) {
			const isNew = !life.exists();
			if (life.isFrozen() || (isNew && life.erasedS() !== null)) return;
			if (isNew && notices.every(({ kind }) => kind === "gone")) return;
			change((sql, nowMs) => {
				for (const notice of notices) takeNotice(sql, notice, nowMs);
			});
		},
		open(terms, drawn, sinceS) {
			const refused = refusal(sinceS);
			if (refused) return refused;
			const known = hasPapers() ? lookAt(storage.sql, terms) : null;
			if (known) return known;
			if (drawn === null && !hasPapers()) return UNDRAWN;
			const upToMs = drawn && untoldMs(storage.sql, terms.assignmentId);
			if (upToMs !== null) return { kind: "remembered", upToMs };
			if (drawn !== null && life.exists() && life.isFull()) return { kind: "log-full" };
			return change((sql, nowMs) => openKnown(sql, terms, drawn, nowMs));
		},
		finish(assignmentId, by, sinceS) {
			const refused = refusal(sinceS);
			if (refused) return refused;
			const finished = hasPapers() && change((sql, nowMs) => finishKnown(sql, assignmentId, by, nowMs));
			return finished || { kind: "not-begun" };
		},
		forgotten: (assignmentId) => setTold(storage.sql, assignmentId),
		async work() {
			const learner = hasPapers() ? readRegistration(storage.sql).learner : null;
			if (!learner || !hasWork(storage.sql, Date.now())) return;
			await life.guard();
			await life.sending(async () => {
				const working = workingFor(learner);
				await endPapers(working);
				if (life.exists()) await handOn(working);
			});
		},
	};
}
