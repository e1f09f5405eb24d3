// What elements ask for, with what this device keeps: without a network they get what was loaded before, and what is handed in
// waits until it can be sent. A learner comes into being with the first submission.
import type { Client } from "../../api-client/client.ts";
import type { CredentialStore } from "../../api-client/credentials.ts";
import type { Locale } from "../../text/locale.ts";
import type { Api, AttemptDocument, Outcome, Scenario, ScenarioWish, Submission, Submitted } from "../shared/api.ts";
import { questionKey } from "../shared/item-key.ts";
import { FIRST_WISH } from "./first-wish.ts";
import { firstItem, type Item } from "./item.ts";
import { freshItem, markDone } from "./kept-items.ts";
import { NOBODY_YET } from "./nobody-yet.ts";
import type { ServiceApi } from "./service-api.ts";
import type { Status } from "./status.ts";
import type { Store } from "./store.ts";

export interface StoredApi extends Api {
	/** The learner there is. */
	readonly whose: () => Promise<string | null>;
}

export interface Parts {
	readonly client: Pick<Client, "submit" | "waiting">;
	readonly credentials: Pick<CredentialStore, "read">;
	readonly service: ServiceApi;
	readonly store: Store;
	readonly status: Status;
	readonly now: () => number;
	/** In words, why a first scenario is shown. */
	readonly beginning: (locale: Locale) => string;
}

const UNREACHABLE = { ok: false, problem: "unreachable" } as const;

export function storedApi(parts: Parts): StoredApi {
	const { client, credentials, service, store, status, now } = parts;
	const whose = async () => (await credentials.read())?.learnerId ?? null;

	/** Notes how the service does. */
	async function asked<T>(call: Promise<Outcome<T>>): Promise<Outcome<T>> {
		const outcome = await call;
		status.set({ reachable: outcome.ok || outcome.problem !== "unreachable" });
		return outcome;
	}

	/** What the service says, or what was kept where it cannot be reached. */
	async function orKept<T>(call: Promise<Outcome<T>>, kept: () => Promise<T | undefined>): Promise<Outcome<T>> {
		const outcome = await asked(call);
		if (outcome.ok || outcome.problem !== "unreachable") return outcome;
		const value = await kept();
		return value === undefined ? UNREACHABLE : { ok: true, value };
	}

	const keptScenario = async (id: string): Promise<Scenario | undefined> => {
		const kept = await store.items.get(id);
		return kept?.item.type === "scenario" ? kept.item.scenario : undefined;
	};

	async function submit(submission: Submission, locale: Locale): Promise<Outcome<Submitted>> {
		const sent = await client.submit({ ...submission, locale } as Parameters<Client["submit"]>[0]);
		if (sent.kind === "refused") return { ok: false, problem: sent.problem as never };
		const key =
			"scenarioId" in submission ? submission.scenarioId : questionKey(submission.questionId, submission.seed);
		if (sent.kind === "queued") {
			status.set({ reachable: sent.why !== "unreachable", waiting: (await client.waiting()).length });
			if (sent.keeping.kind === "memory") status.set({ lasting: false });
			await markDone(store, key, null, now());
			return { ok: true, value: { kind: "queued" } };
		}
		const attempt = sent.attempt as AttemptDocument;
		status.set({ reachable: true });
		await markDone(store, key, attempt, now());
		return { ok: true, value: { kind: "graded", attempt } };
	}

	return {
		...service,
		learnerId: NOBODY_YET,
		whose,
		makeScenario: (wish, locale) =>
			orKept(service.makeScenario(wish, locale), async () => {
				const item = await freshItem(store, (one) => isScenarioAs(one, wish, locale), now());
				return item?.item.type === "scenario" ? item.item.scenario : undefined;
			}),
		readScenario: (id, locale) => orKept(service.readScenario(id, locale), () => keptScenario(id)),
		question: (id, seed, locale) =>
			orKept(service.question(id, seed, locale), async () => {
				const kept = await store.items.get(questionKey(id, seed));
				return kept?.item.type === "question" ? kept.item.question : undefined;
			}),
		validate: (...call) => asked(service.validate(...call)),
		grade: (...call) => asked(service.grade(...call)),
		hint: (...call) => asked(service.hint(...call)),
		believed: (...call) => asked(service.believed(...call)),
		gradeQuestion: (...call) => asked(service.gradeQuestion(...call)),
		quiz: (...call) => asked(service.quiz(...call)),
		catalogue: (...call) => asked(service.catalogue(...call)),
		submit,
		async progress(locale) {
			const id = await whose();
			return id === null ? UNREACHABLE : asked(service.progressOf(id, locale));
		},
		async next(wish, locale) {
			const id = await whose();
			if (id !== null)
				return orKept(service.nextFor(id, wish, locale), async () => (await freshItem(store, isDue, now()))?.item);
			const first = await this.makeScenario(FIRST_WISH, locale);
			return first.ok ? { ok: true, value: firstItem(first.value, parts.beginning(locale)) } : first;
		},
	};
}

const isDue = () => true;

/** As far as a wish can be met without asking: family, template and language. */
function isScenarioAs(item: Item, { family, template }: ScenarioWish, locale: Locale): boolean {
	if (item.type !== "scenario" || item.scenario.locale !== locale) return false;
	const { scenario } = item;
	return (
		(family === undefined || scenario.family === family) && (template === undefined || scenario.template === template)
	);
}
