// Papers in a learner's record: who comes first draws them, the clock is ours, and newer terms hold at once.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Policy } from "../../src/contract/policy.ts";
import type { HandedResult } from "../../src/course/handed.ts";
import type { Terms } from "../../src/course/terms.ts";
import { findTemplate } from "../../src/scenario/registry.ts";
import type { OpenOutcome, TakeOutcome } from "../../src/storage/assignment/outcome.ts";
import type { Learner } from "../../src/storage/learner/object.ts";
import { readPaperAttempts } from "../../src/storage/learner/paper/attempts.ts";
import { assignmentObjectName } from "../../src/storage/object-name.ts";
import { nowS } from "../support/fixtures.ts";
import { passMs, stillClock } from "../support/still-clock.ts";
import { ANN, history, question, rightAnswers, scenario, toScenario } from "./given.ts";
import { AS, anns, atQuestion, atScenario, drawnAs, open, tell, termsOf } from "./paper-given.ts";

const response = (outcome: Awaited<ReturnType<ReturnType<typeof anns>["submit"]>>) => {
	if (outcome.kind !== "recorded") throw new Error(JSON.stringify(outcome));
	return JSON.parse(outcome.response);
};
const code = (outcome: Awaited<ReturnType<ReturnType<typeof anns>["submit"]>>) =>
	outcome.kind === "refused" ? outcome.failure.code : outcome.kind;
const submit = (sent: Parameters<ReturnType<typeof anns>["submit"]>[0]) => anns().submit(sent);

interface Answers {
	readonly open?: OpenOutcome | Error;
	readonly take?: TakeOutcome | Error;
}

/** What the object of the assignment answers from now on; returns what it is asked. */
function answering({ open: opened = new Error("down"), take = "taken" }: Answers): readonly unknown[] {
	const asked: unknown[] = [];
	const answer =
		(name: string, outcome: unknown) =>
		async (...values: unknown[]) => {
			asked.push([name, ...values]);
			if (outcome instanceof Error) throw outcome;
			return outcome;
		};
	const calls = { open: answer("open", opened), take: answer("take", take) };
	vi.mocked(env.ASSIGNMENT.getByName).mockReturnValue(calls as unknown as ReturnType<typeof env.ASSIGNMENT.getByName>);
	return asked;
}

stillClock();
beforeEach(() => {
	vi.spyOn(console, "error").mockImplementation(() => {});
	vi.spyOn(env.ASSIGNMENT, "getByName");
	answering({ take: new Error("down") });
});
afterEach(() => vi.restoreAllMocks());

/** What waits to be handed on. */
const outbox = () =>
	runInDurableObject(anns(), (_, { storage: { sql } }) =>
		sql
			.exec<{ target: string; message: string }>("SELECT target, message FROM outbox ORDER BY id")
			.toArray()
			.map(({ target, message }) => ({ target, ...JSON.parse(message) })),
	);

/** The alarm that tells the tenant of the learner has come: another one is that of papers. */
const isListed = async () => expect(await runDurableObjectAlarm(anns())).toBe(true);

