// How many rows are written for what learners do most: rows are what a deployment pays for (README.md of src/storage). Counts
// grow by design only: a new one belongs into that page.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ANONYMOUS_TENANT } from "../../src/contract/primitives.ts";
import { learnerObjectName } from "../../src/storage/object-name.ts";
import { result } from "../support/assignments.ts";
import {
	anonymousLearner,
	attemptQuestion,
	learnerName,
	rightAnswers,
	scenario,
	submit,
	type TestLearner,
} from "../support/fixtures.ts";
import { stillClock } from "../support/still-clock.ts";
import { assign, objectOf as assignmentOf, attempt, recordOf, settle, teach, work } from "./regrade-given.ts";
import { rowsOf } from "./rows.ts";

stillClock();

const objectOf = ({ id }: TestLearner) => env.LEARNER.getByName(learnerObjectName(learnerName(ANONYMOUS_TENANT, id)));

it("an attempt at a scenario writes at most 35 rows, and at most 55 where every skill is new", async () => {
	const learner = await anonymousLearner();
	await attemptQuestion(learner);
	const written: number[] = [];
	for (const seed of [1, 2, 3, 4]) {
		const { id } = await scenario({ template: "three-way", seed });
		const answers = await rightAnswers(id);
		written.push((await rowsOf(objectOf(learner), () => submit(learner, id, answers))).written);
	}
	const [first = 0, ...later] = written;
	expect(first).toBeLessThanOrEqual(55);
	expect(Math.max(...later)).toBeLessThanOrEqual(35);
});

it("an attempt at a question writes at most 15 rows", async () => {
	const learner = await anonymousLearner();
	await attemptQuestion(learner);
	const { written } = await rowsOf(objectOf(learner), () => attemptQuestion(learner));
	expect(written).toBeLessThanOrEqual(15);
});

it("a record that wakes up writes nothing", async () => {
	const learner = await anonymousLearner();
	await attemptQuestion(learner);
	await evictDurableObject(objectOf(learner));
	await objectOf(learner).standing(0);
	const changes = await runInDurableObject(objectOf(learner), (_, { storage }) =>
		storage.sql.exec("SELECT total_changes() AS n").one(),
	);
	expect(changes).toEqual({ n: 0 });
});

describe("in a paper", () => {
	const recordRows = (act: () => Promise<unknown>) => rowsOf(recordOf("ann"), act);

	/** Of a learner who has begun, and tried the question before. */
	async function begun() {
		const id = await assign();
		const path = `/v1/assignments/${id}/learners/ann/paper`;
		const { items } = (await teach(path)).json;
		await runDurableObjectAlarm(recordOf("ann"));
		expect((await teach("/v1/learners")).json.items).toHaveLength(1);
		const [asked, played] = items;
		const { id: questionId, seed } = asked.question;
		await attempt("ann", { questionId, seed, answer: "app", assignmentId: id, item: 1 });
		return { id, path, questionId, seed, scenarioId: played.scenario.id };
	}

	it("looking at it again writes nothing", async () => {
		const { path } = await begun();
		expect((await recordRows(() => teach(path))).written).toBe(0);
	});

	it("an attempt writes at most 30 rows at a question and 45 at a scenario, and 5 more where something is new", async () => {
		const { id, questionId, seed, scenarioId } = await begun();
		const question = () => attempt("ann", { questionId, seed, answer: "app", assignmentId: id, item: 1 });
		expect((await recordRows(question)).written).toBeLessThanOrEqual(30);
		const scenario = () => attempt("ann", { scenarioId, answers: { b1: "SYN-SENT" }, final: true });
		expect((await recordRows(scenario)).written).toBeLessThanOrEqual(50);
		expect((await recordRows(scenario)).written).toBeLessThanOrEqual(45);
	});

	it("taking a result writes at most 13 rows, 4 fewer where nobody listens", async () => {
		const { id } = await begun();
		await work(id, "bob");
		const { learnerId } = learnerName("acme", "bob");
		// Numbers that none of its attempts has.
		const take = (number: number) => () => assignmentOf(id).take({ learnerId, handed: [result({ number })] });
		expect((await rowsOf(assignmentOf(id), take(101))).written).toBeLessThanOrEqual(13);
		await settle(id);
		expect((await rowsOf(assignmentOf(id), take(102))).written).toBeLessThanOrEqual(9);
	});
});
