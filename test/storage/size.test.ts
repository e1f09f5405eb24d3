import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { judgeExercise } from "../../src/exercise/grade.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { describe3, record, rightAnswers, sent, toScenario } from "./given.ts";

const MEAN_BYTES = 4096;
/** As long as ids, keys and hashes of the API are. */
const SCENARIO_ID = `sc1.${"x".repeat(230)}`;
const HASH = "h".repeat(43);

const size = () => runInDurableObject(record(), (_, { storage }) => storage.sql.databaseSize);

/** Right but for every fourth answer, which is that to another blank where it can be read as one. */
function typicalAnswers(description: ReturnType<typeof describe3>): Record<string, unknown> {
	const right = rightAnswers(description);
	const values = Object.values(right);
	const slips = Object.keys(right).map((id, i) => [id, i % 4 === 1 ? values[i - 1] : values[i]]);
	const answers = Object.fromEntries(slips);
	const { blanks } = judgeExercise(generateExercise(description.spec), answers, "en");
	const unread = blanks.filter(({ said }) => said.message !== undefined).map(({ judged: { id } }) => [id, right[id]]);
	return { ...answers, ...Object.fromEntries(unread) };
}

it("an attempt takes at most 4 kB in the mean over all templates, in both languages", async () => {
	const attempts = TEMPLATES.flatMap(({ id, version, notations: [notation], profiles: [profile] }) => {
		if (!notation || !profile) return [];
		const description = describe3({ spec: { template: id, version, seed: 3, notation, profile } });
		const answers = typicalAnswers(description);
		return (["en", "zh"] as const).map((locale, i) =>
			sent(toScenario({ scenarioId: `${SCENARIO_ID}${id}${locale}`, description, answers, locale }), {
				idempotencyKey: `key ${id} ${locale} ${"k".repeat(20)}`,
				bodyHash: HASH,
				instance: `${id} ${i}`.padEnd(22, "i"),
			}),
		);
	});
	const empty = await size();
	for (const attempt of attempts) expect((await record().submit(attempt)).kind).toBe("recorded");
	const mean = ((await size()) - empty) / attempts.length;
	expect(mean).toBeLessThan(MEAN_BYTES);
});

it("what a quiz asks of a record is read from an index alone", async () => {
	await record().submit(sent(toScenario()));
	const plan = await runInDurableObject(record(), (_, { storage }) =>
		storage.sql
			.exec<{ detail: string }>("EXPLAIN QUERY PLAN SELECT DISTINCT question_id AS question, template FROM attempts")
			.toArray(),
	);
	expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining("COVERING INDEX attempts_by_subject")]);
});