describe("a paper", () => {
	it("is kept as it was drawn by whoever came first", async () => {
		const terms = termsOf();
		expect(await open(terms, null)).toEqual({ kind: "undrawn" });
		expect(await open(terms)).toMatchObject({ kind: "paper", paper: { paper: 1, items: drawnAs() }, attempts: [] });
		expect(await open(terms, drawnAs("sc1.later"))).toMatchObject({ paper: { items: drawnAs() } });
		await evictDurableObject(anns());
		expect(await open(terms, null)).toMatchObject({ paper: { items: drawnAs(), startedAtMs: terms.startedAtMs } });
	});

	it("is not made by a mere look, nor is a record", async () => {
		expect(await open(termsOf(), null)).toEqual({ kind: "undrawn" });
		expect(await anns().standing(nowS())).toBe("empty");
	});

	it("stays as it is where older terms come late, and is drawn anew once the teacher gives a new one", async () => {
		await open(termsOf({ revision: 3 }));
		await tell(termsOf({ revision: 2, title: "old" }));
		expect(await open(termsOf({ revision: 1 }), null)).toMatchObject({ terms: { revision: 3, title: "Week 3" } });
		const second = termsOf({ revision: 4, paper: 2 });
		expect(await open(second, null)).toEqual({ kind: "undrawn" });
		expect(await open(second, drawnAs("sc1.paper-2"))).toMatchObject({ paper: { paper: 2 }, attempts: [] });
	});

	it("is not drawn under terms that a reset has overtaken", async () => {
		await tell(termsOf({ revision: 5, paper: 2, startedAtMs: null }));
		expect(await open(termsOf({ revision: 4 }))).toEqual({ kind: "undrawn" });
	});

	it("goes with its assignment; attempts at its items stay", async () => {
		await open(termsOf());
		await submit(atQuestion());
		await anns().tell(ANN.learnerId, [{ kind: "gone", assignmentId: AS }]);
		expect(await anns().papers({ limit: 10, before: null })).toEqual([]);
		expect(await outbox()).toEqual([]);
		expect(await history(anns(), { assignmentId: AS })).toMatchObject([{ assignmentId: AS, item: 2, paper: 1 }]);
		expect(code(await submit(atQuestion()))).toBe("paper-not-begun");
	});

	it("of a learner who was erased begins no record", async () => {
		await open(termsOf());
		const sinceS = nowS();
		await anns().erase(sinceS);
		await tell(termsOf({ revision: 2 }));
		expect(await anns().standing(nowS() + 1)).toBe("empty");
		const asBefore = anns().openPaper(ANN.learnerId, termsOf(), drawnAs(), sinceS);
		expect(await asBefore).toEqual({ kind: "erased" });
	});
});

describe("an attempt in a paper", () => {
	it("says its place and what the item comes to, in the answer and in lists", async () => {
		const dueAtMs = Date.now() - 1000;
		await open(termsOf({ policy: { attempts: 2, keep: "last" }, dueAtMs, late: { perDay: 0.25 } }));
		const facts = { assignmentId: AS, item: 2, paper: 1, daysLate: 1, assessed: true, madeBy: "server" };
		const first = response(await submit(atQuestion({ verdict: "wrong" })));
		expect(first).toMatchObject({ ...facts, solution: "withheld", attemptsLeft: 1, itemScore: { points: 0, max: 2 } });
		for (const told of ["expected", "explanation", "feedback", "misconceptions"])
			expect(first).not.toHaveProperty(told);
		const last = response(await submit(atQuestion()));
		expect(last).toMatchObject({ ...facts, solution: "shown", attemptsLeft: 0, itemScore: { points: 1.5, max: 2 } });
		const listed = await history(anns(), { assignmentId: AS });
		expect(listed.map(({ number }) => number)).toEqual([2, 1]);
		expect(listed[0]).toMatchObject({ ...facts, questionId: "q", attemptsLeft: 0 });
	});

	it("is worth less the later it is, as the policy says", async () => {
		await open(termsOf({ policy: { attempts: 3, decay: 0.5, showSolution: "never" } }));
		await submit(atQuestion({ verdict: "wrong" }));
		expect(response(await submit(atQuestion()))).toMatchObject({ credit: 0.5, score: { points: 0.5, max: 1 } });
		expect(response(await submit(atScenario()))).toMatchObject({ credit: 1, attemptsLeft: 2, item: 1 });
	});

	it("counts as assessed, apart from practice", async () => {
		await open(termsOf({ policy: { attempts: 2 } }));
		await submit(question());
		await submit(atQuestion({ verdict: "wrong" }));
		await submit(atQuestion());
		const { assessed, practice, totals } = await anns().progress(ANN.learnerId, "UTC");
		expect(assessed).toMatchObject({ attempts: 2, scenarios: 1, points: 1, max: 1 });
		expect(practice).toMatchObject({ attempts: 1 });
		expect(totals).toMatchObject({ attempts: 3 });
	});

	it("takes the policy of the terms, whatever the scenario's id says", async () => {
		await open(termsOf({ policy: { attempts: 2 } }));
		expect(response(await submit(atScenario())).attemptsLeft).toBe(1);
	});

	it("is refused where nothing was opened, of another item, and once attempts are used up", async () => {
		expect(await submit(atQuestion())).toMatchObject({ failure: { code: "paper-not-begun" }, revision: 0 });
		await open(termsOf({ revision: 7 }));
		expect(code(await submit(atQuestion({ questionId: "other" })))).toBe("item-not-of-paper");
		expect(code(await submit(atQuestion({}, { place: { assignmentId: AS, item: 1, paper: null } })))).toBe(
			"item-not-of-paper",
		);
		expect(code(await submit(atQuestion({}, { place: { assignmentId: AS, item: 9, paper: null } })))).toBe(
			"item-not-of-paper",
		);
		expect(code(await submit(atQuestion()))).toBe("recorded");
		expect(await submit(atQuestion())).toMatchObject({ failure: { code: "attempts-used-up" }, revision: 7 });
		await tell(termsOf({ revision: 8, policy: { attempts: 2 } }));
		expect(code(await submit(atQuestion()))).toBe("recorded");
	});

	it("of a paper before is refused, and marked in the history", async () => {
		await open(termsOf({ policy: { attempts: 2 } }));
		await submit(atScenario());
		await tell(termsOf({ revision: 2, paper: 2, startedAtMs: null }));
		expect(code(await submit(atScenario()))).toBe("paper-reset");
		expect(code(await submit(atQuestion()))).toBe("paper-reset");
		const second = [drawnAs("sc1.paper-2")[0], { type: "question", questionId: "q", seed: 2 }] as const;
		await open(
			termsOf({ revision: 3, paper: 2 }),
			second.filter((item) => item !== undefined),
		);
		expect(code(await submit(atScenario()))).toBe("paper-reset");
		expect(code(await submit(atQuestion()))).toBe("paper-reset");
		expect(response(await submit(atScenario(undefined, 2)))).toMatchObject({ paper: 2, scenarioScore: { scaled: 1 } });
		const marks = (await history(anns(), { assignmentId: AS })).map(({ paper, reset }) => [paper, reset]);
		expect(marks).toEqual([
			[2, undefined],
			[1, true],
		]);
		expect(JSON.parse((await anns().attempt(1)) ?? "")).toMatchObject({ reset: true });
		expect(JSON.parse((await anns().attempt(2)) ?? "")).not.toHaveProperty("reset");
	});
});

