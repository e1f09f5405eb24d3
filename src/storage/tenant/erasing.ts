// Erasing what a tenant lists: some of it at a time, side by side: assignments and webhooks before learners, so that a
// learner finds nobody left to tell.
import type { LearnerId, Tenant } from "../../contract/primitives.ts";
import { assignmentObjectName, learnerObjectName, webhookObjectName } from "../object-name.ts";
import {
	assignmentsToErase,
	endErasure,
	type KeptErasure,
	learnersToErase,
	readErasure,
	webhooksToErase,
} from "./erasure.ts";
import type { TenantNote } from "./note.ts";
import { takeNotes } from "./notes.ts";
import { removeWebhook } from "./webhooks.ts";

/** Side by side. */
const MOST_AT_ONCE = 25;

/** What was tried in vain since the object woke: the rest is not held up by it. */
export type Failed = Set<string>;

export type Erased = "more" | "some-failed" | "all";

/** Erases some of what is left. May be cut off anywhere: whatever was erased is erased once more, which changes nothing. */
export async function eraseSome(storage: DurableObjectStorage, env: Env, failed: Failed): Promise<Erased> {
	const erasure = readErasure(storage.sql);
	if (!erasure) return "all";
	const work = nextWork(storage.sql, env, erasure, failed);
	if (work.length === 0) {
		if (failed.size > 0) {
			failed.clear();
			return "some-failed";
		}
		endErasure(storage.sql, Date.now());
		return "all";
	}
	await Promise.all(work.map((one) => eraseOne(storage, one, failed)));
	return "more";
}

interface Work {
	readonly id: string;
	/** Resolves with how the tenant forgets it. */
	erase(): Promise<(sql: SqlStorage) => void>;
}

/** One kind after the other: nothing of the next is touched before all of it was tried. */
function nextWork(sql: SqlStorage, env: Env, { tenant, upToMs }: KeptErasure, failed: Failed): readonly Work[] {
	const limit = MOST_AT_ONCE + failed.size;
	const sinceS = Math.floor(upToMs / 1000);
	const kinds: readonly (() => readonly Work[])[] = [
		() => assignmentsToErase(sql, upToMs, limit).map((id) => eraseAssignment(env, tenant, id)),
		() => webhooksToErase(sql, upToMs).map((id) => eraseWebhook(env, tenant, id)),
		() => learnersToErase(sql, upToMs, limit).map((id) => eraseLearner(env, tenant, id, sinceS)),
	];
	for (const workOf of kinds) {
		const untried = workOf().filter(({ id }) => !failed.has(id));
		if (untried.length > 0) return untried.slice(0, MOST_AT_ONCE);
	}
	return [];
}

function eraseAssignment(env: Env, tenant: Tenant, assignmentId: string): Work {
	const erase = async () => {
		await env.ASSIGNMENT.getByName(assignmentObjectName(tenant, assignmentId)).erase(null);
		return noting({ kind: "assignment-erased", assignmentId });
	};
	return { id: assignmentId, erase };
}

function eraseWebhook(env: Env, tenant: Tenant, webhookId: string): Work {
	const erase = async () => {
		await env.WEBHOOK.getByName(webhookObjectName(tenant, webhookId)).erase();
		return (sql: SqlStorage) => void removeWebhook(sql, webhookId);
	};
	return { id: webhookId, erase };
}

function eraseLearner(env: Env, tenant: Tenant, learnerId: LearnerId, sinceS: number): Work {
	const erase = async () => {
		const erasedS = await env.LEARNER.getByName(learnerObjectName({ tenant, learnerId })).erase(sinceS);
		return noting({ kind: "learner-erased", learnerId, erasedS });
	};
	return { id: learnerId, erase };
}

function noting(note: TenantNote) {
	return (sql: SqlStorage) => takeNotes(sql, [note], Date.now());
}

async function eraseOne(storage: DurableObjectStorage, { id, erase }: Work, failed: Failed): Promise<void> {
	try {
		const forget = await erase();
		storage.transactionSync(() => forget(storage.sql));
	} catch (error) {
		failed.add(id);
		// JSON, so that whatever the message holds stays on one line of the log.
		console.error(JSON.stringify({ erasure: "not erased yet", message: String(error) }));
	}
}
