// A phone with seqack's own client: what it sends and reads is typed by the same document.
import { type Client, createClient } from "../../../src/api-client/client.ts";
import { memoryQueue } from "../../../src/api-client/queue.ts";
import type { Attempt, Blank } from "../../../src/api-client/types.ts";

const client: Client = createClient({ baseUrl: "https://seqack.example.org", queue: memoryQueue(), locale: "zh" });

export async function practise(): Promise<string> {
	const { data, error } = await client.api.POST("/v1/scenarios", { body: { template: "three-way", difficulty: 1 } });
	if (!data) return error.code;
	const params = { path: { scenarioId: data.id } };
	const graded = await client.api.POST("/v1/scenarios/{scenarioId}/grade", { params, body: { answers: { b1: 1 } } });
	const submitted = await client.submit({ scenarioId: data.id, answers: { b1: 1 }, confidence: { b1: 3 } });
	// @ts-expect-error an answer of a question belongs to a question
	client.submit({ scenarioId: data.id, answer: "app" });
	switch (submitted.kind) {
		case "graded":
			return told(submitted.attempt);
		case "queued":
			return submitted.keeping.kind;
		case "refused":
			return submitted.problem.code + (graded.data?.summary ?? data.blanks.map(widgetOf).join());
	}
}

function widgetOf(blank: Blank): string {
	if (blank.kind === "state") return blank.choices.map((name) => name.toLowerCase()).join();
	if (blank.kind === "choice") return blank.choices.map(({ id, text }) => `${id}: ${text}`).join();
	return blank.label;
}

function told(attempt: Attempt): string {
	if (attempt.variant === "question-practice") return attempt.feedback;
	if (attempt.variant === "scenario-withheld") return String(attempt.attemptsLeft);
	return attempt.attemptId;
}