describe("the clock", () => {
	const MINUTE = 60_000;
	const ago = (ms: number) => Date.now() - ms;

	it.each<[string, () => Partial<Terms>, string]>([
		["before it opens", () => ({ opensAtMs: ago(-MINUTE) }), "assignment-not-open"],
		["after it closed", () => ({ closesAtMs: ago(MINUTE) }), "assignment-closed"],
		["once the time is up", () => ({ timeLimitS: 60, startedAtMs: ago(2 * MINUTE) }), "time-is-up"],
		["closed though time is left", () => ({ closesAtMs: ago(MINUTE), timeLimitS: 3600 }), "assignment-closed"],
		["within the grace for the network", () => ({ closesAtMs: ago(1000) }), "recorded"],
		["late", () => ({ dueAtMs: ago(MINUTE) }), "recorded"],
	])("takes or refuses an answer %s", async (_, change, expected) => {
		await open(termsOf(change()));
		expect(code(await submit(atQuestion()))).toBe(expected);
	});

	it("goes by nothing that the client says", async () => {
		await open(termsOf({ closesAtMs: ago(MINUTE) }));
		const answeredAt = new Date(ago(5 * MINUTE)).toISOString();
		const place = { assignmentId: AS, item: 2, paper: null };
		const answered = { ...atQuestion().answered, said: { answeredAt } } as ReturnType<typeof atQuestion>["answered"];
		expect(code(await submit({ ...atQuestion(), answered, place }))).toBe("assignment-closed");
	});

	it("lets a learner go on whom the teacher gave more time, also once the paper was ended", async () => {
		await open(termsOf({ closesAtMs: ago(MINUTE) }));
		expect(await anns().finishPaper(AS, "learner", nowS())).toMatchObject({ paper: { finishedBy: "time" } });
		expect(code(await submit(atQuestion()))).toBe("assignment-closed");
		await tell(termsOf({ revision: 2, closesAtMs: Date.now() + MINUTE }));
		expect(code(await submit(atQuestion()))).toBe("recorded");
	});
});

