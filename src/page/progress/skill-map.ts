// The skills as a map: in each area a tree, every skill below the one of that area that it builds on last.
import type { Progress } from "../../contract/progress.ts";
import type { CatalogueDocument } from "../shared/api.ts";
import { AREAS, type Area, areaOf, placeOf } from "./areas.ts";

type CatalogueSkill = CatalogueDocument["skills"][number];
export type SkillProgress = Progress["skills"][number];

/** `due`: to be practised again now, whether mastered before or not. */
export type Standing = "new" | "learning" | "mastered";

export interface MapSkill {
	readonly id: string;
	readonly title: string;
	/** Titles of what it builds on directly. */
	readonly after: readonly string[];
	readonly standing: Standing;
	readonly isDue: boolean;
	/** null: never met. */
	readonly progress: SkillProgress | null;
	/** In this area. */
	readonly below: readonly MapSkill[];
}

export interface MapArea {
	readonly id: Area;
	readonly size: number;
	readonly mastered: number;
	readonly skills: readonly MapSkill[];
}

/** `nowMs`: since 1970. */
export function skillMap(
	listed: readonly CatalogueSkill[],
	progress: readonly SkillProgress[],
	nowMs: number,
): readonly MapArea[] {
	// The catalogue names a skill twice that scenarios and questions both train.
	const known = new Map(listed.toReversed().map((skill) => [skill.id, skill]));
	const skills = [...known.values()];
	const met = new Map(progress.map((one) => [one.skill, one]));
	const areas = new Map(skills.map(({ id }) => [id, areaIn(id, known)]));
	const parents = new Map(skills.map((skill) => [skill.id, parentOf(skill, known, areas)]));
	const toMap = (skill: CatalogueSkill): MapSkill => {
		const own = met.get(skill.id) ?? null;
		return {
			id: skill.id,
			title: skill.title,
			after: skill.after.flatMap((id) => known.get(id)?.title ?? []),
			standing: own === null ? "new" : own.mastered ? "mastered" : "learning",
			isDue: own?.dueAt != null && Date.parse(own.dueAt) <= nowMs,
			progress: own,
			below: below(skill.id),
		};
	};
	const ordered = skills.toSorted((a, b) => placeOf(a.id) - placeOf(b.id));
	const below = (parent: string): readonly MapSkill[] =>
		ordered.filter(({ id }) => parents.get(id) === parent).map(toMap);
	return AREAS.map((area) => {
		const own = ordered.filter(({ id }) => areas.get(id) === area);
		return {
			id: area,
			size: own.length,
			mastered: own.filter(({ id }) => met.get(id)?.mastered).length,
			skills: own.filter(({ id }) => parents.get(id) === null).map(toMap),
		};
	}).filter(({ size }) => size > 0);
}

/** A skill that is newer than the table stands with what it builds on. */
function areaIn(id: string, known: ReadonlyMap<string, CatalogueSkill>): Area {
	const named = areaOf(id);
	if (named !== undefined) return named;
	const [before] = known.get(id)?.after ?? [];
	return before === undefined ? AREAS[0] : areaIn(before, known);
}

/** Of what it builds on in its own area, that which itself comes last; null where it builds on nothing there. */
function parentOf(
	{ id, after }: CatalogueSkill,
	known: ReadonlyMap<string, CatalogueSkill>,
	areas: ReadonlyMap<string, Area>,
): string | null {
	const near = after.filter((one) => areas.get(one) === areas.get(id));
	return near.toSorted((a, b) => depthOf(b, known) - depthOf(a, known))[0] ?? null;
}

/** How many steps from a skill that builds on nothing, by the longest way. */
function depthOf(id: string, known: ReadonlyMap<string, CatalogueSkill>): number {
	const after = known.get(id)?.after ?? [];
	return after.length === 0 ? 0 : 1 + Math.max(...after.map((one) => depthOf(one, known)));
}

/** All of them, in reading order. */
export function allSkills(areas: readonly MapArea[]): readonly MapSkill[] {
	const down = (skill: MapSkill): readonly MapSkill[] => [skill, ...skill.below.flatMap(down)];
	return areas.flatMap(({ skills }) => skills.flatMap(down));
}

/** What is due, that which is longest overdue first. */
export function dueSkills(areas: readonly MapArea[]): readonly MapSkill[] {
	const dueAt = ({ progress }: MapSkill) => Date.parse(progress?.dueAt ?? "");
	return allSkills(areas)
		.filter(({ isDue }) => isDue)
		.toSorted((a, b) => dueAt(a) - dueAt(b));
}
