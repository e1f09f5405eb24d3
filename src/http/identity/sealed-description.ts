// What a scenario id says, as it is sealed: a tuple, so that no key names are sealed a million times.
import * as v from "valibot";
import { MAX_ALLOWED_ATTEMPTS, type Policy, SHOW_SOLUTIONS } from "../../contract/policy.ts";
import { LearnerId, Tenant, Uint32 } from "../../contract/primitives.ts";
import { BLANK_KINDS } from "../../exercise/kinds/registry.ts";
import { GROUPINGS, KEEPS } from "../../exercise/score.ts";
import { type ExerciseSpec, MAX_WISHED_BLANKS } from "../../exercise/spec.ts";
import type { ScenarioDescription } from "../../practice/scenario-description.ts";
import { DIFFICULTIES, NOTATIONS, PROFILE_NAMES } from "../../scenario/spec.ts";
import { LOCALES } from "../../text/locale.ts";

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
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

// The seed has a fixed width: a length tells nothing.
const base = [
	v.string(),
	v.number(),
	v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)),
	v.picklist(NOTATIONS),
	v.picklist(PROFILE_NAMES),
	v.picklist(LOCALES),
	v.picklist([0, 1]),
	Uint32,
	Uint32,
	v.nullable(v.strictTuple([Tenant, LearnerId])),
] as const;

/** How many blanks, of which kinds and how hard; null and empty where the caller did not say. */
const asking = [
	v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_WISHED_BLANKS))),
	v.array(indexOf(BLANK_KINDS)),
] as const;
const SealedAsking = v.union([v.strictTuple(asking), v.strictTuple([...asking, v.picklist(DIFFICULTIES)])]);

/** What a caller did not wish for is not sealed: such ids keep the form that they had before there were such wishes. */
const Sealed = v.union([
	v.strictTuple(base),
	v.strictTuple([...base, SealedPolicy]),
	v.strictTuple([...base, v.nullable(SealedPolicy), SealedAsking]),
]);

export function encodeDescription(d: ScenarioDescription): string {
	const tuple: v.InferInput<typeof Sealed> = [
		d.spec.template,
		d.spec.version,
		d.spec.seed.toString(16).padStart(8, "0"),
		d.spec.notation,
		d.spec.profile,
		d.locale,
		d.seedGiven ? 1 : 0,
		d.issuedAt,
		d.expiresAt,
		d.boundTo && [d.boundTo.tenant, d.boundTo.learnerId],
	];
	const policy = d.policy && sealPolicy(d.policy);
	const { blanks, ask, difficulty } = d.spec;
	if (blanks !== undefined || ask || difficulty !== undefined)
		return JSON.stringify([...tuple, policy ?? null, sealAsking(d.spec)]);
	return JSON.stringify(policy ? [...tuple, policy] : tuple);
}

/** Null for what no version of this service ever sealed. */
export function decodeDescription(text: string): ScenarioDescription | null {
	const parsed = v.safeParse(Sealed, JSON.parse(text));
	if (!parsed.success) return null;
	const [template, version, seed, notation, profile, locale, given, issuedAt, expiresAt, bound, policy, asking] =
		parsed.output;
	return {
		spec: {
			template,
			version,
			seed: Number.parseInt(seed, 16),
			notation,
			profile,
			...(asking && unsealAsking(asking)),
		},
		locale,
		seedGiven: given === 1,
		boundTo: bound && { tenant: bound[0], learnerId: bound[1] },
		madeBy: policy ? "server" : "anonymous",
		...(policy && { policy: unsealPolicy(policy) }),
		issuedAt,
		expiresAt,
	};
}

function sealAsking({ blanks, ask = [], difficulty }: ExerciseSpec): v.InferInput<typeof SealedAsking> {
	const kinds = ask.map((kind) => BLANK_KINDS.indexOf(kind));
	return difficulty === undefined ? [blanks ?? null, kinds] : [blanks ?? null, kinds, difficulty];
}

function unsealAsking([blanks, kinds, difficulty]: v.InferOutput<typeof SealedAsking>): Pick<
	ExerciseSpec,
	"blanks" | "ask" | "difficulty"
> {
	return {
		...(difficulty !== undefined && { difficulty }),
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
