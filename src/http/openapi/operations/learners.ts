// Learners, their tokens, attempts and progress.

import { Attempt, AttemptPage } from "../../../contract/attempt.ts";
import { AttemptBatchAnswer } from "../../../contract/attempt-batch.ts";
import { AttemptBatch } from "../../../contract/attempt-batch-request.ts";
import { AttemptPageQuery, AttemptPath, AttemptRequest, IdempotencyHeader } from "../../../contract/attempt-request.ts";
import { ClaimRequest, ClaimView } from "../../../contract/claim.ts";
import { ExportQuery, LearnerExport } from "../../../contract/export.ts";
import { LearnerPath, LearnerRequest, LearnerToken, TokenRequest } from "../../../contract/learner.ts";
import { Next, NextQuery, Pack, PackQuery } from "../../../contract/next.ts";
import { PairingCodeRequest, PairingCodeView, PairingRequest } from "../../../contract/pairing.ts";
import { Progress, ProgressQuery } from "../../../contract/progress.ts";
import { LocaleQuery, NoQuery } from "../../../contract/query.ts";
import { RegradedAttempt } from "../../../contract/regraded.ts";
import type { Section } from "../operation.ts";

export const LEARNERS: Section = {
	name: "learners",
	description: "Learners, their attempts and their progress",
	operations: {
		"POST /v1/learners": {
			id: "createLearner",
			summary: "An anonymous practice learner and its token",
			description:
				"Needs no credential, and no server key may be sent: those name their learners themselves, see `POST /v1/learners/{learnerId}/tokens`. Nobody can guess the id; whoever loses the token loses the record.",
			security: "optional",
			query: NoQuery,
			body: { schema: LearnerRequest, optional: true },
			success: { status: 201, description: "The learner.", schema: LearnerToken },
			problems: ["server-key-refused"],
		},
		"POST /v1/learners/:learnerId/tokens": {
			id: "createLearnerToken",
			summary: "A token: for a learner of the key's tenant, or a new one for the learner itself",
			description:
				"An LMS names its learners by opaque ids; a learner need not be made before its first token, and the token stores nothing. A learner renews its own token, also up to 180 days after it expired, unless a server key minted it with `renewable: false`: the new one lives as long as such tokens do (an hour, of an anonymous learner 30 days) unless `expiresInSeconds` says otherwise, and falls with the server key that minted the first.",
			security: "minter",
			path: LearnerPath,
			query: NoQuery,
			body: { schema: TokenRequest, optional: true },
			success: { status: 201, description: "The token.", schema: LearnerToken },
			problems: [],
		},
		"POST /v1/learners/:learnerId/pairing-codes": {
			id: "createPairingCode",
			summary: "A code with which another device becomes the same learner",
			description:
				"Good for ten minutes and one device. With the learner's own token, unless the server key that minted it said `renewable: false`, or with a server key.",
			security: "learner",
			path: LearnerPath,
			query: NoQuery,
			body: { schema: PairingCodeRequest, optional: true },
			success: { status: 201, description: "The code.", schema: PairingCodeView },
			problems: ["server-key-required"],
		},
		"POST /v1/pairings": {
			id: "createPairing",
			summary: "Redeem a pairing code: a token of the same learner for this device",
			description:
				"Needs no credential. A code that is wrong, used or expired, or whose learner was erased, is one and the same 404. Tries are limited by address.",
			security: "optional",
			query: NoQuery,
			body: { schema: PairingRequest },
			success: { status: 201, description: "The learner.", schema: LearnerToken },
			problems: ["pairing-code-not-found"],
		},
		"POST /v1/learners/:learnerId/claims": {
			id: "claimRecord",
			summary: "An anonymous record becomes part of this learner's",
			description:
				"For a tenant's learner, with its token or a server key, and the anonymous learner's token in the body. Attempts are appended in the order recorded, with new numbers, everything else of them as it was; idempotency keys stay good, progress adds up. The anonymous learner is erased once all is there; until then it takes nothing more (409 `learner-claimed`). A repeat of the call answers the same. Scenarios that were bound to the anonymous learner can no more be submitted.",
			security: "learner",
			path: LearnerPath,
			query: NoQuery,
			body: { schema: ClaimRequest },
			success: { status: 200, description: "The claim, and how far it is.", schema: ClaimView },
			problems: ["server-key-required", "learner-claimed", "attempt-log-full"],
		},
		"DELETE /v1/learners/:learnerId": {
			id: "deleteLearner",
			summary: "Erase the learner: everything recorded, for good",
			description:
				"With a server key, or with the learner's own token. Assignments forget the learner's papers and results, too, and webhooks what is yet to be delivered about it: at once, or as soon as they are reached. Nothing is kept but that, and when, the learner was erased; every token of before is dead from now on (401 `learner-erased`) but for a repeat of this call, and what was still on its way records nothing. Answered within a second or two: what comes after the answer is of a new learner, whom a tenant may call by the same id. 204 too for whoever never was or was erased before.",
			security: "learner",
			path: LearnerPath,
			query: NoQuery,
			success: { status: 204, description: "The learner is erased." },
			problems: [],
		},
		"GET /v1/learners/:learnerId/export": {
			id: "exportLearner",
			summary: "Everything stored of the learner",
			description:
				"In pages of about 100 kB: progress, hints taken and keys shown first, then every attempt, with the answers as they were sent and the response as it was. What the learner may not see yet is not in it.",
			security: "learner",
			path: LearnerPath,
			query: ExportQuery,
			success: { status: 200, description: "A page of the export.", schema: LearnerExport },
			problems: [],
		},
		"GET /v1/learners/:learnerId/progress": {
			id: "getProgress",
			summary: "What the learner has mastered so far",
			description:
				"Totals, the streak, each skill with when it is due again, misconceptions with whether they are cured, and how well the learner knows what they know.",
			security: "learner",
			path: LearnerPath,
			query: ProgressQuery,
			success: { status: 200, description: "The progress.", schema: Progress },
			problems: [],
		},
		"GET /v1/learners/:learnerId/next": {
			id: "getNext",
			summary: "What to practise next, and why",
			description:
				"The most overdue or weakest skill of which what it builds on is learned, asked by a new scenario of the learner's own or a question, at the learner's difficulty; another skill and another template than last time, unless nothing else is left. Asked again it may choose anew: nothing is stored.",
			security: "learner",
			path: LearnerPath,
			query: NextQuery,
			success: { status: 200, description: "A scenario or question, in whole.", schema: Next },
			problems: [],
		},
		"GET /v1/learners/:learnerId/pack": {
			id: "getPack",
			summary: "Scenarios and questions to take along where there is no network",
			description:
				"What `next` would choose, several at once, each in whole and without its key. Answers are graded when they are sent: all at once by `attempts:batch`, with `answeredAt`.",
			security: "learner",
			path: LearnerPath,
			query: PackQuery,
			success: { status: 200, description: "The pack.", schema: Pack },
			problems: [],
		},
		"POST /v1/learners/:learnerId/attempts": {
			id: "createAttempt",
			summary: "Grade answers and record the attempt",
			description:
				"A repeat with the same Idempotency-Key and the same body answers the same bytes, also after the scenario has expired, and counts once. Answers of which one cannot be read, or none is given, are refused and use no attempt up, unless they are handed in as they are (`final`). An attempt whose key this learner had been shown before is kept and does not count (`counted`). At an assessed scenario attempts are counted, and what the key could be worked out from is left out until the policy's `showSolution` allows it; hints that the learner took cost what the catalogue says. At an item of a paper the assignment's policy and times hold, as they are at that moment: a teacher's extension counts at once.",
			security: "learner",
			path: LearnerPath,
			query: LocaleQuery,
			header: IdempotencyHeader,
			body: { schema: AttemptRequest },
			success: {
				status: 201,
				description: "The result, recorded.",
				schema: Attempt,
				headers: {
					Location: "Path of the attempt.",
					"Idempotent-Replayed": "`true` when this key had been answered before.",
				},
			},
			problems: [
				"invalid-idempotency-key",
				"scenario-bound-to-another-learner",
				"scenario-not-found",
				"scenario-expired",
				"scenario-retired",
				"time-is-up",
				"question-not-found",
				"quiz-not-found",
				"question-not-of-quiz",
				"unknown-blank",
				"nothing-readable",
				"unreadable-answers",
				"idempotency-key-reused",
				"attempts-used-up",
				"attempt-log-full",
				"learner-claimed",
				"assignment-not-found",
				"learner-not-assigned",
				"assignment-not-open",
				"assignment-closed",
				"paper-not-begun",
				"paper-finished",
				"paper-reset",
				"item-not-of-paper",
			],
		},
		"POST /v1/learners/:learnerId/attempts:batch{:batch}": {
			id: "createAttempts",
			summary: "Record up to 100 attempts, each as if it were sent alone",
			description:
				"For what was answered offline. The attempts are recorded one after the other, in order, and each is answered for itself: one that is refused, or does not even fit, leaves the others alone. A batch that was cut off is sent again as it was: what is recorded already is replayed, counted once, and the rest is recorded. The whole is refused, and nothing recorded, only when it is no such list, has more than 100 attempts, or the caller's allowance is too small: a batch counts as many requests as it has attempts. The body is bounded as every other (64 KB).",
			security: "learner",
			path: LearnerPath,
			query: LocaleQuery,
			body: { schema: AttemptBatch },
			success: { status: 200, description: "An answer to each attempt, in order.", schema: AttemptBatchAnswer },
			problems: [],
		},
		"GET /v1/learners/:learnerId/attempts": {
			id: "listAttempts",
			summary: "The learner's attempts, newest first",
			description: "Of all filters that are named, those attempts that meet every one.",
			security: "learner",
			path: LearnerPath,
			query: AttemptPageQuery,
			success: { status: 200, description: "A page of attempts.", schema: AttemptPage },
			problems: [],
		},
		"GET /v1/learners/:learnerId/attempts/:number": {
			id: "getAttempt",
			summary: "One attempt, as it was answered",
			description: "With the solution, once the policy of an assessed scenario allows it.",
			security: "learner",
			path: AttemptPath,
			query: NoQuery,
			success: { status: 200, description: "The attempt.", schema: Attempt },
			problems: ["attempt-not-found"],
		},
		"GET /v1/learners/:learnerId/attempts/:number/regraded": {
			id: "regradeAttempt",
			summary: "The answers of an attempt, as they would be graded today",
			description:
				"Also in another language than they were answered in. Nothing of the record changes. With the solution, once the policy of an assessed scenario allows it.",
			security: "learner",
			path: AttemptPath,
			query: LocaleQuery,
			success: { status: 200, description: "Both scores, and the result of today.", schema: RegradedAttempt },
			problems: ["attempt-not-found", "answers-not-kept", "scenario-retired", "question-not-found"],
		},
	},
};
