// The map of a class's misconceptions as the API answers it, and as it is drawn.
import type {
	MappedMisconceptionView,
	MisconceptionExample,
	MisconceptionMapView,
} from "../contract/misconception-map.ts";
import type { Assignment } from "../course/assignment.ts";
import type { MappedIdea, MisconceptionMap } from "../course/map/misconception-map.ts";
import { roundShare } from "../exercise/score.ts";
import type { Bank } from "../question-bank/bank.ts";
import type { MapFigure } from "../render/misconception-map.ts";
import { isMisconception, MISCONCEPTIONS } from "../scenario/misconceptions.ts";
import type { Locale } from "../text/locale.ts";
import { words } from "../text/words.ts";
import { exampleOf, MOST_LOOKED_AT } from "./idea-example.ts";
import { itemTitle } from "./item-title.ts";
import { misconceptionTitle } from "./misconception-title.ts";

export interface MapWish {
	readonly locale: Locale;
	/** Whether it says who holds the ideas. */
	readonly learners: boolean;
	/** Only this one; undefined for all. */
	readonly misconception: string | undefined;
}

/** Ideas that get one: the weightiest. */
const MOST_EXAMPLES = 5;
/** In so many items it is looked for. */
const MOST_ITEMS = 2;

export function mapDocument(
	assignment: Assignment,
	map: MisconceptionMap,
	bank: Bank,
	{ locale, learners, misconception }: MapWish,
): MisconceptionMapView {
	const { assignmentId, title } = assignment;
	const self = `/v1/assignments/${assignmentId}`;
	const titles = assignment.items.map((item) => itemTitle(item, bank, locale));
	const trying = { left: MOST_LOOKED_AT };
	const asked = map.ideas.filter(({ id }) => misconception === undefined || id === misconception);
	return {
		assignmentId,
		title,
		locale,
		summary: classSentence(map, locale),
		learners: map.learners,
		holding: map.holding,
		ideas: asked.map((idea, place) => ({
			...ideaDocument(idea, titles, locale),
			example: place < MOST_EXAMPLES ? example(idea, assignment, { bank, locale, trying }) : null,
			...(learners && { learners: holdersDocument(idea) }),
		})),
		links: { assignment: self, picture: `${self}/misconceptions.svg`, remedial: `${self}/remedial` },
	};
}

function classSentence({ learners, holding, ideas }: MisconceptionMap, locale: Locale): string {
	const held = ideas.filter((idea) => idea.held > 0);
	const first = held[0] ? misconceptionTitle(held[0].id, locale) : null;
	return words(locale).misconceptionMap.class({ learners, holding, ideas: held.length, first });
}

function ideaDocument(
	{ id, met, showed, held, confidence, meanConfidence, weight, items }: MappedIdea,
	titles: readonly string[],
	locale: Locale,
): Omit<MappedMisconceptionView, "example"> {
	const title = misconceptionTitle(id, locale);
	const facts = { title, held, met, showed, certain: confidence.certain };
	return {
		id,
		title,
		advice: isMisconception(id) ? MISCONCEPTIONS[id].advice[locale] : "",
		summary: words(locale).misconceptionMap.idea(facts),
		held,
		showed,
		met,
		share: roundShare(held / met),
		confidence: { mean: meanConfidence === null ? null : roundShare(meanConfidence), ...confidence },
		weight,
		items: items.map((one) => ({ ...one, name: titles[one.item - 1] ?? "" })),
	};
}

function holdersDocument({ holders }: MappedIdea): NonNullable<MappedMisconceptionView["learners"]> {
	return holders.map(({ learnerId, confidence, items }) => ({ learnerId, confidence, items: [...items] }));
}

/** In the item in which most showed it, or the next: what shows in some scenarios does not in all. */
function example(
	idea: MappedIdea,
	assignment: Assignment,
	looking: Parameters<typeof exampleOf>[2],
): MisconceptionExample | null {
	const { id } = idea;
	if (!isMisconception(id)) return null;
	for (const { item: place } of idea.items.slice(0, MOST_ITEMS)) {
		const item = assignment.items[place - 1];
		const found = item && exampleOf(id, item, looking);
		if (found) return found;
	}
	return null;
}

export function mapFigure(
	{ title }: Assignment,
	{ learners, holding, ideas }: MisconceptionMap,
	locale: Locale,
): MapFigure {
	return {
		title,
		learners,
		holding,
		bars: ideas.map(({ id, held, met, showed, confidence, items }) => ({
			title: misconceptionTitle(id, locale),
			held,
			met,
			showed,
			confidence,
			mostIn: items[0]?.item ?? 1,
		})),
	};
}
