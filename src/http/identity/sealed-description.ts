// What a scenario id says, as it is sealed: a tuple, so that no key names are sealed a million times.
import * as v from "valibot";
import { MAKERS, type Maker } from "../../contract/made-by.ts";
import { MAX_ALLOWED_ATTEMPTS, type Policy, SHOW_SOLUTIONS } from "../../contract/policy.ts";
import { LearnerId, Tenant, Uint32 } from "../../contract/primitives.ts";
import type { PaperPlace } from "../../course/paper.ts";
import { BLANK_KINDS } from "../../exercise/kinds/names.ts";
import { GROUPINGS, KEEPS } from "../../exercise/score.ts";
import { type ExerciseSpec, MAX_WISHED_BLANKS } from "../../exercise/spec.ts";
import type { ScenarioDescription } from "../../practice/scenario-description.ts";
import type { Chance } from "../../scenario/chance.ts";
import { SKILL_IDS } from "../../scenario/skills.ts";
import { DIFFICULTIES, NOTATIONS, PROFILE_NAMES } from "../../scenario/spec.ts";
import { LOCALES } from "../../text/locale.ts";

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));
const indexOf = (table: readonly string[]) =>
	v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(table.length - 1));

// Names as their places in their tables, which therefore only ever grow at the end.
const SealedPolicy = v.strictTuple([
	v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_ALLOWED_ATTEMPTS)),
	indexOf(KEEPS),
	share,
	share,
	indexOf(GROUPINGS),
	indexOf(SHOW_SOLUTIONS),
]);

// Each has a fixed width: a length tells nothing of it.
const SealedSeed = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/));
const SealedChance = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{8}|[0-9a-f]{32})$/));

const head = [v.string(), v.number()] as const;
const tail = [
	v.picklist(NOTATIONS),
	v.picklist(PROFILE_NAMES),
	v.picklist(LOCALES),
	v.picklist([0, 1]),
	Uint32,
	Uint32,
	v.nullable(v.strictTuple([Tenant, LearnerId])),
] as const;

/** As long as a scenario had a seed whatever was asked for, and nobody noted who made it. */
const old = [...head, SealedSeed, ...tail] as const;

/** How many blanks, of which kinds, how hard and about what; null and empty where the caller did not say. */
const asking = [
	v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_WISHED_BLANKS))),
	v.array(indexOf(BLANK_KINDS)),
] as const;
const SealedAsking = v.union([
	v.strictTuple(asking),
	v.strictTuple([...asking, v.picklist(DIFFICULTIES)]),
	v.strictTuple([...asking, v.nullable(v.picklist(DIFFICULTIES)), v.picklist(SKILL_IDS)]),
]);

const today = [
	...head,
	SealedChance,
	...tail,
	v.nullable(SealedPolicy),
	v.nullable(SealedAsking),
	indexOf(MAKERS),
] as const;
const Today = v.strictTuple(today);
/** With the deadline of one whose time is limited. */
const Timed = v.strictTuple([...today, Uint32]);

/** At an item of a paper: assignment, paper, item. */
const SealedPlace = v.strictTuple([v.string(), ordinal, ordinal]);
const InPaper = v.strictTuple([...today, v.nullable(Uint32), SealedPlace]);

/** Every form that was ever sealed, today's first: an id is opened as long as it lives. */
const Sealed = v.union([
	Today,
	Timed,
	InPaper,
	v.strictTuple(old),
	v.strictTuple([...old, SealedPolicy]),
	v.strictTuple([...old, v.nullable(SealedPolicy), SealedAsking]),
]);

const ASKING = ["blanks", "ask", "difficulty", "skill"] as const satisfies readonly (keyof ExerciseSpec)[];

