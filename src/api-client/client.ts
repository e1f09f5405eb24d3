// The service for a phone, a page or a program: typed calls, the learner's token, repeats that are safe, and submissions that
// are kept before they are sent.
import createApi, { type Client as ApiClient } from "openapi-fetch";
import { authorizing, speaking } from "./authorize.ts";
import { type Credential, type CredentialStore, storedCredentials } from "./credentials.ts";
import { learnerOf } from "./learner.ts";
import type { paths } from "./openapi.generated.d.ts";
import { isProblem, type Outcome, UNREACHABLE } from "./outcome.ts";
import type { Keeping, Kept, Queue } from "./queue.ts";
import { randomKey } from "./random-key.ts";
import { type Fetch, RETRY, type Retry, retrying } from "./retry.ts";
import type { Settled, Why } from "./send-batch.ts";
import { queueSender, type SentQueue } from "./send-queue.ts";
import { withSpare } from "./spare-queue.ts";
import { storedQueue } from "./stored-queue.ts";
import type { Submission } from "./types.ts";

const NAME = "seqack";
/** How long `submit` waits for an answer, ms. */
const PATIENCE_MS = 20_000;

export interface ClientOptions {
	/** Where the service is, such as `https://seqack.example.org`; when left out, where the page came from. */
	readonly baseUrl?: string;
	/** The host's own when left out. */
	readonly fetch?: Fetch;
	/** When left out: localStorage, or memory where there is none. */
	readonly credentials?: CredentialStore;
	/** When left out: IndexedDB, or memory where there is none. */
	readonly queue?: Queue;
	/** "en" or "zh", or a function that tells; a request's own `Accept-Language` counts before it. */
	readonly locale?: string | (() => string);
	readonly retry?: Partial<Retry>;
	/** How long `submit` waits for an answer before it says `queued`, ms; what comes later is told to `onSent`. */
	readonly patienceMs?: number;
	/**
	 * Told what became of a submission that nobody waits for any more: sent by `sendQueued`, or before a newer one. At least
	 * once: a page that was killed while it was told is told again. If it rejects, the submission stays and is sent again.
	 */
	readonly onSent?: (key: string, outcome: Settled, submission: Submission) => void | Promise<void>;
}

/** What `submit` resolves to. */
export type Submitted =
	| Settled
	/** Kept, to be sent by `sendQueued` or with the next submission. */
	| { readonly kind: "queued"; readonly key: string; readonly keeping: Keeping; readonly why: Why };

export interface Client {
	/** Every route, typed: `client.api.POST("/v1/scenarios", { body })`. Rejects, as `fetch` does, where nobody answers. */
	readonly api: ApiClient<paths>;
	/** The learner there is, or a new anonymous one. */
	learner(): Promise<Outcome<Credential>>;
	/** Keeps it, then sends it, after those that wait already. Resolves in any case, at the latest after `patienceMs`. */
	submit(submission: Submission): Promise<Submitted>;
	/** Sends what waits: call it at the start and when the network is back. */
	sendQueued(): Promise<SentQueue>;
	/** What waits, also of other learners on this device. */
	waiting(): Promise<readonly Kept[]>;
}

/** Throws where `baseUrl` is left out and there is no page that it could be taken from. */
export function createClient(options: ClientOptions = {}): Client {
	const baseUrl = baseOf(options.baseUrl);
	// A token is of use to one service alone, and so is what waits.
	const name = baseUrl === "" ? NAME : `${NAME} ${baseUrl}`;
	const { credentials = storedCredentials(name), patienceMs = PATIENCE_MS } = options;
	const queue = withSpare(options.queue ?? storedQueue(name));
	const spoken = transportOf(options);
	const learner = learnerOf(credentials, baseUrl, spoken);
	const fetch = authorizing(spoken, learner);
	const awaited = new Map<string, { readonly kept: Kept; settle(settled: Settled): void }>();
	const sender = queueSender({
		call: (path, body) => callJson(fetch, `${baseUrl}${path}`, body),
		learner,
		queue,
		async tell({ key, submission }, settled) {
			const waiter = awaited.get(key);
			if (waiter) waiter.settle(settled);
			else await options.onSent?.(key, settled, submission);
		},
		awaited: () => [...awaited.values()].map(({ kept }) => kept),
	});

	return {
		api: createApi<paths>({ baseUrl, fetch }),
		learner: () => learner.get(),
		async submit(submission) {
			const learnerId = (await credentials.read().catch(() => null))?.learnerId ?? null;
			const kept = keptOf(submission, learnerId);
			const { key } = kept;
			const keeping = await queue.add(kept);
			const queued = (why: Why): Submitted => ({ kind: "queued", key, keeping, why });
			return new Promise((resolve) => {
				const finish = (submitted: Submitted) => {
					clearTimeout(late);
					awaited.delete(key);
					resolve(submitted);
				};
				const late = setTimeout(() => finish(queued("unfinished")), patienceMs);
				awaited.set(key, { kept, settle: finish });
				const whyNot = sender.send().then(
					({ why }) => why ?? "unfinished",
					// A store or `onSent` of the host has failed, of which `sendQueued` tells whoever calls it.
					() => "unfinished" as const,
				);
				whyNot.then((why) => finish(queued(why)));
			});
		},
		sendQueued: sender.send,
		waiting: sender.waiting,
	};
}

/** Repeats what may be repeated, in the language that is wished. */
function transportOf({ fetch = (request) => globalThis.fetch(request), retry, locale }: ClientOptions): Fetch {
	const wished = () => (typeof locale === "function" ? locale() : (locale ?? null));
	return speaking(retrying(fetch, { ...RETRY, ...retry }), wished);
}

/** As it is now, as plain data: the app may go on with its own object, and not every storage takes every object. */
function keptOf(submission: Submission, learnerId: string | null): Kept {
	const copy: Submission = JSON.parse(JSON.stringify(submission));
	return { key: randomKey(), learnerId, submission: { answeredAt: new Date().toISOString(), ...copy } };
}

function baseOf(baseUrl = ""): string {
	const outside = globalThis.location === undefined;
	if (baseUrl === "" && outside) throw new Error("createClient: baseUrl is needed outside of a page");
	return baseUrl.replace(/\/+$/, "");
}

async function callJson(fetch: Fetch, url: string, body: unknown): Promise<Outcome<unknown>> {
	const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
	try {
		const response = await fetch(new Request(url, body === undefined ? {} : sent));
		const value: unknown = await response.json();
		if (response.ok) return { ok: true, value };
		return isProblem(value) ? { ok: false, problem: value } : UNREACHABLE;
	} catch {
		return UNREACHABLE;
	}
}
