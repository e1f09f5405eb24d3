// The catalogue's table of kinds against the scenarios themselves.
import { expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { BLANK_KINDS, type BlankKind } from "../../src/exercise/kinds/registry.ts";
import { OFFERED_KINDS } from "../../src/scenario/offered-kinds.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import type { Template } from "../../src/scenario/template.ts";

function asks({ id, version, notations, profiles }: Template, kind: BlankKind, seeds: number): boolean {
	return Array.from({ length: seeds }, (_, seed) => seed).some((seed) => {
		const profile = profiles[seed % profiles.length] ?? "rfc9293";
		const spec = { template: id, version, seed, notation: notations[0] ?? "raw", profile, ask: [kind] } as const;
		return generateExercise(spec).blanks.length > 0;
	});
}

it.each(TEMPLATES.map((template) => [template.id, template] as const))("%s offers what it can ask", (id, template) => {
	const offered = OFFERED_KINDS[id] ?? [];
	expect(offered).toEqual(BLANK_KINDS.filter((kind) => asks(template, kind, offered.includes(kind) ? 60 : 6)));
});

it("names no template that does not exist", () => {
	expect(Object.keys(OFFERED_KINDS).sort()).toEqual(TEMPLATES.map(({ id }) => id).sort());
});
