// Drawing a learner's paper: the same templates and difficulty as everybody's, with numbers of the learner's own, or shared.
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { LearnerName } from "../contract/primitives.ts";
import type { ScenarioItem } from "../course/assignment.ts";
import type { DrawnItem, PaperPlace } from "../course/paper.ts";
import type { Terms } from "../course/terms.ts";
import type { Secret } from "../scenario/chance.ts";
import { describeNewScenario, type Making, type Trying } from "./make.ts";
import type { ScenarioDescription } from "./scenario-description.ts";

/** A scenario is yet to be sealed: its id is what it is stored as. */
export type Drawing =
	| { readonly type: "scenario"; readonly description: ScenarioDescription }
	| Extract<DrawnItem, { readonly type: "question" }>;

export interface Drawer {
	readonly learner: LearnerName;
	/** Seconds since 1970. */
	readonly nowS: number;
	/** Another one at every call. */
	readonly randomSecret: () => Secret;
	readonly randomSeed: () => number;
}

/**
 * Scenarios that are made for a paper, at most, each in about a millisecond: those that it shows, and those that are tried in
 * search of what its items wish for.
 */
const MOST_MADE = 45;

/** After the assignment closes, its papers can be looked at for so long, s; */
const KEPT_AFTER_CLOSE_S = 30 * 86_400;
/** and one that never closes for so long after it was drawn, s. */
const KEPT_OPEN_S = 400 * 86_400;
/** An id has 32 bits for it. */
const LATEST_S = 0xffffffff;

/** What the learner's paper asks, in order; a failure where a template of the assignment is no more. */
export function drawPaper(
	terms: Terms,
	drawer: Drawer,
): { readonly ok: true; readonly items: readonly Drawing[] } | Failure {
	const items: Drawing[] = [];
	let left = MOST_MADE - terms.items.length;
	for (const [i, item] of terms.items.entries()) {
		if (item.type === "question") {
			const { type, questionId, seed } = item;
			items.push({ type, questionId, seed: seed ?? drawer.randomSeed() });
			continue;
		}
		const place = { assignmentId: terms.assignmentId, paper: terms.paper, item: i + 1 };
		// A fair share each: a wish that is never met leaves the others theirs.
		const trying = { left: Math.ceil(left / (terms.items.length - i)) };
		left -= trying.left;
		const description = drawScenario(item, terms, place, { ...drawer, trying });
		left += trying.left;
		if (!description) return failure("scenario-retired", DETAILS.scenarioRetired);
		items.push({ type: item.type, description });
	}
	return { ok: true, items };
}

interface Trier extends Drawer {
	readonly trying: Trying;
}

/** Null where the template is no more. */
function drawScenario(
	{ wish, secret }: ScenarioItem,
	terms: Terms,
	place: PaperPlace,
	{ learner, nowS, randomSecret, trying }: Trier,
): ScenarioDescription | null {
	const { policy, locale, closesAtMs } = terms;
	const making: Making = {
		caller: { kind: "server", tenant: learner.tenant },
		locale,
		nowS,
		trying,
		randomSecret: secret === null ? randomSecret : onwardsFrom(secret),
	};
	for (const { ask, ...wished } of lessAndLess(wish)) {
		const request = { ...wished, ...(ask && { ask: [...ask] }), learnerId: learner.learnerId, policy };
		const made = describeNewScenario(request, making);
		if (!made.ok) continue;
		const keptS =
			closesAtMs === null ? nowS + KEPT_OPEN_S : Math.max(nowS, Math.ceil(closesAtMs / 1000)) + KEPT_AFTER_CLOSE_S;
		return { ...made.description, expiresAt: Math.min(keptS, LATEST_S), place };
	}
	return null;
}

/**
 * What was settled, and what is left of it where chance does not meet it for this learner, or the template no longer offers
 * it: nobody is without a paper because of a wish that is seldom met. The template asks what it is about in any case.
 */
function lessAndLess({ skill, ...wish }: ScenarioItem["wish"]): readonly ScenarioItem["wish"][] {
	const { ask: _, ...plain } = wish;
	const { template, notation, profile } = wish;
	return [...(skill === undefined ? [] : [{ ...wish, skill }]), wish, plain, { template, notation, profile }];
}

/**
 * The shared secret first. Where it no longer makes what is wished for, because its template was changed since, others that
 * follow from it, so that all papers still share one.
 */
function onwardsFrom(hex: string): () => Secret {
	let tried = 0;
	return () => {
		const secret = Uint8Array.fromHex(hex);
		secret[15] = (secret[15] ?? 0) ^ tried++;
		return { secret };
	};
}
