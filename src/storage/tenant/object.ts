// A tenant: one SQLite Durable Object a tenant, which lists its learners, assignments and webhooks.
import { DurableObject } from "cloudflare:workers";
import type { Tenant as TenantId } from "../../contract/primitives.ts";
import { lastMsOf } from "../last-ms.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { tenantOfName, webhookObjectName } from "../object-name.ts";
import { eraseSome, type Failed } from "./erasing.ts";
import { beginErasure, isLeftToErase, readErasure, type TenantErasure } from "./erasure.ts";
import {
	type AssignmentPlace,
	type AssignmentWish,
	countAll,
	type Listed,
	type ListedAssignment,
	type ListedLearner,
	listAssignmentIds,
	listAssignments,
	listLearners,
	type TenantCounts,
} from "./lists.ts";
import { TENANT_MIGRATIONS } from "./migrations.ts";
import type { LearnerErasedNote, TenantNote } from "./note.ts";
import { forgetGone, forgetGoneAt, takeNotes } from "./notes.ts";
import { addWebhook, changeWebhook, listWebhooks, removeWebhook, type Subscription } from "./webhooks.ts";

/** As the objects that tell it say. */
export type Note = TenantNote;

/** Plain data: it crosses an RPC. */
export interface TenantOverview extends TenantCounts {
	readonly webhooks: number;
	readonly erasure: TenantErasure | null;
}

const NOTHING: Listed<never, never> = { items: [], next: null };
const CARRY_ON_MS = 20;
const TRIED_AGAIN_MS = 30_000;

export class Tenant extends DurableObject<Env> {
	#exists = !isEmpty(this.ctx.storage);

	/** What could not be erased since the object woke. */
	readonly #failed: Failed = new Set();

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		if (this.#exists) migrate(ctx.storage, TENANT_MIGRATIONS, Date.now());
	}

	/** Keeps what it is told. Throws where a webhook has yet to forget an erased learner: whoever tells comes again. */
	async note(notes: readonly Note[]): Promise<void> {
		this.#begin();
		const { id, storage } = this.ctx;
		storage.transactionSync(() => takeNotes(storage.sql, notes, Date.now()));
		await this.#setAlarm();
		const erased = notes.filter((note) => note.kind === "learner-erased");
		if (erased.length > 0 && id.name) await this.#forgetEvents(tenantOfName(id.name), erased);
	}

	async #forgetEvents(tenant: TenantId, erased: readonly LearnerErasedNote[]): Promise<void> {
		const webhooks = listWebhooks(this.ctx.storage.sql).map(({ webhookId }) =>
			this.env.WEBHOOK.getByName(webhookObjectName(tenant, webhookId)),
		);
		await Promise.all(
			webhooks.flatMap((webhook) =>
				erased.map(({ learnerId, erasedS }) => webhook.forget(learnerId, lastMsOf(erasedS))),
			),
		);
	}

	subscriptions(): readonly Subscription[] {
		return this.#exists ? listWebhooks(this.ctx.storage.sql) : [];
	}

	/** False where the tenant has as many as it may. */
	addWebhook(subscription: Subscription): boolean {
		this.#begin();
		const { storage } = this.ctx;
		return storage.transactionSync(() => addWebhook(storage.sql, subscription, Date.now()));
	}

	changeWebhook(subscription: Subscription): void {
		if (this.#exists) changeWebhook(this.ctx.storage.sql, subscription);
	}

	/** Whether it was there. */
	removeWebhook(webhookId: string): boolean {
		return this.#exists && removeWebhook(this.ctx.storage.sql, webhookId);
	}

	overview(): TenantOverview {
		if (!this.#exists) return { learners: 0, assignments: 0, webhooks: 0, erasure: null };
		const { sql } = this.ctx.storage;
		const erasure = readErasure(sql);
		return { ...countAll(sql), webhooks: listWebhooks(sql).length, erasure: erasure && openly(erasure) };
	}

	/** By id, those after `after`; the empty text stands before all. */
	learners(after: string, limit: number): Listed<ListedLearner, string> {
		return this.#exists ? listLearners(this.ctx.storage.sql, after, limit) : NOTHING;
	}

	/** Newest first. */
	assignments(wish: AssignmentWish): Listed<ListedAssignment, AssignmentPlace> {
		return this.#exists ? listAssignments(this.ctx.storage.sql, wish, Date.now()) : NOTHING;
	}

	/** By id, those after `after`; the empty text stands before all. */
	assignmentIds(after: string, limit: number): readonly string[] {
		return this.#exists ? listAssignmentIds(this.ctx.storage.sql, after, limit) : [];
	}

	/** Erases everything there is now, by alarm; while it does, another call changes nothing. */
	async eraseAll(tenant: TenantId): Promise<TenantOverview> {
		this.#begin();
		const { storage } = this.ctx;
		storage.transactionSync(() => beginErasure(storage.sql, tenant, Date.now()));
		await this.#setAlarm();
		return this.overview();
	}

	/** Erases some of what is to be erased. May come too early, or twice. */
	override async alarm(): Promise<void> {
		if (!this.#exists) return;
		const { storage } = this.ctx;
		// Should it fail, and be tried in vain as often as the platform does.
		await storage.setAlarm(Date.now() + TRIED_AGAIN_MS);
		const erased = this.#isErasing() ? await eraseSome(storage, this.env, this.#failed) : "all";
		forgetGone(storage.sql, Date.now());
		if (erased !== "some-failed") await this.#setAlarm();
	}

	/** Before anything is kept: an object that was only asked stores nothing. */
	#begin(): void {
		if (this.#exists) return;
		migrate(this.ctx.storage, TENANT_MIGRATIONS, Date.now());
		this.#exists = true;
	}

	/** Whether something is left to erase: also what a late note says to be of before the erasure. */
	#isErasing(): boolean {
		const { sql } = this.ctx.storage;
		const erasure = readErasure(sql);
		if (!erasure) return false;
		return erasure.endedAtMs === null || isLeftToErase(sql, erasure.upToMs);
	}

	async #setAlarm(): Promise<void> {
		const { storage } = this.ctx;
		const carryOnAt = this.#isErasing() ? Date.now() + CARRY_ON_MS : null;
		const times = [carryOnAt, forgetGoneAt(storage.sql)].filter((at) => at !== null);
		if (times.length > 0) await storage.setAlarm(Math.min(...times));
	}
}

/** Without what is for the object alone. */
function openly({ tenant: _, ...erasure }: TenantErasure & { readonly tenant: TenantId }): TenantErasure {
	return erasure;
}
