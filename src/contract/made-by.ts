// Who asked for a scenario.
import * as v from "valibot";

/** Only ever grows at the end: scenario ids are sealed with places of it. */
export const MAKERS = ["anonymous", "learner", "server"] as const;
export type Maker = (typeof MAKERS)[number];

export const MadeBy = v.pipe(
	v.picklist(MAKERS),
	v.metadata({
		description:
			"Who asked for the scenario: a server key, a learner's token, or nobody in particular. Of a scenario from before this was noted, whoever needed least to make it.",
	}),
);
