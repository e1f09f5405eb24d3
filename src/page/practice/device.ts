// A device as it is: the client with its learner, the store, and what goes on while nobody looks.
import { createClient } from "../../api-client/client.ts";
import { storedCredentials } from "../../api-client/credentials.ts";
import type { Settled } from "../../api-client/send-batch.ts";
import type { Submission } from "../../api-client/types.ts";
import type { Locale } from "../../text/locale.ts";
import type { AttemptDocument } from "../shared/api.ts";
import { questionKey } from "../shared/item-key.ts";
import { titleOf } from "./item.ts";
import { markDone } from "./kept-items.ts";
import type { Device } from "./page-device.ts";
import { refill } from "./refill.ts";
import { keepSending } from "./sending.ts";
import { serviceApi } from "./service-api.ts";
import { pageLanguage } from "./settings.ts";
import type { Status } from "./status.ts";
import { type Away, openStore } from "./store.ts";
import { storedApi } from "./stored-api.ts";
import { watchUpdates } from "./updates.ts";
import { PRACTICE_WORDS } from "./words.ts";

const NAME = "seqack";

type SentListener = (key: string, attempt: AttemptDocument | null) => void;

export function openDevice(status: Status): Device {
	const store = openStore(() => status.set({ lasting: false }));
	const credentials = storedCredentials(NAME);
	const listeners = new Set<SentListener>();
	const client = createClient({
		credentials,
		locale: pageLanguage,
		// An answer waits no longer than a learner does: it is kept, and sent again.
		patienceMs: 8000,
		retry: { tries: 2, timeoutMs: 10_000, mostWaitMs: 3000 },
		async onSent(_key, settled, submission) {
			const { key, attempt } = await noteAway({ store, status }, settled, submission);
			for (const told of listeners) told(key, attempt);
		},
	});
	const service = serviceApi(client);
	const beginning = (locale: Locale) => PRACTICE_WORDS[locale].learn.begin;
	const api = {
		...storedApi({ client, credentials, service, store, status, now: Date.now, beginning }),
		onSent(told: SentListener) {
			listeners.add(told);
			void store.away.all().then((away) => {
				for (const { key, attempt } of away) told(key, attempt);
			});
			return () => listeners.delete(told);
		},
	};
	const load = (locale: Locale) => refill({ store, service, status, whose: api.whose }, locale, Date.now());
	return {
		store,
		status,
		api,
		refill: load,
		async account() {
			return { client, credentials, store, status };
		},
		async attend() {
			void load(pageLanguage());
			void watchUpdates(status);
			return keepSending({ client, status, store });
		},
	};
}

/** Graded while nobody waited for it: is listed until it was seen. */
async function noteAway(
	{ store, status }: Pick<Device, "store" | "status">,
	settled: Settled,
	submission: Submission,
): Promise<Away> {
	const key = "scenarioId" in submission ? submission.scenarioId : questionKey(submission.questionId, submission.seed);
	const kept = await store.items.get(key);
	const title = kept ? titleOf(kept.item) : "questionId" in submission ? submission.questionId : "TCP";
	const graded = settled.kind === "graded";
	const attempt = graded ? (settled.attempt as AttemptDocument) : null;
	await markDone(store, key, attempt, Date.now());
	const away: Away = { key, title, attempt, atMs: Date.now(), ...(!graded && { reason: settled.problem.title }) };
	await store.away.put(away);
	const { sent } = status.value();
	status.set({ away: await store.away.all(), sent: sent + 1 });
	return away;
}
