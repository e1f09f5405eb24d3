// A webhook: one SQLite Durable Object an endpoint, so that one that is slow or dead holds up no other. Its public methods
// are a remote API; expected failures are tagged results. Null, or "gone", where the webhook is not, or no more.
import { DurableObject } from "cloudflare:workers";
import type { RotatedSecret, WebhookView } from "../../contract/webhook.ts";
import type { WebhookTestData } from "../../contract/webhook-event.ts";
import type { CourseEvent } from "../../course/event.ts";
import { isEmpty, migrate } from "../migrate.ts";
import { deliverDue } from "./deliver.ts";
import { forgetLearner, take, takeAgain } from "./deliveries.ts";
import {
	type Change,
	changeEndpoint,
	endHold,
	readEndpoint,
	rotateSecret,
	viewEndpoint,
	type Wanted,
} from "./endpoint.ts";
import { forgetOld, makeRoom, nextMs } from "./kept.ts";
import { type DeliveryList, type DeliveryWish, type KeptDelivery, listDeliveries, readDelivery } from "./log.ts";
import {
	isMade,
	keyUntilMs,
	type MadeBefore,
	type MakeOutcome,
	madeBefore,
	makeEndpoint,
	readErasedUntilMs,
	writeErased,
} from "./making.ts";
import { WEBHOOK_MIGRATIONS } from "./migrations.ts";

/** Should an alarm be cut off, it comes again after so long. */
const AGAIN_MS = 1000;

export type ResendOutcome =
	| { readonly kind: "queued"; readonly delivery: KeptDelivery }
	| { readonly kind: "not-found" }
	| { readonly kind: "no-delivery" }
	| { readonly kind: "disabled" };

