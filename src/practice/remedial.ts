// A follow-up to an assignment, for those who need it: about what, for whom, and what it asks.
import type { AssignmentRequest } from "../contract/assignment-request.ts";
import { STATISTICS_DETAILS } from "../contract/details/statistics.ts";
import { DETAILS } from "../contract/details.ts";
import { type Failure, failure } from "../contract/failure.ts";
import type { ItemWish } from "../contract/item-wish.ts";
import type { LearnerId } from "../contract/primitives.ts";
import { REMEDIAL_POLICY, type RemedialRequest, USUAL_REMEDIAL_ITEMS } from "../contract/remedial.ts";
import type { Assignment } from "../course/assignment.ts";
import { type About, remedialItems } from "../course/remedial.ts";
import type { Bank, BankTitles } from "../question-bank/bank.ts";
import { isMisconception } from "../scenario/misconceptions.ts";
import { words } from "../text/words.ts";
import { knownSkills } from "./known.ts";
import { type Setting, type SettledAssignment, settleAssignment } from "./settle-assignment.ts";

/** What it is to be about, if there is such a thing. */
export function aboutOf(
	{ misconception, skill = "" }: Pick<RemedialRequest, "misconception" | "skill">,
	titles: BankTitles,
): { readonly ok: true; readonly about: About } | Failure {
	if (misconception !== undefined) return aboutMisconception(misconception);
	if (Object.hasOwn(knownSkills(titles), skill)) return { ok: true, about: { skill } };
	const detail = DETAILS.unknownName("skill", skill);
	return failure("unknown-skill", detail, [{ pointer: "/skill", detail }]);
}

function aboutMisconception(id: string): { readonly ok: true; readonly about: About } | Failure {
	if (isMisconception(id)) return { ok: true, about: { misconception: id } };
	const detail = STATISTICS_DETAILS.unknownMisconception(id);
	return failure("unknown-misconception", detail, [{ pointer: "/misconception", detail }]);
}

/** Whom it is for, as the assignment's object found out. */
export interface Needing {
	readonly assignment: Assignment;
	readonly learners: readonly LearnerId[];
	readonly unknown: readonly LearnerId[];
	readonly showedIn: readonly number[];
}

/** The title of an assignment is no longer. */
const MAX_TITLE = 200;

/** The follow-up, or why there is none. */
export function settleRemedial(
	request: RemedialRequest,
	about: About,
	needing: Needing,
	setting: Omit<Setting, "remedialOf"> & { readonly bank: Bank },
): SettledAssignment {
	const refused = refuseLearners(request, about, needing);
	if (refused) return refused;
	const { assignment } = needing;
	const { items: most = USUAL_REMEDIAL_ITEMS, difficulty = null } = request;
	const plan = { about, items: assignment.items, showedIn: needing.showedIn, difficulty, most };
	const items = remedialItems(plan, setting.bank.entries);
	const { assignmentId } = assignment;
	const settle = (wishes: readonly ItemWish[]) =>
		settleAssignment(requestOf(request, assignment, wishes), { ...setting, remedialOf: { assignmentId, about } });
	if (items.length === 0) return nothingAsks(about);
	const settled = settle(items);
	const fitting = settled.ok ? items : withoutRefused(items, settled);
	// Seldom, chance finds no scenario of a template that asks it: the others do.
	return fitting.length === 0 || fitting.length === items.length ? settled : settle(fitting);
}

function refuseLearners({ learners: named }: RemedialRequest, about: About, needing: Needing): Failure | null {
	const errors = needing.unknown.map((id) => ({
		pointer: `/learners/${named?.indexOf(id) ?? 0}`,
		detail: STATISTICS_DETAILS.unknownLearner(id),
	}));
	const [first] = errors;
	if (first) return failure("unknown-learner", first.detail, errors);
	if (needing.learners.length > 0) return null;
	const { nobodyFails, nobodyHolds } = STATISTICS_DETAILS;
	return failure("nobody-needs-it", "skill" in about ? nobodyFails(about.skill) : nobodyHolds(about.misconception));
}

function nothingAsks(about: About): Failure {
	const key = "skill" in about ? "skill" : "misconception";
	const detail = STATISTICS_DETAILS.nothingAsks("skill" in about ? about.skill : about.misconception);
	return failure("nothing-to-ask", detail, [{ pointer: `/${key}`, detail }]);
}

function requestOf(
	{ title, policy, opensAt, dueAt, closesAt, timeLimitSeconds, locale }: RemedialRequest,
	assignment: Assignment,
	items: readonly ItemWish[],
): AssignmentRequest {
	const { followUp } = words(locale ?? assignment.locale).misconceptionMap;
	return {
		title: title ?? followUp(assignment.title).slice(0, MAX_TITLE).toWellFormed(),
		items: [...items],
		policy: { ...REMEDIAL_POLICY, ...policy },
		locale: locale ?? assignment.locale,
		// Who they are is told when it is made; that there are any makes it theirs alone.
		learners: [],
		...(opensAt !== undefined && { opensAt }),
		...(dueAt !== undefined && { dueAt }),
		...(closesAt !== undefined && { closesAt }),
		...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
	};
}

function withoutRefused(items: readonly ItemWish[], { errors = [] }: Failure): readonly ItemWish[] {
	const refused = new Set(errors.map(({ pointer }) => /^\/items\/(\d+)/.exec(pointer ?? "")?.[1]));
	return items.filter((_, place) => !refused.has(String(place)));
}
