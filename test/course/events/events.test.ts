import * as v from "valibot";
import { expect, it } from "vitest";
import { LearnerId } from "../../../src/contract/primitives.ts";
import { EVENT_BODIES } from "../../../src/contract/webhook-event.ts";
import type { NewEvent } from "../../../src/course/events/about.ts";
import { attemptRecorded } from "../../../src/course/events/attempt-recorded.ts";
import { gradeChanged } from "../../../src/course/events/grade-changed.ts";
import { paperFinished } from "../../../src/course/events/paper-finished.ts";
import type { HandedResult } from "../../../src/course/handed.ts";

const learnerId = v.parse(LearnerId, "ann");
const atMs = Date.UTC(2026, 10, 27, 9);
const about = { assignmentId: "as-1", learnerId };

const result: HandedResult = {
	kind: "result",
	paper: 1,
	item: 2,
	number: 7,
	attemptId: "a7",
	submittedAtMs: atMs - 1500,
	share: 0.75,
	seconds: 60,
	ideas: [{ id: "secret-idea", confidence: 3 }],
	contradicted: [],
	skills: [],
};

const RECORDED = attemptRecorded({ ...about, result, points: 4, itemScore: 2.7, total: 5.2, daysLate: 1 }, atMs);

it.each<NewEvent>([
	RECORDED,
	paperFinished({ ...about, finish: { kind: "finish", paper: 1, atMs: atMs - 1, by: "time" }, total: 5.2 }, atMs),
	gradeChanged({ ...about, reason: "regrade", before: 5.2, after: 6 }, atMs),
])("what is told of $type is what the document says, and nothing else", ({ type, data, ...event }) => {
	const body = { type, timestamp: new Date(atMs).toISOString(), data };
	expect(v.parse(EVENT_BODIES[type], body)).toEqual(body);
	expect(event).toEqual({ atMs, learnerId });
});

it("an attempt is told with its own score out of the item's points, and no idea of the learner's", () => {
	expect(RECORDED.data).toMatchObject({ score: { points: 3, max: 4, scaled: 0.75 }, itemScore: 2.7, total: 5.2 });
	expect(JSON.stringify(RECORDED)).not.toContain("secret-idea");
});
