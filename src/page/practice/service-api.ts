// The calls of elements on the client, which knows the learner's token and renews it. What is kept on this device comes on
// top of it (stored-api.ts).
import type { InferOutput } from "valibot";
import type { Client } from "../../api-client/client.ts";
import { outcomeOf } from "../../api-client/outcome.ts";
import type { Pack } from "../../contract/next.ts";
import type { Locale } from "../../text/locale.ts";
import type { Api, Outcome } from "../shared/api.ts";

export type PackDocument = InferOutput<typeof Pack>;

/** Those that need no store; the others for a learner by name. */
export interface ServiceApi extends Omit<Api, "learnerId" | "submit" | "progress" | "next"> {
	progressOf(learnerId: string, locale: Locale): ReturnType<Api["progress"]>;
	nextFor(learnerId: string, wish: Parameters<Api["next"]>[0], locale: Locale): ReturnType<Api["next"]>;
	packFor(learnerId: string, n: number, locale: Locale): Promise<Outcome<PackDocument>>;
}

/** As `client.api` settles. */
type Call = Parameters<typeof outcomeOf<unknown>>[0];

/**
 * Elements know requests and answers by the contract's own types, from which those of the client are made by way of the
 * OpenAPI document: the same, but not to a compiler.
 */
type Ask = (path: string, init: object) => Call;

export function serviceApi({ api }: Pick<Client, "api">): ServiceApi {
	const ask = (method: "GET" | "POST") => {
		const call = api[method] as unknown as Ask;
		return <T>(path: string, locale: Locale, init: object = {}) =>
			outcomeOf(call(path, { headers: { "Accept-Language": locale }, ...init })) as Promise<Outcome<T>>;
	};
	const [get, post] = [ask("GET"), ask("POST")];
	const scenario = (scenarioId: string, rest: object = {}) => ({ params: { path: { scenarioId } }, ...rest });
	const question = (questionId: string, rest: object = {}) => ({ params: { path: { questionId } }, ...rest });
	const learner = (learnerId: string, query: object) => ({ params: { path: { learnerId }, query } });
	const seeded = (seed: number | undefined) => (seed === undefined ? {} : { seed });
	const SCENARIO = "/v1/scenarios/{scenarioId}";
	const LEARNER = "/v1/learners/{learnerId}";
	return {
		makeScenario: (wish, locale) => post("/v1/scenarios", locale, { body: { ...wish, locale } }),
		readScenario: (id, locale) => get(SCENARIO, locale, { params: { path: { scenarioId: id }, query: { locale } } }),
		validate: (id, answers, locale) =>
			post(`${SCENARIO}/validate`, locale, scenario(id, { body: { answers, locale } })),
		grade: (id, answers, locale) => post(`${SCENARIO}/grade`, locale, scenario(id, { body: { answers, locale } })),
		hint: (id, blank, level, locale) =>
			post(`${SCENARIO}/hints`, locale, scenario(id, { body: { blank, ...(level && { level }), locale } })),
		believed: (link, locale) => get(`${link}&locale=${locale}`, locale),
		question: (id, seed, locale) =>
			get("/v1/questions/{questionId}", locale, { params: { path: { questionId: id }, query: seeded(seed) } }),
		gradeQuestion: (id, answer, seed, locale) =>
			post("/v1/questions/{questionId}/grade", locale, question(id, { body: { answer, ...seeded(seed), locale } })),
		quiz: (wish, locale) => get("/v1/quizzes", locale, { params: { query: { ...wish, locale } } }),
		catalogue: (locale) => get("/v1/catalogue", locale, { params: { query: { locale } } }),
		progressOf: (id, locale) => get(`${LEARNER}/progress`, locale, learner(id, { timeZone: timeZone() })),
		nextFor: (id, wish, locale) => get(`${LEARNER}/next`, locale, learner(id, { ...wish, locale })),
		packFor: (id, n, locale) => get(`${LEARNER}/pack`, locale, learner(id, { locale, n: String(n) })),
	};
}

/** In which days are counted. */
function timeZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
