// Requests that are repeated until they are answered: only those that may be, and only for a while.
import { sleep } from "./sleep.ts";

export type Fetch = (request: Request) => Promise<Response>;

export interface Retry {
	/** How often a request is sent at most, at least 1. */
	readonly tries: number;
	/** The wait before the second try when no answer came; it doubles from try to try. */
	readonly baseMs: number;
	/** A `Retry-After` that asks for more is not waited for: the answer is passed on. */
	readonly mostWaitMs: number;
	/** A try that has no answer by then counts as not answered. */
	readonly timeoutMs: number;
}

export const RETRY: Retry = { tries: 3, baseMs: 500, mostWaitMs: 10_000, timeoutMs: 30_000 };

/** Of a try: an answer, or what kept it away. */
type Tried =
	| { readonly kind: "answered"; readonly response: Response }
	| { readonly kind: "failed"; readonly error: unknown };

/** Passes on the last answer; rejects as the last try did. */
export function retrying(fetch: Fetch, retry: Retry): Fetch {
	return async (request) => {
		for (let tries = 1; ; tries++) {
			const tried = await tryOnce(fetch, request, retry.timeoutMs);
			const again = tries < retry.tries && mayRepeat(request) && !request.signal?.aborted;
			const waitMs = again ? waitAfter(tried, tries, retry) : null;
			if (waitMs !== null) await sleep(waitMs);
			else if (tried.kind === "answered") return tried.response;
			else throw tried.error;
		}
	};
}

/** What changes nothing, and what the service recognises by a key: each attempt of a batch has its own. */
function mayRepeat({ method, headers, url }: Request): boolean {
	return method === "GET" || method === "HEAD" || headers.has("Idempotency-Key") || /attempts:batch(\?|$)/.test(url);
}

async function tryOnce(fetch: Fetch, request: Request, timeoutMs: number): Promise<Tried> {
	const limit = new AbortController();
	const stop = () => limit.abort(request.signal?.reason);
	if (request.signal?.aborted) stop();
	request.signal?.addEventListener("abort", stop);
	const late = setTimeout(() => limit.abort(new Error("no answer in time")), timeoutMs);
	try {
		// A clone: what was sent cannot be sent again.
		const response = await fetch(new Request(request.clone(), { signal: limit.signal }));
		return { kind: "answered", response: await whole(response) };
	} catch (error) {
		return { kind: "failed", error };
	} finally {
		clearTimeout(late);
		request.signal?.removeEventListener("abort", stop);
	}
}

/** Texts are read to their end: an answer that breaks off is none. Other bodies pass as they come. */
async function whole(response: Response): Promise<Response> {
	const isText = /json|text|xml/.test(response.headers.get("Content-Type") ?? "");
	if (!isText || response.body === null) return response;
	const { status, statusText, headers } = response;
	return new Response(await response.text(), { status, statusText, headers });
}

/** In ms; null: not again. */
function waitAfter(tried: Tried, tries: number, { baseMs, mostWaitMs }: Retry): number | null {
	// Between half and the whole of it, so that a class does not come back all at once.
	const backoffMs = baseMs * 2 ** (tries - 1) * (0.5 + Math.random() / 2);
	if (tried.kind === "failed") return backoffMs;
	const { status, headers } = tried.response;
	if (status === 502 || status === 504) return backoffMs;
	if (status !== 429 && status !== 503) return null;
	const asked = retryAfterMs(headers.get("Retry-After"), Date.now());
	if (asked === null) return backoffMs;
	return asked <= mostWaitMs ? asked : null;
}

/** Seconds or a date (RFC 9110, 10.2.3), as ms from `nowMs`; null for anything else. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
	if (header === null) return null;
	if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
	const atMs = Date.parse(header);
	return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
