// Sends what is due to one endpoint, several deliveries side by side, until nothing is due or the time is up.
import { targetsOf } from "../../practice/webhook-target.ts";
import { bringForward, type Due, firstDue, noteTry } from "./deliveries.ts";
import { type Endpoint, noteDelivered, noteFailed, readEndpoint } from "./endpoint.ts";
import { sideBySide } from "./schedule.ts";
import { sendOnce, type Tried } from "./send.ts";

/** Of one alarm, which may neither send without end nor work without end; the next goes on. */
const MOST_SENT = 500;
const LONGEST_MS = 20_000;

export interface Outgoing {
	readonly storage: DurableObjectStorage;
	/** The setting WEBHOOK_TARGETS. */
	readonly targets: string | undefined;
	/** Whether the webhook was not erased meanwhile. */
	exists(): boolean;
	/** Resolves when there is more to send, or in another way. */
	changed(): Promise<void>;
}

/** Resolves when nothing is under way any more. */
export async function deliverDue(outgoing: Outgoing): Promise<void> {
	const untilMs = Date.now() + LONGEST_MS;
	const underWay = new Map<number, Promise<void>>();
	let left = MOST_SENT;
	const next = () => (left > 0 && Date.now() < untilMs ? nextOf(outgoing, underWay) : null);
	for (;;) {
		for (let found = next(); found; found = next()) {
			const { due, endpoint } = found;
			left--;
			underWay.set(
				due.number,
				deliver(outgoing, due, endpoint).finally(() => underWay.delete(due.number)),
			);
		}
		if (underWay.size === 0) return;
		await Promise.race([...underWay.values(), outgoing.changed()]);
	}
}

interface Next {
	readonly due: Due;
	readonly endpoint: Endpoint;
}

/** What may be sent now: looked up each time, for webhook and deliveries may have changed while others were under way. */
function nextOf({ storage: { sql }, exists }: Outgoing, underWay: ReadonlyMap<number, unknown>): Next | null {
	const nowMs = Date.now();
	if (!exists()) return null;
	const endpoint = readEndpoint(sql, nowMs);
	if (!endpoint.enabled || nowMs < endpoint.holdUntilMs || underWay.size >= sideBySide(endpoint.strikes)) return null;
	const due = firstDue(sql, new Set(underWay.keys()), nowMs);
	return due && { due, endpoint };
}

async function deliver({ storage, targets, exists }: Outgoing, due: Due, endpoint: Endpoint): Promise<void> {
	const { url, secrets } = endpoint;
	const { eventId, payload } = due;
	const tried = await sendOnce({ url, secrets, eventId, payload, targets: targetsOf(targets) }, Date.now);
	if (exists()) storage.transactionSync(() => note(storage.sql, due, url, tried));
}

function note(sql: SqlStorage, { number }: Due, url: string, tried: Tried): void {
	const nowMs = Date.now();
	if (tried.error === null) {
		noteTry(sql, number, tried, 0, nowMs);
		if (noteDelivered(sql, nowMs)) bringForward(sql, nowMs);
		return;
	}
	const heldMs = noteFailed(sql, { url, status: tried.status, retryAfterMs: tried.retryAfterMs }, nowMs);
	noteTry(sql, number, tried, heldMs, nowMs);
}
