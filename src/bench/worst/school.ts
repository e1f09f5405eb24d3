// A class of made-up results behind the routes of assignments: what is asked of its objects is answered from memory, worked
// out as they work it out. What reading tables costs is not measured here.
import { MAX_HOLDERS } from "../../contract/misconception-map.ts";
import type { LearnerId, Tenant } from "../../contract/primitives.ts";
import type { AnalysedPapers, ClassIdeas } from "../../course/analysed.ts";
import type { Assignment } from "../../course/assignment.ts";
import type { Row } from "../../course/gradebook.ts";
import { misconceptionMap } from "../../course/map/misconception-map.ts";
import { packIdeas } from "../../course/map/packed-ideas.ts";
import type { Paper } from "../../course/paper.ts";
import { statisticsOf } from "../../course/statistics/statistics.ts";
import { type Terms, termsFor } from "../../course/terms.ts";
import { MISCONCEPTION_IDS } from "../../scenario/misconceptions.ts";
import { seededRandom } from "../../scenario/random.ts";

/** As many as an assignment takes. */
const LEARNERS = 10_000;
/** More than a page of a gradebook has scores for its rows: src/storage/assignment/gradebook.ts. */
const MOST_SCORES = 20_000;

const random = seededRandom(7);
const share = () => random.int(0, 10_000) / 10_000;
const idOf = (i: number) => `learner-${i}` as LearnerId;

/** The last assignment that was set, and everybody's results at it. */
export function openSchool() {
	let set: Assignment | null = null;
	const answering =
		<Answer>(answer: (assignment: Assignment) => Answer) =>
		async () =>
			set && answer(set);
	return {
		create: async (_: Tenant, assignment: Assignment, learners: readonly LearnerId[]) => {
			set = assignment;
			return { kind: "made", assignment, begunAtMs: null, learners: learners.length };
		},
		madeBy: async () => null,
		nameMore: async () => false,
		read: answering((assignment) => ({ assignment, begunAtMs: null })),
		patch: async () => ({ kind: "not-found" }),
		nameAll: async () => ({ kind: "named", learners: LEARNERS }),
		erase: async () => ({ kind: "not-found" }),
		open: async (learnerId: LearnerId) =>
			set ? { kind: "open", terms: beganTerms(set, learnerId), began: false } : { kind: "not-found" },
		gradebook: async ({ limit }: { readonly limit: number }) =>
			set && {
				assignment: set,
				rows: rowsOf(set, Math.min(limit, Math.floor(MOST_SCORES / set.items.length))),
				next: null,
			},
		statistics: answering((assignment) => ({ assignment, statistics: statisticsOf(papersOf(assignment)) })),
		misconceptions: answering((assignment) => ({
			assignment,
			map: misconceptionMap(ideasOf(assignment), () => MAX_HOLDERS.amongAll),
		})),
		needing: answering((assignment) => ({ assignment, learners: [idOf(1)], unknown: [], showedIn: [1] })),
	};
}

/** What of a learner's record a paper needs: it is drawn, and shown. */
export const PAPERS = {
	openPaper: async (_: LearnerId, terms: Terms, items: Paper["items"] | null) =>
		items
			? {
					kind: "paper",
					terms,
					paper: { paper: 1, items, startedAtMs: 0, finishedAtMs: null, finishedBy: null },
					attempts: [],
				}
			: { kind: "undrawn" },
} as const;

function beganTerms(assignment: Assignment, learnerId: LearnerId): Terms {
	return termsFor(assignment, { learnerId, override: {}, paper: 1, startedAtMs: Date.now() }, 1);
}

function rowsOf({ items }: Assignment, count: number): readonly Row[] {
	return Array.from({ length: count }, (_, i) => ({
		learnerId: idOf(i),
		state: "finished",
		paper: 1,
		startedAtMs: 1,
		endsAtMs: null,
		finishedAtMs: 2,
		finishedBy: "learner",
		scores: JSON.stringify(items.map((__, item) => [item + 1, 2, share(), 0, 1_795_782_629_000])),
		points: share(),
		daysLate: 0,
		override: {},
		updatedAtMs: 2,
	}));
}

/** Made once for each number of items: what it costs to make them is not the request's. */
const papers = new Map<number, AnalysedPapers>();
const ideas = new Map<number, ClassIdeas>();

function kept<T>(made: Map<number, T>, { items }: Assignment, make: (items: number) => T): T {
	const known = made.get(items.length) ?? make(items.length);
	made.set(items.length, known);
	return known;
}

function papersOf(assignment: Assignment): AnalysedPapers {
	return kept(papers, assignment, () => ({
		papers: Array.from({ length: LEARNERS }, () => ({ stand: "over", dueAtMs: null })),
		items: assignment.items.map(({ points }) => ({
			points,
			papers: Int32Array.from({ length: LEARNERS }, (_, i) => i),
			shares: Float64Array.from({ length: LEARNERS }, share),
			seconds: new Float64Array(LEARNERS).fill(60),
			submittedAtMs: new Float64Array(LEARNERS).fill(1),
			shown: new Map(),
		})),
		excused: 0,
	}));
}

function ideasOf(assignment: Assignment): ClassIdeas {
	return kept(ideas, assignment, (items) => ({
		names: MISCONCEPTION_IDS,
		learners: Array.from({ length: LEARNERS }, (_, i) => {
			const showed = MISCONCEPTION_IDS.flatMap((__, code) => (random.chance(10) ? code : []));
			const holding = () => ({ confidence: 3, showed: [random.int(1, items)], contradicted: [], holds: true });
			return { learnerId: idOf(i), packed: packIdeas(showed.map((code) => [code, holding()])) };
		}),
	}));
}
