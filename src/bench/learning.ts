// Does it teach? Simulated learners who follow `next` against random practice, and reviews by due dates against two
// weekly plans. Run with `npm run bench:learning`, for other learners with `-- <first seed>`; src/review/README.md has the model,
// its sources and the tables.
import { makeCourses } from "./learning/courses.ts";
import { runTrials } from "./learning/study.ts";
import { attemptsTable, levelsTable, memoryTable, reviewsTable, type Study } from "./learning/tables.ts";

/** Learners at each point of the grid; of everything one, for it takes more attempts than all families together. */
const LEARNERS = { family: 5, everything: 1 } as const;

const firstSeed = Number(process.argv[2] ?? 0);

const studies = makeCourses().map(({ name, course }): Study => {
	const each = name === "everything" ? LEARNERS.everything : LEARNERS.family;
	return { name, skills: course.graph.length, trials: runTrials(course, each, firstSeed) };
});

for (const table of [attemptsTable, levelsTable, reviewsTable, memoryTable]) console.log(table(studies));