describe("a paper that is handed in", () => {
	it("takes no more answers, says by whom and when, and is handed in once", async () => {
		await open(termsOf());
		const first = await anns().finishPaper(AS, "learner", nowS());
		expect(first).toMatchObject({ kind: "paper", paper: { finishedBy: "learner" } });
		expect(await anns().finishPaper(AS, "teacher", nowS())).toEqual(first);
		expect(code(await submit(atQuestion()))).toBe("paper-finished");
		await tell(termsOf({ revision: 2, closesAtMs: Date.now() + 60_000 }));
		expect(code(await submit(atQuestion()))).toBe("paper-finished");
		expect(await outbox()).toMatchObject([{ target: AS, kind: "finish", paper: 1, by: "learner" }]);
	});

	it("must have been opened", async () => {
		expect(await anns().finishPaper(AS, "learner", nowS())).toEqual({ kind: "not-begun" });
		await tell(termsOf({ startedAtMs: null }));
		expect(await anns().finishPaper(AS, "learner", nowS())).toEqual({ kind: "not-begun" });
	});
});

describe("a solution that was withheld", () => {
	const isShown = async (number = 1) => JSON.parse((await anns().attempt(number)) ?? "{}").solution === "shown";
	const withheld = async (policy: Partial<Policy>, change = {}) => {
		await open(termsOf({ policy: { attempts: 3, ...policy }, ...change }));
		for (const sent of [atQuestion({ misconceptions: ["m"] }), atScenario()])
			expect(response(await submit(sent))).toMatchObject({ solution: "withheld" });
		expect([await isShown(1), await isShown(2)]).toEqual([false, false]);
	};

	it("may be seen once the paper is handed in", async () => {
		await withheld({ showSolution: "after-last-attempt" });
		await anns().finishPaper(AS, "learner", nowS());
		expect([await isShown(1), await isShown(2)]).toEqual([true, true]);
		expect(JSON.parse((await anns().attempt(1)) ?? "")).toMatchObject({
			expected: "a",
			explanation: expect.any(String),
		});
	});

	it("may be seen once the paper ended, the last attempt was made, or the policy became another", async () => {
		await withheld({ showSolution: "after-last-attempt" });
		await tell(termsOf({ revision: 2, policy: { attempts: 1 } }));
		expect(await isShown()).toBe(true);
		await tell(termsOf({ revision: 3, policy: { attempts: 5 } }));
		expect(await isShown()).toBe(false);
		await tell(termsOf({ revision: 4, policy: { attempts: 5 }, closesAtMs: Date.now() - 60_000 }));
		expect(await isShown()).toBe(true);
		await tell(termsOf({ revision: 5, policy: { attempts: 5, showSolution: "never" } }));
		expect(await isShown()).toBe(false);
	});

	it("waits until the assignment closes, also of who handed in before, where the policy says so", async () => {
		await withheld({ showSolution: "after-close" }, { closesAtMs: Date.now() + 60_000 });
		await anns().finishPaper(AS, "learner", nowS());
		expect(await isShown()).toBe(false);
		await tell(termsOf({ revision: 2, policy: { showSolution: "after-close" }, closesAtMs: Date.now() - 60_000 }));
		expect([await isShown(1), await isShown(2)]).toEqual([true, true]);
	});

	it("of a shared paper waits for the next one after a reset, which asks the same", async () => {
		await withheld({ showSolution: "after-last-attempt" }, { seeds: "shared" });
		const change = { seeds: "shared", policy: { attempts: 3 }, paper: 2 } as const;
		await open(termsOf({ revision: 2, ...change }), drawnAs("sc1.paper-2"));
		expect(await isShown()).toBe(false);
		await anns().finishPaper(AS, "learner", nowS());
		expect(await isShown()).toBe(true);
	});

	it("is told by no list, no progress and no regrading before", async () => {
		await withheld({ showSolution: "never" });
		const { misconceptions } = await anns().progress(ANN.learnerId, "UTC");
		expect(misconceptions).toEqual([]);
		const about = (await anns().kept(1))?.about;
		expect(about).toMatchObject({ questionId: "q", seed: 1, solved: false });
		const { json } = await anns().exportPage(ANN.learnerId, null);
		expect(json).not.toContain('"expected"');
	});
});

