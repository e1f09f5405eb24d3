// What requests are made of: scenarios of all templates with what was answered about them, questions, and a learner.
import { TEMPLATES } from "../../scenario/registry.ts";
import type { Ask } from "./request.ts";

export interface Made {
	readonly id: string;
	/** With the texts of their options. */
	readonly blanks: readonly { readonly id: string; readonly texts: readonly string[] }[];
	readonly proof: string;
	/** Ids of the misconceptions that its template tells apart. */
	readonly misconceptions: readonly string[];
}

export interface Materials {
	readonly scenarios: readonly Made[];
	readonly questions: readonly string[];
	readonly learner: { readonly id: string; readonly token: string };
}

interface Blank {
	readonly id: string;
	readonly choices?: readonly { readonly text?: string }[];
}

export async function gather(ask: Ask): Promise<Materials> {
	const scenarios: Made[] = [];
	for (const { id: template, notations, misconceptions } of TEMPLATES)
		for (const wish of [
			{},
			{ ask: ["order"] },
			{ ask: ["next-segment"] },
			{ blanks: 40, notation: notations.at(-1) },
		]) {
			const made = await makeOne(ask, { template, seed: 1, ...wish }, misconceptions);
			if (made) scenarios.push(made);
		}
	const questions: { readonly items: readonly { readonly id: string }[] }[] = [];
	for (const locale of ["en", "zh"])
		questions.push(JSON.parse((await ask({ method: "GET", path: `/v1/questions?limit=100&locale=${locale}` })).text));
	const { learnerId, token } = JSON.parse((await ask({ method: "POST", path: "/v1/learners" })).text);
	const ids = questions.flatMap(({ items }) => items.map(({ id }) => id));
	return { scenarios, questions: [...new Set(ids)], learner: { id: learnerId, token } };
}

/** Null where there is nothing of the kinds that are wished for. */
async function makeOne(ask: Ask, wish: object, misconceptions: readonly string[]): Promise<Made | null> {
	const answer = await ask({ method: "POST", path: "/v1/scenarios", body: wish });
	if (answer.status !== 201) return null;
	const view: { readonly id: string; readonly blanks: readonly Blank[] } = JSON.parse(answer.text);
	const path = `/v1/scenarios/${view.id}/grade`;
	const answers = Object.fromEntries(view.blanks.map(({ id }) => [id, "1"]));
	const graded = JSON.parse((await ask({ method: "POST", path, body: { answers } })).text);
	return {
		id: view.id,
		blanks: view.blanks.map(({ id, choices = [] }) => ({ id, texts: choices.flatMap(({ text }) => text ?? []) })),
		proof: String(graded.proof ?? ""),
		misconceptions,
	};
}
