// Puts the sentences of the Worker beside its script, as the question bank is: they are a third of it, and are read when the
// first is needed. Only a build does so; everybody else runs the sources as they stand.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import MagicString from "magic-string";
import type { Plugin } from "rolldown";
import { SEPARATORS } from "../../text/sentence-list.ts";
import { importBeside, READ } from "./beside.ts";
import { withoutDocumentation } from "./documentation.ts";
import { findSentences, type Said } from "./find-sentences.ts";

/** The text that holds them, and the names under which the script has them. */
export const SENTENCES = "sentences.bin";
const SAY = { latin: "$say", chinese: "$say", both: "$both" } as const satisfies Record<Said["form"], string>;
const SAY_MODULE = "sentences:say";

/** Rooms that speak to somebody. */
const SPEAKING = /^src\/(?:text|scenario|exercise|render|question-bank|contract|practice|http)\//;
const MODULE = /\.ts$/;

/**
 * All texts and the place of each thing said. Texts of one language stand together, which packs a tenth better; those of
 * both come first in each, so that the Chinese one is as far behind the English one everywhere.
 */
export function layOut(said: readonly Said[]) {
	const of = (form: Said["form"]) => said.filter((one) => one.form === form);
	const english = [...of("both"), ...of("latin")];
	const chinese = [...of("both"), ...of("chinese")];
	const placed = [...english, ...of("chinese")];
	const texts = [...english.map(({ texts }) => texts[0]), ...chinese.map(({ texts }) => texts.at(-1))];
	const gap = of("both").length;
	const places = new Map(placed.map((one, i) => [one, i < english.length ? i : i + gap]));
	return { text: texts.join(SEPARATORS.sentence), apart: english.length, places };
}

/** A source after a change, and its source map if lines and columns are others. */
export interface Edited {
	readonly code: string;
	readonly map?: string;
}

/** The module with places instead of what it says. */
export function withoutSentences(
	file: string,
	source: string,
	said: readonly Said[],
	places: ReadonlyMap<Said, number>,
): Edited {
	if (said.length === 0) return { code: source };
	const edited = new MagicString(source);
	for (const one of said) replace(edited, one, places.get(one));
	const names = [...new Set(said.map(({ form }) => SAY[form]))];
	edited.prepend(`import { ${names.join(", ")} } from "${SAY_MODULE}";`);
	const map = edited.generateMap({ source: basename(file), hires: "boundary" });
	return { code: edited.toString(), map: map.toString() };
}

function replace(edited: MagicString, { form, start, end, values }: Said, place: number | undefined): void {
	let from = start;
	let before = `${SAY[form]}(${place}`;
	for (const value of values) {
		edited.overwrite(from, value.start, `${before}, `);
		from = value.end;
		before = "";
	}
	edited.overwrite(from, end, `${before})`);
}

export interface SpokenModules {
	/** The text beside the script. */
	readonly text: string;
	readonly plugin: Plugin;
}

/** `modules` are those that the script is made of, relative to `root`; their order decides the places. */
export function sentencesBeside(root: string, modules: readonly string[]): SpokenModules {
	const speaking = modules
		.filter((file) => SPEAKING.test(file) && MODULE.test(file))
		.toSorted()
		.map((file) => {
			const source = withoutDocumentation(file, readFileSync(join(root, file), "utf8"));
			return { file, source, said: findSentences(file, source) };
		});
	const { text, apart, places } = layOut(speaking.flatMap(({ said }) => said));
	const codes = speaking.map(
		({ file, source, said }) => [join(root, file), withoutSentences(file, source, said, places)] as const,
	);
	return { text, plugin: pluginOf(root, new Map(codes), apart) };
}

/** By full path, what a module is bundled as. */
function pluginOf(root: string, codes: ReadonlyMap<string, Edited>, apart: number): Plugin {
	const contents = `${importBeside(SENTENCES)}
import { sentencesIn } from "./src/text/sentence-list.ts";
export const { say: ${SAY.latin}, both: ${SAY.both} } = sentencesIn(() => ${READ}, ${apart});
`;
	return {
		name: "sentences",
		resolveId(id, importer) {
			if (id === SAY_MODULE) return id;
			return importer === SAY_MODULE && MODULE.test(id) ? join(root, id) : null;
		},
		load(id) {
			return id === SAY_MODULE ? contents : codes.get(id);
		},
	};
}