export class Webhook extends DurableObject<Env> {
	#exists = false;
	/** For an alarm that waits for answers: resolved when there is more to send, or in another way. */
	#changed = Promise.withResolvers<void>();

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		if (isEmpty(ctx.storage)) return;
		migrate(ctx.storage, WEBHOOK_MIGRATIONS, Date.now());
		this.#exists = isMade(ctx.storage.sql);
		// Whatever became of the alarm while the object was not there.
		void ctx.storage.getAlarm().then((at) => (at === null ? this.#arm() : undefined));
	}

	/** Once: a repeat with the same `bodyHash` answers what was made, as it stands. */
	create(wanted: Wanted, bodyHash: string | null = null): MakeOutcome {
		const before = this.madeBy(bodyHash);
		if (before) return before;
		const { storage } = this.ctx;
		const nowMs = Date.now();
		migrate(storage, WEBHOOK_MIGRATIONS, nowMs);
		const webhook = storage.transactionSync(() => makeEndpoint(storage.sql, wanted, bodyHash, nowMs));
		this.#exists = true;
		return { kind: "made", webhook };
	}

	/** What a call with this body made before; null where nothing is remembered. */
	madeBy(bodyHash: string | null): MadeBefore | null {
		const { storage } = this.ctx;
		return isEmpty(storage) ? null : madeBefore(storage.sql, bodyHash, Date.now());
	}

	describe(): WebhookView | null {
		return this.#exists ? viewEndpoint(this.ctx.storage.sql, Date.now()) : null;
	}

	async change(change: Change): Promise<WebhookView | null> {
		if (!this.#exists) return null;
		const { storage } = this.ctx;
		storage.transactionSync(() => changeEndpoint(storage.sql, change, Date.now()));
		await this.#arm();
		return this.describe();
	}

	rotate(): RotatedSecret | null {
		return this.#exists ? rotateSecret(this.ctx.storage.sql, Date.now()) : null;
	}

	/** Takes events to be delivered. May come twice. A disabled webhook takes none, and needs none again. */
	async enqueue(events: readonly CourseEvent[]): Promise<"taken" | "disabled" | "gone"> {
		if (!this.#exists) return "gone";
		const { storage } = this.ctx;
		const nowMs = Date.now();
		if (!readEndpoint(storage.sql, nowMs).enabled) return "disabled";
		storage.transactionSync(() => {
			for (const event of events) take(storage.sql, event, nowMs);
			makeRoom(storage.sql);
		});
		await this.#arm();
		return "taken";
	}

	/** Sends an event that says nothing, at once. */
	sendTest(): Promise<ResendOutcome> {
		const id = `ev-${crypto.randomUUID()}`;
		return this.#send(id, (sql, nowMs) => {
			const data = { webhookId: readEndpoint(sql, nowMs).webhookId } satisfies WebhookTestData;
			take(sql, { id, type: "webhook.test", atMs: nowMs, learnerId: null, data }, nowMs);
			makeRoom(sql);
		});
	}

	/** Sends a delivery again, at once, whatever came of it. */
	resend(eventId: string): Promise<ResendOutcome> {
		return this.#send(eventId, () => {});
	}

	deliveries(wish: DeliveryWish): DeliveryList | null {
		return this.#exists ? listDeliveries(this.ctx.storage.sql, wish) : null;
	}

	delivery(eventId: string): KeptDelivery | "gone" | null {
		return this.#exists ? readDelivery(this.ctx.storage.sql, eventId) : "gone";
	}

	/**
	 * Forgets what is about a learner who was erased at `upToMs`, since 1970; what has happened since stays. What is under way is
	 * not called back. May come twice, and late.
	 */
	forget(learnerId: string, upToMs: number): void {
		if (this.#exists) forgetLearner(this.ctx.storage.sql, learnerId, upToMs);
	}

	/** Whether there was something to erase. Of a call with a key that may be repeated it is remembered for as long that it was. */
	async erase(): Promise<boolean> {
		if (!this.#exists) return false;
		const { storage } = this.ctx;
		const nowMs = Date.now();
		const untilMs = keyUntilMs(storage.sql, nowMs);
		await this.discard();
		if (untilMs === null) return true;
		migrate(storage, WEBHOOK_MIGRATIONS, nowMs);
		writeErased(storage.sql, untilMs);
		await storage.setAlarm(untilMs);
		return true;
	}

	/** As if it never had been: of one that its tenant could not take. */
	async discard(): Promise<void> {
		this.#exists = false;
		await this.ctx.storage.deleteAlarm();
		await this.ctx.storage.deleteAll();
	}

	/** Delivers what is due, and tidies up. May come too early, or twice. */
	override async alarm(): Promise<void> {
		const { storage } = this.ctx;
		if (!this.#exists) return this.#forgetErased();
		await storage.setAlarm(Date.now() + AGAIN_MS);
		const outgoing = {
			storage,
			targets: this.env.WEBHOOK_TARGETS,
			exists: () => this.#exists,
			changed: () => this.#changed.promise,
		};
		await deliverDue(outgoing);
		if (!this.#exists) return;
		storage.transactionSync(() => {
			forgetOld(storage.sql, Date.now());
			makeRoom(storage.sql);
		});
		await this.#arm();
	}

	/** Once no call can be a repeat of the one that made it. */
	async #forgetErased(): Promise<void> {
		const { storage } = this.ctx;
		const untilMs = isEmpty(storage) ? null : readErasedUntilMs(storage.sql);
		if (untilMs !== null && untilMs > Date.now()) await storage.setAlarm(untilMs);
		else await storage.deleteAll();
	}

	/** By hand: before all others, and though the endpoint is spared. */
	async #send(eventId: string, prepare: (sql: SqlStorage, nowMs: number) => void): Promise<ResendOutcome> {
		const { storage } = this.ctx;
		const nowMs = Date.now();
		if (!this.#exists) return { kind: "not-found" };
		if (!readEndpoint(storage.sql, nowMs).enabled) return { kind: "disabled" };
		const found = storage.transactionSync(() => {
			prepare(storage.sql, nowMs);
			endHold(storage.sql);
			return takeAgain(storage.sql, eventId, nowMs);
		});
		const delivery = found ? readDelivery(storage.sql, eventId) : null;
		if (!delivery) return { kind: "no-delivery" };
		await this.#arm();
		return { kind: "queued", delivery };
	}

	/** After every change of what is to be sent. */
	async #arm(): Promise<void> {
		const { storage } = this.ctx;
		this.#changed.resolve();
		this.#changed = Promise.withResolvers();
		if (!this.#exists) return this.#forgetErased();
		const { enabled, holdUntilMs } = readEndpoint(storage.sql, Date.now());
		const at = nextMs(storage.sql, enabled ? holdUntilMs : null);
		if (at === null) await storage.deleteAlarm();
		else await storage.setAlarm(Math.max(at, Date.now()));
	}
}
