// What kinds that ask for a field of the timeline have in common.
import type { SkillId } from "../../../scenario/skills.ts";
import type { Field } from "../../fields.ts";
import type { Situation } from "../../situation.ts";
import type { Asking, Candidate } from "../kind.ts";

type FieldKind = Field["kind"];
type FieldOf<N extends FieldKind> = Extract<Field, { readonly kind: N }>;

interface Asked<N extends FieldKind> {
	readonly rank: number;
	/** Whether the template lets it be asked. */
	mayAsk(situation: Situation, field: FieldOf<N>): boolean;
	skills(situation: Situation, field: FieldOf<N>): readonly SkillId[];
	readonly apart?: number;
	readonly essential?: true;
}

/** The fields of this kind that are not given. */
export function fieldCandidates<N extends FieldKind>(
	situation: Situation,
	kind: N,
	asked: Asked<N>,
): readonly Candidate<N, FieldOf<N>>[] {
	const candidates: Candidate<N, FieldOf<N>>[] = [];
	let place = -1;
	for (const field of situation.fields) {
		place++;
		if (!isOf(field, kind) || field.given || !asked.mayAsk(situation, field)) continue;
		candidates.push({
			kind,
			key: field.key,
			step: field.step,
			about: field,
			rank: asked.rank,
			place,
			// What is shown elsewhere is asked by itself, field by field.
			group: field.knownElsewhere ? field.key : field.group,
			apart: asked.apart ?? 1,
			essential: asked.essential ?? false,
			hidesTimesFrom: null,
			blank: (id) => fieldBlank(kind, field, id, asked.skills(situation, field)),
		});
	}
	return candidates;
}

export function fieldBlank<N extends string, F extends Field>(
	kind: N,
	field: F,
	id: string,
	skills: readonly SkillId[],
): Asking<N, F> {
	return { kind, id, key: field.key, step: field.step, skills, points: 1, asks: field };
}

function isOf<N extends FieldKind>(field: Field, kind: N): field is FieldOf<N> {
	return field.kind === kind;
}
