// Whoever subscribes to a course's events: an HTTP server of this machine that checks the signature of each delivery
// (Standard Webhooks 1.0.0) and now and then fails, so that it must be sent again.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Receiver {
	readonly url: string;
	/** `whsec_…`; nothing is accepted before it is known. */
	trust(secret: string): void;
	/** Types of the events that were taken, by the event's id. */
	readonly events: ReadonlyMap<string, ReceivedEvent>;
	readonly counts: Readonly<Record<"deliveries" | "refused" | "repeated" | "forged", number>>;
	close(): void;
}

export interface ReceivedEvent {
	readonly type: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** So many of the first events are answered with 503 when they first come. */
const REFUSED = 3;
const MOST_SKEW_S = 300;

export async function openReceiver(): Promise<Receiver> {
	const refused = new Set<string>();
	const counts = { deliveries: 0, refused: 0, repeated: 0, forged: 0 };
	const events = new Map<string, ReceivedEvent>();
	let secret: Buffer | null = null;
	const server = createServer(async (request, response) => {
		const body = await text(request);
		counts.deliveries += 1;
		const id = String(request.headers["webhook-id"]);
		if (!isSigned(secret, id, request.headers, body)) {
			counts.forged += 1;
			response.writeHead(401).end();
			return;
		}
		if (refused.size < REFUSED && !refused.has(id)) {
			refused.add(id);
			counts.refused += 1;
			response.writeHead(503).end();
			return;
		}
		if (events.has(id)) counts.repeated += 1;
		events.set(id, JSON.parse(body));
		response.writeHead(204).end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/grades`,
		trust(given) {
			secret = Buffer.from(given.slice("whsec_".length), "base64");
		},
		events,
		counts,
		close: () => server.close(),
	};
}

function isSigned(
	secret: Buffer | null,
	id: string,
	headers: Readonly<Record<string, string | string[] | undefined>>,
	body: string,
): boolean {
	const sentS = Number(headers["webhook-timestamp"]);
	if (secret === null || !(Math.abs(Date.now() / 1000 - sentS) < MOST_SKEW_S)) return false;
	const expected = createHmac("sha256", secret).update(`${id}.${sentS}.${body}`).digest();
	return String(headers["webhook-signature"])
		.split(" ")
		.some((entry) => {
			const given = entry.startsWith("v1,") ? Buffer.from(entry.slice(3), "base64") : Buffer.alloc(0);
			return given.length === expected.length && timingSafeEqual(given, expected);
		});
}
