// Requests about a learner's papers.
import * as v from "valibot";
import { pagingEntries } from "./paging.ts";
import { LocaleQuery } from "./query.ts";

export const PaperQuery = v.object({
	...LocaleQuery.entries,
	begin: v.exactOptional(
		v.pipe(
			v.picklist(["true", "false"]),
			v.transform((text) => text === "true"),
			v.metadata({
				documentedAs: v.boolean(),
				description:
					"With `false` a look only: a paper that was not opened stays so, and shows no items. Otherwise it is opened, and its clock starts.",
			}),
		),
	),
});

export const LearnerAssignmentsQuery = v.object({ ...pagingEntries });
