// What an item of an assignment is to ask, before it is settled.
import * as v from "valibot";
import { closed, described } from "./primitives.ts";
import { scenarioWishEntries } from "./scenario-request.ts";

/** All of a paper's items are sent at once. */
export const MAX_ITEMS = 20;
export const MAX_POINTS = 1000;
export const Points = v.pipe(v.number(), v.minValue(0.01), v.maxValue(MAX_POINTS));

/** Beside `question` nothing else can be wished for. */
const SCENARIO_WISHES = Object.keys(scenarioWishEntries);

export const ItemWish = v.pipe(
	closed({
		...scenarioWishEntries,
		question: v.exactOptional(
			v.pipe(
				v.string(),
				v.minLength(1),
				v.maxLength(64),
				v.metadata({
					description:
						"Id of a question of the bank, instead of a scenario; nothing else but `points` and `times` beside it.",
				}),
			),
		),
		points: v.exactOptional(
			described(Points, "The most that the item can earn, whatever it has to ask; 1 when left out."),
		),
		times: v.exactOptional(
			v.pipe(
				v.number(),
				v.integer(),
				v.minValue(1),
				v.maxValue(MAX_ITEMS),
				v.metadata({
					description:
						"So many items of this kind, each of its own numbers and, where several templates fit, of its own template; 1 when left out.",
				}),
			),
		),
	}),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.question === undefined) return;
		const { value } = dataset;
		for (const key of SCENARIO_WISHES) {
			if (!(key in value)) continue;
			const path = [{ type: "object", origin: "value", input: value, key, value: undefined }] as const;
			addIssue({ message: "Not beside `question`: what it asks is settled.", path: [...path] });
		}
	}),
	v.metadata({
		ref: "ItemWish",
		description:
			"What an item asks: a scenario, as in `POST /v1/scenarios`, or a question. When the assignment is made, the wish is settled to one template and difficulty, the same in all papers; a `skill` that only questions train settles to a question. A `skill` or kinds that chance seldom meets, such as numbers that wrap, are not asked in every paper: one in which they cannot be had asks the template as usual.",
		examples: [{ template: "three-way", points: 2 }, { question: "why-four" }],
	}),
);
export type ItemWish = v.InferOutput<typeof ItemWish>;
