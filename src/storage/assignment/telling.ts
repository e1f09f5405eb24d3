// Whom an assignment tells what, through its outbox: the tenant that lists it, learners whose papers are held to other terms
// now, webhooks.
import type { LearnerId } from "../../contract/primitives.ts";
import type { CourseEvent } from "../../course/event.ts";
import type { Notice, Terms } from "../../course/terms.ts";
import { learnerObjectName, tenantObjectName } from "../object-name.ts";
import { type Carrier, post } from "../outbox.ts";
import type { Note } from "../tenant/object.ts";
import type { Kept } from "./definition.ts";
import { carryEvents, EVENTS_TARGET, forgetEvents } from "./events.ts";

const TENANT_TARGET = "tenant";
const LEARNER_TARGET = "learner:";

/** To a learner: that terms are others now, read when they are sent, or that the assignment is no more. */
interface LearnerMessage {
	readonly kind: "terms" | "gone";
}

type Message = Note | CourseEvent | LearnerMessage;

export function learnerTarget(learnerId: LearnerId): string {
	return LEARNER_TARGET + learnerId;
}

export function tellLearner(sql: SqlStorage, learnerId: LearnerId, kind: LearnerMessage["kind"], nowMs: number): void {
	post(sql, learnerTarget(learnerId), { kind } satisfies LearnerMessage, nowMs);
}

/** Of an assignment that is erased: everybody who has a row is told, and of what was still to be told nothing else. */
export function tellGone(sql: SqlStorage, nowMs: number): void {
	const message = JSON.stringify({ kind: "gone" } satisfies LearnerMessage);
	sql.exec("DELETE FROM outbox");
	sql.exec(
		"INSERT INTO outbox (target, message, next_at, tries) SELECT ? || learner_id, ?, ?, 0 FROM learners",
		LEARNER_TARGET,
		message,
		nowMs,
	);
}

/** What is still to be told about an erased learner, or to it. */
export function forgetTelling(sql: SqlStorage, learnerId: LearnerId): void {
	sql.exec("DELETE FROM outbox WHERE target = ?", learnerTarget(learnerId));
	forgetEvents(sql, learnerId);
}

/** How the assignment stands now. */
export function tellTenant(sql: SqlStorage, { assignment }: Kept, nowMs: number): void {
	const { assignmentId, revision, title, createdAtMs, opensAtMs, dueAtMs, closesAtMs } = assignment;
	const times = { createdAtMs, opensAtMs, dueAtMs, closesAtMs };
	const note: Note = { kind: "assignment", assignmentId, revision, title, ...times };
	post(sql, TENANT_TARGET, note, nowMs);
}

export function tellTenantErased(sql: SqlStorage, assignmentId: string, nowMs: number): void {
	const note: Note = { kind: "assignment-erased", assignmentId };
	post(sql, TENANT_TARGET, note, nowMs);
}

/** Where messages go. */
export interface Sending {
	readonly env: Env;
	readonly tenant: Kept["tenant"];
	readonly assignmentId: string;
	/** As they are now; null of whoever has no row. */
	readonly termsNow: (learnerId: LearnerId) => Terms | null;
}

export function carrier(sending: Sending): Carrier<Message> {
	const { env, tenant } = sending;
	return async (target, messages) => {
		if (target === EVENTS_TARGET) return carryEvents(env, tenant, messages.filter(isEvent));
		if (target === TENANT_TARGET) return env.TENANT.getByName(tenantObjectName(tenant)).note(messages.filter(isNote));
		// What targets are made of was a learner's id.
		const learnerId = target.slice(LEARNER_TARGET.length) as LearnerId;
		const notices = noticesFor(sending, learnerId, messages.filter(isForLearner));
		return env.LEARNER.getByName(learnerObjectName({ tenant, learnerId })).tell(learnerId, notices);
	};
}

function noticesFor(
	{ assignmentId, termsNow }: Sending,
	learnerId: LearnerId,
	messages: readonly LearnerMessage[],
): readonly Notice[] {
	const terms = termsNow(learnerId);
	const isGone = terms === null || messages.some(({ kind }) => kind === "gone");
	return [
		...(isGone ? [{ kind: "gone" as const, assignmentId }] : []),
		...(terms ? [{ kind: "terms" as const, terms }] : []),
	];
}

function isEvent(message: Message): message is CourseEvent {
	return "type" in message;
}

function isForLearner(message: Message): message is LearnerMessage {
	return "kind" in message && (message.kind === "terms" || message.kind === "gone");
}

function isNote(message: Message): message is Note {
	return !isEvent(message) && !isForLearner(message);
}
