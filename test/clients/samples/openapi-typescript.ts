// A page with openapi-typescript and openapi-fetch: asks for a scenario, answers it, reads what came of it.
import createClient from "openapi-fetch";
import type { components, paths } from "../generated/openapi-typescript.ts";

type Schemas = components["schemas"];

const client = createClient<paths>({ baseUrl: "https://seqack.example.org" });

export async function practise(): Promise<string> {
	const made = await client.POST("/v1/scenarios", { body: { template: "three-way", difficulty: 1, seed: 16 } });
	if (!made.data) return made.error.code;
	const { id, blanks } = made.data;
	const answers: Schemas["Answers"] = { b1: 1, b2: "SYN-SENT", b3: ["SYN", "ACK"], b4: { flags: ["ACK"], seq: 5 } };
	const graded = await client.POST("/v1/scenarios/{scenarioId}/grade", {
		params: { path: { scenarioId: id }, query: { locale: "zh" } },
		body: { answers },
	});
	const expected: Schemas["BlankValue"] | undefined = graded.data?.blanks.b1?.expected;
	return [...blanks.map(widgetOf), String(expected)].join();
}

export async function history(learnerId: string): Promise<number> {
	const { data } = await client.GET("/v1/learners/{learnerId}/attempts", {
		params: { path: { learnerId }, query: { limit: 20, answers: true } },
	});
	// @ts-expect-error a limit is a number
	client.GET("/v1/learners/{learnerId}/attempts", { params: { path: { learnerId }, query: { limit: "20" } } });
	return (data?.items ?? []).filter((item) => item.type === "scenario" && item.template === "three-way").length;
}

function widgetOf(blank: Schemas["Blank"]): string {
	switch (blank.kind) {
		case "state":
		case "flags":
			return blank.choices.map((name) => name.toLowerCase()).join();
		case "choice":
		case "choices":
		case "order":
			return blank.choices.map(({ id, text }) => `${id}: ${text}`).join();
		case "duration":
			return blank.unit;
		case "count":
			return blank.unit ?? blank.host ?? "";
		case "next-segment":
			return blank.host;
		case "sequence-number":
			// @ts-expect-error nothing to choose from
			return blank.choices;
	}
}

export function told(attempt: Schemas["Attempt"]): string {
	switch (attempt.variant) {
		case "scenario-practice":
		case "scenario-shown":
			return Object.values(attempt.blanks)
				.map(({ explanation }) => explanation)
				.join();
		case "scenario-withheld":
			return String(attempt.attemptsLeft);
		case "question-practice":
		case "question-shown":
			return attempt.feedback;
		case "question-withheld":
			// @ts-expect-error it is withheld
			return attempt.explanation;
	}
}

export function happened(cause: Schemas["Cause"]): string {
	if (cause.kind === "deliver") return `segment ${cause.segment}`;
	if (cause.kind === "inject" && cause.note === "probe") return `port ${cause.port}`;
	return cause.kind;
}
