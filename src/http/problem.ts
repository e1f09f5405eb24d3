// Turns an expected failure into RFC 9457 problem+json. Every error answer of the API is made here.
import type { Failure, Said } from "../contract/failure.ts";
import { PROBLEMS, type Problem, type ProblemCode } from "../contract/problem.ts";
import { PROBLEM_TITLES } from "../contract/problem-titles.ts";
import type { Locale } from "../text/locale.ts";
import type { AppContext } from "./context.ts";
import { askedLocale } from "./locale.ts";

/** Details repeat input; nobody needs all of a long one back. */
const MAX_DETAIL = 500;
const MAX_ERRORS = 50;

/** What a 401 asks for (RFC 6750, 3). */
const CHALLENGES: Partial<Record<ProblemCode, string>> = {
	"credential-required": 'Bearer realm="seqack"',
	"credential-invalid": 'Bearer realm="seqack", error="invalid_token"',
	"learner-erased": 'Bearer realm="seqack", error="invalid_token", error_description="The learner was erased"',
	"token-expired": 'Bearer realm="seqack", error="invalid_token", error_description="The token expired"',
};

export function problem(c: AppContext, refused: Failure, headers: Readonly<Record<string, string>> = {}) {
	const challenge = CHALLENGES[refused.code];
	return c.json(problemDocument(c, refused), PROBLEMS[refused.code].status, {
		...headers,
		...(challenge !== undefined && { "WWW-Authenticate": challenge }),
		"Content-Type": "application/problem+json",
		"Content-Language": askedLocale(c),
		Vary: "Accept-Language",
	});
}

/** The problem as it is said to this caller, for an answer or a part of one. */
export function problemDocument(c: AppContext, { code, detail, errors }: Failure): Problem {
	const { status } = PROBLEMS[code];
	const locale = askedLocale(c);
	return {
		type: `/docs#${code}`,
		title: PROBLEM_TITLES[locale][code],
		status,
		code,
		detail: said(detail, locale),
		requestId: c.get("requestId"),
		...(errors && {
			errors: errors.slice(0, MAX_ERRORS).map((error) => ({ ...error, detail: said(error.detail, locale) })),
		}),
	};
}

function said(text: Said, locale: Locale): string {
	const words = typeof text === "string" ? text : text[locale];
	return words.length <= MAX_DETAIL ? words : `${words.slice(0, MAX_DETAIL)}…`;
}