describe("what is handed on", () => {
	it("tells how well it went and which ideas showed, though the learner is not told", async () => {
		await open(termsOf({ policy: { showSolution: "never", attempts: 2 }, startedAtMs: Date.now() - 30_000 }));
		const said = { confidence: 3 as const };
		const wrong = atQuestion({ verdict: "wrong", misconceptions: ["m"] });
		await submit({ ...wrong, answered: { ...wrong.answered, said } as typeof wrong.answered });
		await submit(atQuestion({ contradicts: ["m", "n"] }));
		const [first, second]: HandedResult[] = await outbox();
		expect(first).toMatchObject({
			target: AS,
			kind: "result",
			paper: 1,
			item: 2,
			number: 1,
			share: 0,
			contradicted: [],
		});
		expect(first).toMatchObject({ ideas: [{ id: "m", confidence: 3 }], skills: [["s1", false]] });
		expect(first?.seconds).toBe(30);
		expect(second).toMatchObject({ number: 2, share: 1, ideas: [], contradicted: ["m", "n"], skills: [["s1", true]] });
		expect(second?.seconds).toBe(0);
	});

	it("names all ideas that right answers contradict, also those that the template does not claim", async () => {
		await open(termsOf());
		await submit(atScenario());
		const [handed]: HandedResult[] = await outbox();
		const claimed = findTemplate("three-way")?.misconceptions ?? [];
		expect(handed?.contradicted.some((id) => claimed.some((one) => one === id))).toBe(true);
		expect(handed?.contradicted).toContain("seq-and-ack-swapped");
		expect(claimed).not.toContain("seq-and-ack-swapped");
		expect(handed?.share).toBe(1);
	});

	it("waits until the assignment takes it, with an alarm also after a restart", async () => {
		await open(termsOf());
		await submit(atQuestion());
		await runInDurableObject(anns(), (_, { storage }) => storage.deleteAlarm());
		await evictDurableObject(anns());
		await anns().standing(nowS());
		const alarm = await runInDurableObject(anns(), (_, { storage }) => storage.getAlarm());
		expect(alarm).not.toBeNull();
	});

	it("sets the alarm once for several that come soon after one another, and again once that has come", async () => {
		const alarmAt = () => runInDurableObject(anns(), (_, { storage }) => storage.getAlarm());
		await open(termsOf({ policy: { attempts: 2 } }));
		await isListed();
		await submit(atQuestion());
		const first = await alarmAt();
		await submit(atScenario());
		expect(await alarmAt()).toBe(first);
		answering({});
		passMs(2000);
		await runDurableObjectAlarm(anns());
		expect([await outbox(), await alarmAt()]).toEqual([[], null]);
		await submit(atScenario());
		expect(await alarmAt()).toBe((first ?? 0) + 2000);
	});

	it("is nothing of practice", async () => {
		await open(termsOf());
		await submit(question());
		await submit(scenario());
		expect(await outbox()).toEqual([]);
	});
});

