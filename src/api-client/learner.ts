// Whose record is kept: an anonymous learner, made when first needed, whose token is renewed once it has run out.
import { type Alone, oneAtATime } from "./alone.ts";
import { type Credential, type CredentialStore, isCredential } from "./credentials.ts";
import { isProblem, type Outcome, UNREACHABLE } from "./outcome.ts";
import type { Fetch } from "./retry.ts";

export interface Learner {
	/** Null as long as there is none. */
	read(): Promise<Credential | null>;
	/** The learner there is, or a new anonymous one: one, however often and in however many tabs it is asked for. */
	get(): Promise<Outcome<Credential>>;
	/** A token in the place of one that has run out; that of another tab where it was first. */
	renew(stale: Credential): Promise<Outcome<Credential>>;
}

export function learnerOf(store: CredentialStore, baseUrl: string, fetch: Fetch): Learner {
	const alone: Alone = store.alone ?? oneAtATime();

	/** Writes nothing over a credential that came into the store meanwhile: by a tab that `alone` did not keep out. */
	async function ask(
		path: string,
		headers: Readonly<Record<string, string>>,
		before: Credential | null,
	): Promise<Outcome<Credential>> {
		const outcome = await credentialFrom(() => fetch(new Request(`${baseUrl}${path}`, { method: "POST", headers })));
		if (!outcome.ok) return outcome;
		const there = await store.read();
		if (there && there.token !== before?.token) return { ok: true, value: there };
		await store.write(outcome.value);
		return outcome;
	}

	return {
		read: () => store.read(),
		async get() {
			const there = await store.read();
			if (there) return { ok: true, value: there };
			return alone(async () => {
				const made = await store.read();
				return made ? { ok: true, value: made } : ask("/v1/learners", {}, null);
			});
		},
		renew: (stale) =>
			alone(async () => {
				const there = await store.read();
				if (there && there.token !== stale.token) return { ok: true, value: there };
				const path = `/v1/learners/${encodeURIComponent(stale.learnerId)}/tokens`;
				return ask(path, { Authorization: `Bearer ${stale.token}` }, stale);
			}),
	};
}

async function credentialFrom(send: () => Promise<Response>): Promise<Outcome<Credential>> {
	try {
		const value: unknown = await (await send()).json();
		if (isCredential(value)) return { ok: true, value };
		return isProblem(value) ? { ok: false, problem: value } : UNREACHABLE;
	} catch {
		return UNREACHABLE;
	}
}