export function encodeDescription(d: ScenarioDescription): string {
	const asks = ASKING.some((wish) => d.spec[wish] !== undefined);
	const tuple: v.InferInput<typeof Today> = [
		d.spec.template,
		d.spec.version,
		sealChance(d.spec.seed),
		d.spec.notation,
		d.spec.profile,
		d.locale,
		d.seedGiven ? 1 : 0,
		d.issuedAt,
		d.expiresAt,
		d.boundTo && [d.boundTo.tenant, d.boundTo.learnerId],
		d.policy ? sealPolicy(d.policy) : null,
		asks ? sealAsking(d.spec) : null,
		MAKERS.indexOf(d.madeBy),
	];
	if (d.place) {
		const { assignmentId, paper, item } = d.place;
		return JSON.stringify([...tuple, d.deadline ?? null, [assignmentId, paper, item]]);
	}
	return JSON.stringify(d.deadline === undefined ? tuple : [...tuple, d.deadline]);
}

/** Null for what no version of this service ever sealed. */
export function decodeDescription(text: string): ScenarioDescription | null {
	const parsed = v.safeParse(Sealed, JSON.parse(text));
	if (!parsed.success) return null;
	const [
		template,
		version,
		chance,
		notation,
		profile,
		locale,
		given,
		issuedAt,
		expiresAt,
		bound,
		policy,
		asking,
		maker,
		deadline,
		place,
	] = parsed.output;
	return {
		spec: {
			template,
			version,
			seed: unsealChance(chance),
			notation,
			profile,
			...(asking && unsealAsking(asking)),
		},
		locale,
		seedGiven: given === 1,
		boundTo: bound && { tenant: bound[0], learnerId: bound[1] },
		...(policy && { policy: unsealPolicy(policy) }),
		madeBy: (maker !== undefined && MAKERS[maker]) || leastMaker(bound !== null),
		issuedAt,
		expiresAt,
		...(typeof deadline === "number" && { deadline }),
		...(place && { place: unsealPlace(place) }),
	};
}

function unsealPlace([assignmentId, paper, item]: v.InferOutput<typeof SealedPlace>): PaperPlace {
	return { assignmentId, paper, item };
}

function sealChance(chance: Chance): string {
	return typeof chance === "number" ? chance.toString(16).padStart(8, "0") : chance.secret.toHex();
}

function unsealChance(digits: string): Chance {
	return digits.length === 8 ? Number.parseInt(digits, 16) : { secret: Uint8Array.fromHex(digits) };
}

/** Of an id that does not say who made it: whoever needed least to do so, for it must not pass for a teacher's. */
function leastMaker(isBound: boolean): Maker {
	return isBound ? "learner" : "anonymous";
}

function sealAsking({ blanks, ask = [], difficulty, skill }: ExerciseSpec): v.InferInput<typeof SealedAsking> {
	const kinds = ask.map((kind) => BLANK_KINDS.indexOf(kind));
	if (skill !== undefined) return [blanks ?? null, kinds, difficulty ?? null, skill];
	return difficulty === undefined ? [blanks ?? null, kinds] : [blanks ?? null, kinds, difficulty];
}

function unsealAsking([blanks, kinds, difficulty, skill]: v.InferOutput<typeof SealedAsking>): Pick<
	ExerciseSpec,
	(typeof ASKING)[number]
> {
	return {
		...(difficulty !== undefined && difficulty !== null && { difficulty }),
		...(skill !== undefined && { skill }),
		...(blanks !== null && { blanks }),
		...(kinds.length > 0 && { ask: BLANK_KINDS.filter((_, i) => kinds.includes(i)) }),
	};
}

function sealPolicy(policy: Policy): v.InferInput<typeof SealedPolicy> {
	return [
		policy.attempts,
		KEEPS.indexOf(policy.keep),
		policy.decay,
		policy.followThroughShare,
		GROUPINGS.indexOf(policy.allOrNothing),
		SHOW_SOLUTIONS.indexOf(policy.showSolution),
	];
}

function unsealPolicy([attempts, keep, decay, followThroughShare, grouping, show]: v.InferOutput<
	typeof SealedPolicy
>): Policy {
	return {
		attempts,
		keep: KEEPS[keep] ?? KEEPS[0],
		decay,
		followThroughShare,
		allOrNothing: GROUPINGS[grouping] ?? GROUPINGS[0],
		showSolution: SHOW_SOLUTIONS[show] ?? "never",
	};
}
