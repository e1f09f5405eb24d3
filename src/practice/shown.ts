// What one attempt shows of what a learner knows: of each skill how much was right and how it was come by, how sure the
// learner was, and which ideas held before it contradicts.
import type { ConfidenceLevel, SaidConfidence } from "../contract/confidence.ts";
import type { BlankResult } from "../exercise/types.ts";
import { showsSkill } from "./sighting.ts";

/** As a record keeps it of every attempt, and therefore short: what is usual is left out. */
export interface Shown {
	/** Short name of what was played. */
	readonly instance?: string;
	/** That it was not the first attempt at the same. */
	readonly again?: true;
	/** That it does not count, for its key is known, but is a review: it was asked again after a while. */
	readonly review?: true;
	/** When it was answered, ms since 1970, as far as that may be believed; left out for when it was received. */
	readonly atMs?: number;
	/** Skills of which a hint was taken. */
	readonly hinted?: readonly string[];
	/** How sure the learner was of a skill: of a wrong answer the surest, else the least sure. */
	readonly confidence?: Readonly<Record<string, ConfidenceLevel>>;
	/** Of answers that said how sure the learner was. */
	readonly sure?: readonly SureAnswer[];
	/** Ids of misconceptions that were held before, and that an answer contradicts. */
	readonly contradicted?: readonly string[];
}

export type SureAnswer = readonly [level: ConfidenceLevel, correct: 0 | 1];

/** One answer that could be read. */
interface Answer {
	readonly skills: readonly string[];
	readonly right: boolean;
	readonly hinted: boolean;
	readonly confidence: ConfidenceLevel | null;
}

type Marked = Pick<BlankResult, "skills" | "verdict" | "parts">;

/** `hints`: by the blank that they were taken for. */
export function howShown(
	blanks: Readonly<Record<string, Marked>>,
	said: SaidConfidence | undefined,
	hints: Readonly<Record<string, unknown>>,
): Pick<Shown, "hinted" | "confidence" | "sure"> {
	const answers = Object.entries(blanks).flatMap(([id, blank]) => {
		const confidence = (typeof said === "object" ? said[id] : said) ?? null;
		return answersIn(blank, { hinted: Object.hasOwn(hints, id), confidence });
	});
	const hinted = skillsOf(answers.filter((answer) => answer.hinted));
	const sure = answers.flatMap(({ confidence, right }): readonly SureAnswer[] =>
		confidence === null ? [] : [[confidence, right ? 1 : 0]],
	);
	return {
		...(hinted.length > 0 && { hinted }),
		...(sure.length > 0 && { sure, confidence: confidenceIn(answers) }),
	};
}

/** A blank in parts is answered part by part. */
function answersIn({ skills, verdict, parts }: Marked, how: Pick<Answer, "hinted" | "confidence">): readonly Answer[] {
	if (parts) return Object.values(parts).flatMap((part) => answersIn(part, how));
	const right = showsSkill(verdict);
	return right === null ? [] : [{ skills, right, ...how }];
}

function skillsOf(answers: readonly Answer[]): readonly string[] {
	return [...new Set(answers.flatMap(({ skills }) => skills))];
}

function confidenceIn(answers: readonly Answer[]): Readonly<Record<string, ConfidenceLevel>> {
	const levels = skillsOf(answers).map((skill) => [
		skill,
		confidenceAt(answers.filter(({ skills }) => skills.includes(skill))),
	]);
	return Object.fromEntries(levels.filter(([, level]) => level !== null));
}

function confidenceAt(answers: readonly Answer[]): ConfidenceLevel | null {
	const wrong = answers.filter(({ right }) => !right);
	const levels = (wrong.length > 0 ? wrong : answers).flatMap(({ confidence }) => confidence ?? []).toSorted();
	return (wrong.length > 0 ? levels.at(-1) : levels[0]) ?? null;
}

/** How long after a question was asked somebody may say to have answered it, ms: as long as a scenario lives. */
const ANSWER_TIME_MS = 30 * 86_400_000;

/**
 * When something was answered, as far as the client's clock may be believed: not after it was received at `nowMs`, not
 * before it was made at `madeMs` (null for a question, which is always there). Nothing where the client did not say.
 */
export function believedTime(answeredAt: string | undefined, madeMs: number | null, nowMs: number): number | undefined {
	if (answeredAt === undefined) return undefined;
	return Math.min(nowMs, Math.max(madeMs ?? nowMs - ANSWER_TIME_MS, Date.parse(answeredAt)));
}
