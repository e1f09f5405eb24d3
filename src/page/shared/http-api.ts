// The service over HTTP, for elements in anybody's page.
import { randomKey } from "../../api-client/random-key.ts";
import type { Problem } from "../../contract/problem.ts";
import type { Locale } from "../../text/locale.ts";
import type { Api, AttemptDocument, Outcome, Submitted } from "./api.ts";

export interface Service {
	/** Where it is, without a slash at the end; empty: where the page came from. */
	readonly base: string;
	readonly learnerId?: string | null;
	readonly token?: string | null;
}

interface Call {
	readonly method?: "GET" | "POST";
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string>>;
}

function waitOf({ headers }: Response): { readonly retryAfterS?: number } {
	const seconds = Number(headers.get("Retry-After") ?? "");
	return seconds > 0 ? { retryAfterS: seconds } : {};
}

export function httpApi({ base, learnerId = null, token = null }: Service): Api {
	async function call<T>(
		path: string,
		locale: Locale,
		{ method = "GET", body, headers }: Call = {},
	): Promise<Outcome<T>> {
		try {
			const answer = await fetch(`${base}${path}`, {
				method,
				headers: {
					"Accept-Language": locale,
					...(body && { "Content-Type": "application/json" }),
					...(token !== null && { Authorization: `Bearer ${token}` }),
					...headers,
				},
				...(body && { body: JSON.stringify(body) }),
			});
			const value = await answer.json();
			return answer.ok ? { ok: true, value } : { ok: false, problem: value as Problem, ...waitOf(answer) };
		} catch {
			return { ok: false, problem: "unreachable" };
		}
	}

	const scenario = (id: string) => `/v1/scenarios/${encodeURIComponent(id)}`;
	const learner = () => `/v1/learners/${encodeURIComponent(learnerId ?? "")}`;
	const seeded = (seed: number | undefined) => (seed === undefined ? "" : `?seed=${seed}`);
	const post = (body: object, headers: Readonly<Record<string, string>> = {}): Call => ({
		method: "POST",
		body,
		headers,
	});
	const owner = learnerId === null ? {} : { learnerId };

	return {
		learnerId,
		makeScenario: (wish, locale) => call("/v1/scenarios", locale, post({ ...wish, ...owner, locale })),
		// Without it a scenario speaks the language that it was made in.
		readScenario: (id, locale) => call(`${scenario(id)}?locale=${locale}`, locale),
		validate: (id, answers, locale) => call(`${scenario(id)}/validate`, locale, post({ answers, locale })),
		grade: (id, answers, locale) => call(`${scenario(id)}/grade`, locale, post({ answers, locale })),
		hint: (id, blank, level, locale) =>
			call(`${scenario(id)}/hints`, locale, post({ blank, ...(level && { level }), locale })),
		believed: (link, locale) => call(`${link}&locale=${locale}`, locale),
		question: (id, seed, locale) => call(`/v1/questions/${encodeURIComponent(id)}${seeded(seed)}`, locale),
		gradeQuestion: (id, answer, seed, locale) =>
			call(
				`/v1/questions/${encodeURIComponent(id)}/grade`,
				locale,
				post({ answer, ...(seed !== undefined && { seed }), locale }),
			),
		quiz: (wish, locale) => call(`/v1/quizzes?${new URLSearchParams({ ...wish, locale })}`, locale),
		catalogue: (locale) => call(`/v1/catalogue?locale=${locale}`, locale),
		async submit(submission, locale): Promise<Outcome<Submitted>> {
			const key = { "Idempotency-Key": randomKey() };
			const sent = await call<AttemptDocument>(`${learner()}/attempts`, locale, post({ ...submission, locale }, key));
			return sent.ok ? { ok: true, value: { kind: "graded", attempt: sent.value } } : sent;
		},
		progress: (locale) => call(`${learner()}/progress?timeZone=${encodeURIComponent(timeZone())}`, locale),
		next: (wish, locale) => call(`${learner()}/next?${new URLSearchParams({ ...wish, locale })}`, locale),
	};
}

/** In which a learner's days are counted. */
function timeZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