describe("the alarm", () => {
	/** What the assignment was asked when the alarm rang, now. */
	async function ring(answers: Answers) {
		const asked = answering(answers);
		await runInDurableObject(anns(), async (learner, { storage }) => {
			await storage.deleteAlarm();
			storage.sql.exec(
				"UPDATE outbox SET next_at = 0; UPDATE assigned SET ends_at = 0 WHERE ends_at < ?",
				Date.now() + 3_600_000,
			);
			await (learner as Learner).alarm();
		});
		return asked;
	}

	it.each([
		[false, "sets none of its own"],
		[true, "has set another before, should the platform give up"],
	])("where what it does was tried before: %s, %s", async (isRetry, _what) => {
		await open(termsOf());
		await isListed();
		await submit(atQuestion());
		answering({});
		const armed = await runInDurableObject(anns(), async (learner, { storage }) => {
			storage.sql.exec("UPDATE outbox SET next_at = 0");
			const setAlarm = vi.spyOn(storage, "setAlarm");
			await (learner as Learner).alarm({ isRetry, retryCount: isRetry ? 1 : 0, scheduledTime: Date.now() });
			return setAlarm.mock.calls.length;
		});
		expect(armed > 0).toBe(isRetry);
	});

	it("that stands stays as it is when the object wakes up", async () => {
		await open(termsOf());
		await isListed();
		await submit(atQuestion());
		const alarmAt = () => runInDurableObject(anns(), (_, { storage }) => storage.getAlarm());
		const before = await alarmAt();
		await evictDurableObject(anns());
		await anns().standing(nowS());
		expect(await alarmAt()).toBe(before);
	});

	it("hands on in order, and once", async () => {
		await open(termsOf());
		await submit(atQuestion());
		await anns().finishPaper(AS, "learner", nowS());
		const asked = await ring({});
		expect(asked).toMatchObject([
			[
				"take",
				{
					learnerId: ANN.learnerId,
					handed: [
						{ kind: "result", number: 1 },
						{ kind: "finish", by: "learner" },
					],
				},
			],
		]);
		expect(await ring({})).toEqual([]);
	});

	it("tries again what was not taken, and drops what nobody is left to take", async () => {
		await open(termsOf());
		await submit(atQuestion());
		expect(await ring({ take: new Error("down") })).toHaveLength(1);
		expect(await outbox()).toHaveLength(1);
		expect(await ring({ take: "gone" })).toHaveLength(1);
		expect(await outbox()).toEqual([]);
		expect(await anns().papers({ limit: 10, before: null })).toEqual([]);
	});

	it("ends a paper whose time is up, at the time when it was up", async () => {
		const terms = termsOf({ timeLimitS: 60, startedAtMs: Date.now() - 120_000 });
		await open(terms);
		const asked = await ring({ open: { kind: "open", terms, began: false } });
		expect(asked).toMatchObject([
			["open", ANN.learnerId, false],
			["take", { handed: [{ kind: "finish", by: "time", atMs: (terms.startedAtMs ?? 0) + 60_000 }] }],
		]);
		expect(await open(terms, null)).toMatchObject({ paper: { finishedBy: "time" } });
	});

	it("leaves it open where the teacher gave more time meanwhile", async () => {
		await open(termsOf({ closesAtMs: Date.now() - 60_000 }));
		const extended = termsOf({ revision: 2, closesAtMs: Date.now() + 60_000 });
		expect(await ring({ open: { kind: "open", terms: extended, began: false } })).toHaveLength(1);
		expect(await open(extended, null)).toMatchObject({ paper: { finishedAtMs: null } });
		expect(code(await submit(atQuestion()))).toBe("recorded");
	});

	it("asks again later where the assignment does not answer", async () => {
		const terms = termsOf({ closesAtMs: Date.now() - 60_000 });
		await open(terms);
		await ring({ open: new Error("down") });
		expect(await open(terms, null)).toMatchObject({ paper: { finishedAtMs: null } });
		const alarm = await runInDurableObject(anns(), (_, { storage }) => storage.getAlarm());
		expect(alarm).toBe(Date.now() + 60_000);
	});
});

it("the assignment's object is found by its tenant and id, in an alarm after a restart too", async () => {
	await open(termsOf());
	await submit(atQuestion());
	await evictDurableObject(anns());
	answering({});
	await runInDurableObject(anns(), (_, { storage: { sql } }) => sql.exec("UPDATE outbox SET next_at = 0"));
	await runDurableObjectAlarm(anns());
	expect(vi.mocked(env.ASSIGNMENT.getByName)).toHaveBeenLastCalledWith(assignmentObjectName(ANN.tenant, AS));
	expect(await outbox()).toEqual([]);
});

it("attempts at the items of a paper are read in order, each as it counts", async () => {
	await open(termsOf({ policy: { attempts: 2 } }));
	await submit(atScenario());
	await submit(atQuestion());
	const { description } = toScenario();
	const max = Object.keys(rightAnswers(description)).length;
	const read = await runInDurableObject(anns(), (_, { storage: { sql } }) => readPaperAttempts(sql, AS, 1));
	expect(read).toMatchObject([
		{ item: 1, points: max, share: 1 },
		{ item: 2, points: 1, share: 1 },
	]);
});
