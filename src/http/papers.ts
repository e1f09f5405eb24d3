// A learner's papers, between the assignment's object, which says what they are held to, and the learner's, which keeps them.

import { PAPER_DETAILS } from "../contract/details/paper.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import { type DrawnItem, paperEndsAtMs } from "../course/paper.ts";
import type { Notice, Terms } from "../course/terms.ts";
import { openExercise } from "../practice/open.ts";
import { closed, type KnownPaper, refuseUnopened } from "../practice/paper.ts";
import { type AttemptAt, type Inline, paperDocument } from "../practice/paper-document.ts";
import { type Drawing, drawPaper } from "../practice/paper-draw.ts";
import { openQuestion, questionDocument } from "../practice/questions.ts";
import { scenarioDocument } from "../practice/scenario-document.ts";
import { bank } from "../question-bank/carried.ts";
import type { OpenOutcome } from "../storage/assignment/outcome.ts";
import type { FinishOutcome, PaperOutcome } from "../storage/learner/outcome.ts";
import type { Locale } from "../text/locale.ts";
import { assignmentNotFound, assignmentOfLearner } from "./assignment.ts";
import { type AppContext, nowSeconds, randomSecret, randomSeed } from "./context.ts";
import { erasedFor } from "./identity/erased.ts";
import { openScenario } from "./identity/scenario-id.ts";
import { learnerRecord } from "./learner-record.ts";
import { scenarioIdOf } from "./scenario-keys.ts";

/** What the assignment's object says to whoever has no paper of it. */
function refusedOpening(outcome: Exclude<OpenOutcome, { readonly kind: "open" }>): Failure {
	switch (outcome.kind) {
		case "not-found":
			return assignmentNotFound();
		case "not-assigned":
			return failure("learner-not-assigned", PAPER_DETAILS.notAssigned);
		case "not-open-yet":
			return failure("assignment-not-open", PAPER_DETAILS.notOpen(new Date(outcome.opensAtMs).toISOString()));
		case "closed":
			return closed(outcome.closedAtMs);
		case "full":
			return failure("assignment-full", PAPER_DETAILS.full);
	}
}

type News = { readonly ok: true; readonly told: boolean } | Failure;

/** By assignment: a batch of answers that come too late asks once, not for each. */
const asked = new WeakMap<Request, Map<string, Promise<News>>>();

/** Tells the learner's record of terms that are newer than those of `revision`, if there are such; asked once in a request. */
export function newerTerms(c: AppContext, learner: LearnerName, assignmentId: string, revision: number): Promise<News> {
	const inRequest = asked.get(c.req.raw) ?? new Map<string, Promise<News>>();
	asked.set(c.req.raw, inRequest);
	const news = inRequest.get(assignmentId) ?? askForTerms(c, learner, assignmentId, revision);
	inRequest.set(assignmentId, news);
	return news;
}

async function askForTerms(c: AppContext, learner: LearnerName, assignmentId: string, revision: number): Promise<News> {
	const { learnerId } = learner;
	const tell = (notice: Notice) => learnerRecord(c, learner).tell(learnerId, [notice]);
	const outcome = await assignmentOfLearner(c, learner, assignmentId).open(learnerId, false);
	if (outcome.kind !== "open") {
		if (revision > 0 && outcome.kind !== "not-open-yet") await tell({ kind: "gone", assignmentId });
		return refusedOpening(outcome);
	}
	const { terms } = outcome;
	if (terms.revision <= revision) return { ok: true, told: false };
	await tell({ kind: "terms", terms });
	return { ok: true, told: true };
}

type Found = KnownPaper & { readonly ok: true; readonly attempts: readonly AttemptAt[] };

/** Should the teacher give a new paper just while one is drawn, or the assignment first have to forget, that is drawn. */
const TRIES = 3;

/** The learner's current paper; `begins`: it is opened, and its clock starts, if it was not before. */
export async function openPaper(
	c: AppContext,
	learner: LearnerName,
	assignmentId: string,
	begins: boolean,
): Promise<Found | Failure> {
	for (let tried = 0; tried < TRIES; tried++) {
		const opened = await assignmentOfLearner(c, learner, assignmentId).open(learner.learnerId, begins);
		if (opened.kind !== "open") return refusedOpening(opened);
		const { terms } = opened;
		const kept = await keepPaper(c, learner, terms);
		if (kept !== "undrawn") {
			// The learner was erased just before: nobody else would take the row away that this call began.
			const erased = !kept.ok && (kept.code === "learner-erased" || kept.code === "learner-not-found");
			if (erased && opened.began && terms.startedAtMs !== null)
				await assignmentOfLearner(c, learner, assignmentId).forget(learner.learnerId, terms.startedAtMs);
			return kept;
		}
		if (terms.startedAtMs !== null) continue;
		return begins ? refuseBeginning(terms) : { ok: true, terms, paper: null, attempts: [] };
	}
	return failure("paper-reset", PAPER_DETAILS.reset);
}

