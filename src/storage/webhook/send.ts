// One try: an event is sent to its endpoint, and what came of it is a value. Nothing is followed, nothing of the answer is
// read but its status: what an endpoint says is nobody's business, least of all if it is not what it should be.
import type { TryError } from "../../contract/webhook.ts";
import { type WebhookTargets, webhookTarget } from "../../practice/webhook-target.ts";
import { readRetryAfter } from "./schedule.ts";
import { signatures } from "./sign.ts";

const TIMEOUT_MS = 15_000;

export interface Message {
	readonly url: string;
	readonly targets: WebhookTargets;
	/** The current one first. */
	readonly secrets: readonly string[];
	readonly eventId: string;
	readonly payload: string;
}

export interface Tried {
	/** When it was sent, ms since 1970. */
	readonly atMs: number;
	/** How long it took. */
	readonly ms: number;
	/** Null where nothing was answered. */
	readonly status: number | null;
	/** Null where it was delivered. */
	readonly error: TryError | null;
	/** What a 429 or 503 asks for. */
	readonly retryAfterMs: number | null;
}

export async function sendOnce(message: Message, nowMs: () => number): Promise<Tried> {
	const atMs = nowMs();
	const answer = await answerTo(message, atMs);
	return { atMs, ms: Math.max(0, nowMs() - atMs), ...answer };
}

type Answer = Pick<Tried, "status" | "error" | "retryAfterMs">;

async function answerTo(message: Message, atMs: number): Promise<Answer> {
	// Asked again at every try: the setting may have changed since the webhook was made.
	if (!webhookTarget(message.url, message.targets).ok) return noAnswer("url-refused");
	const request = await requestOf(message, atMs);
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	try {
		const response = await fetch(message.url, { ...request, signal });
		await response.body?.cancel().catch(() => {});
		return read(response, atMs);
	} catch {
		return noAnswer(signal.aborted ? "timeout" : "unreachable");
	}
}

async function requestOf({ secrets, eventId, payload }: Message, atMs: number): Promise<RequestInit> {
	const timestampS = Math.floor(atMs / 1000);
	return {
		method: "POST",
		redirect: "manual",
		headers: {
			"content-type": "application/json",
			"user-agent": "seqack-webhooks",
			"webhook-id": eventId,
			"webhook-timestamp": String(timestampS),
			"webhook-signature": await signatures(secrets, { id: eventId, timestampS, body: payload }),
		},
		body: payload,
	};
}

function noAnswer(error: TryError): Answer {
	return { status: null, error, retryAfterMs: null };
}

function read({ status, ok, headers }: Response, atMs: number): Answer {
	if (ok) return { status, error: null, retryAfterMs: null };
	const busy = status === 429 || status === 503;
	return {
		status,
		error: status >= 300 && status < 400 ? "redirect" : "status",
		retryAfterMs: busy ? readRetryAfter(headers.get("retry-after"), atMs) : null,
	};
}
