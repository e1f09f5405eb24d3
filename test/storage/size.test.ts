import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { generateExercise } from "../../src/exercise/generate.ts";
import { judgeExercise } from "../../src/exercise/grade.ts";
import type { Sent } from "../../src/practice/submission.ts";
import { TEMPLATES } from "../../src/scenario/registry.ts";
import { LOCALES, type Locale } from "../../src/text/locale.ts";
import { describe3, record, rightAnswers, sent, toScenario } from "./given.ts";

const MEAN_BYTES = 4096;
/** As long as those of the API are. */
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

/** An attempt at each template in each of these languages, drawn with this seed. */
function typicalAttempts(seed: number, locales: readonly Locale[] = LOCALES): readonly Sent[] {
	return TEMPLATES.flatMap(({ id, version, notations: [notation], profiles: [profile] }) => {
		if (!notation || !profile) return [];
		const description = describe3({ spec: { template: id, version, seed, notation, profile } });
		const answers = typicalAnswers(description);
		return locales.map((locale, i) =>
			sent(toScenario({ scenarioId: `sc1.A${seed}${locale}${id}`.padEnd(230, "x"), description, answers, locale }), {
				idempotencyKey: `key ${seed} ${id} ${locale}`.padEnd(36, "k"),
				bodyHash: HASH,
				instance: `${seed} ${id} ${i}`.padEnd(22, "i"),
			}),
		);
	});
}

it("an attempt takes at most 4 kB in the mean over all templates, in both languages, once a record has its tables", async () => {
	for (const attempt of typicalAttempts(2, ["en"])) await record().submit(attempt);
	const before = await size();
	const attempts = typicalAttempts(3);
	for (const attempt of attempts) expect((await record().submit(attempt)).kind).toBe("recorded");
	expect(((await size()) - before) / attempts.length).toBeLessThan(MEAN_BYTES);
});

it("a record of one attempt takes at most 150 kB", async () => {
	await record().submit(sent(toScenario()));
	expect(await size()).toBeLessThan(150_000);
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