/** An assignment that is open begins when it is asked to. */
function refuseBeginning(terms: Terms): Failure {
	return refuseUnopened(terms, Date.now()) ?? closed(terms.closesAtMs ?? 0);
}

/** As it is kept, drawn if it has begun and was not yet. */
async function keepPaper(c: AppContext, learner: LearnerName, terms: Terms): Promise<Found | Failure | "undrawn"> {
	const { sinceS } = c.get("credential");
	const record = learnerRecord(c, learner);
	const known = await record.openPaper(learner.learnerId, terms, null, sinceS);
	if (known.kind !== "undrawn" || terms.startedAtMs === null) return keptOf(c, known);
	const drawn = drawPaper(terms, { learner, nowS: nowSeconds(), randomSecret, randomSeed });
	if (!drawn.ok) return drawn;
	const items = await Promise.all(drawn.items.map((item) => sealed(c, item)));
	const outcome = await record.openPaper(learner.learnerId, terms, items, sinceS);
	if (outcome.kind === "remembered") {
		const { assignmentId } = terms;
		await assignmentOfLearner(c, learner, assignmentId).forget(learner.learnerId, outcome.upToMs);
		await record.forgotten(assignmentId);
	}
	return keptOf(c, outcome);
}

async function sealed(c: AppContext, drawing: Drawing): Promise<DrawnItem> {
	if (drawing.type === "question") return drawing;
	return { type: "scenario", scenarioId: await scenarioIdOf(c, drawing.description) };
}

function keptOf(c: AppContext, outcome: PaperOutcome): Found | Failure | "undrawn" {
	switch (outcome.kind) {
		case "paper":
			return { ok: true, ...outcome };
		case "undrawn":
		case "remembered":
			return "undrawn";
		case "log-full":
			return failure("attempt-log-full", DETAILS.attemptLogFull);
		case "claimed-elsewhere":
			return failure("learner-claimed", DETAILS.recordClaimed);
		case "erased":
			return erasedFor(c.get("caller"));
	}
}

/** Hands the learner's current paper in. */
export async function finishPaper(c: AppContext, learner: LearnerName, assignmentId: string): Promise<Found | Failure> {
	const by = c.get("caller").kind === "server" ? "teacher" : "learner";
	const outcome: FinishOutcome = await learnerRecord(c, learner).finishPaper(
		assignmentId,
		by,
		c.get("credential").sinceS,
	);
	if (outcome.kind !== "not-begun") return finishedOf(c, outcome);
	const news = await newerTerms(c, learner, assignmentId, 0);
	return news.ok ? failure("paper-not-begun", PAPER_DETAILS.notBegun) : news;
}

function finishedOf(c: AppContext, outcome: Exclude<FinishOutcome, { readonly kind: "not-begun" }>): Found | Failure {
	const kept = keptOf(c, outcome);
	if (kept === "undrawn") throw new Error("a paper that is finished was drawn");
	return kept;
}

/** The paper as it is answered; `wished` is the language asked for. */
export async function paperView(c: AppContext, learner: LearnerName, found: Found, wished: Locale | undefined) {
	const locale = wished ?? found.terms.locale;
	const shown = await Promise.all((found.paper?.items ?? []).map((drawn) => inline(c, found, drawn, locale)));
	return paperDocument(found, shown, { learnerId: learner.learnerId, locale, nowMs: Date.now() });
}

async function inline(c: AppContext, { terms, paper }: Found, drawn: DrawnItem, locale: Locale): Promise<Inline> {
	if (drawn.type === "question") {
		const found = openQuestion(bank(), drawn.questionId, drawn.seed);
		return { type: "question", question: found.ok ? questionDocument(found.instance, locale) : null };
	}
	const { scenarioId } = drawn;
	const opened = await openScenario(scenarioId, c.get("configuration").scenarioKeys, nowSeconds());
	const description = opened.ok ? opened.description : "expired" in opened ? opened.expired : null;
	if (!description) return { type: "scenario", scenario: null };
	const endsMs = paper && paperEndsAtMs(terms, paper);
	const today = {
		...description,
		policy: terms.policy,
		...(endsMs !== null && { deadline: Math.floor(endsMs / 1000) }),
	};
	const exercise = openExercise(scenarioId, today, c.get("caller"));
	return { type: "scenario", scenario: exercise.ok ? scenarioDocument(exercise, locale, c.get("caller")) : null };
}
