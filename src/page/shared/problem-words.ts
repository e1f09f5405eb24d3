// What went wrong, and what one can do about it, for learners. Problems that are not named here say it in the words of the
// service.
import type { ProblemCode } from "../../contract/problem.ts";
import type { Localized } from "../../text/locale.ts";

/** What helps. */
export type Remedy = "retry" | "another" | "sign-in" | "none";

type Told = "unreachable" | "waiting" | "session" | "gone" | "time" | "ours" | "unreadable";

/** Where the service's own words are for programmers, or more can be said. */
export const TOLD: Partial<Readonly<Record<ProblemCode, Told>>> = {
	"rate-limited": "waiting",
	"credential-required": "session",
	"credential-invalid": "session",
	"token-expired": "session",
	"learner-erased": "session",
	"learner-claimed": "session",
	"scenario-expired": "gone",
	"scenario-retired": "gone",
	"scenario-not-found": "gone",
	"time-is-up": "time",
	"internal-error": "ours",
	"not-configured": "ours",
	"unreadable-answers": "unreadable",
	"nothing-readable": "unreadable",
};

export const REMEDIES: Readonly<Record<Told, Remedy>> = {
	unreachable: "retry",
	waiting: "retry",
	session: "sign-in",
	gone: "another",
	time: "none",
	ours: "retry",
	unreadable: "none",
};

export interface ProblemWords {
	readonly told: Readonly<Record<Told, string>>;
	waitFor(seconds: number): string;
	readonly retry: string;
	readonly another: string;
}

export const PROBLEM_WORDS = {
	en: {
		told: {
			unreachable: "The service cannot be reached. What you filled in stays here.",
			waiting: "Too many requests at once. What you filled in stays here.",
			session: "Your session has ended. Sign in again where you opened this page.",
			gone: "This scenario is no longer available.",
			time: "The time is up: no more answers are taken.",
			ours: "Something went wrong on our side. What you filled in stays here.",
			unreadable:
				"Some answers could not be read, so nothing was counted. They are marked; write them differently and check again.",
		},
		waitFor: (seconds) => (seconds === 1 ? "Try again in 1 second." : `Try again in ${seconds} seconds.`),
		retry: "Try again",
		another: "Get a new one",
	},
	zh: {
		told: {
			unreachable: "无法连接到服务。已填写的内容不会丢失。",
			waiting: "请求过多。已填写的内容不会丢失。",
			session: "登录已失效。请回到打开本页的地方重新登录。",
			gone: "这道题已不可用。",
			time: "时间已到，不再接受作答。",
			ours: "服务出了问题。已填写的内容不会丢失。",
			unreadable: "有的答案无法读取，这次不计分。它们已标出，请改写后再检查。",
		},
		waitFor: (seconds) => `请在 ${seconds} 秒后重试。`,
		retry: "重试",
		another: "换一题",
	},
} satisfies Localized<ProblemWords>;
