// The engine as a sandbox.

import { DETAILS } from "../../contract/details.ts";
import { failure } from "../../contract/failure.ts";
import { NoQuery } from "../../contract/query.ts";
import { MAX_ANSWER_BYTES } from "../../contract/simulation.ts";
import { SimulationRequest } from "../../contract/simulation-request.ts";
import { simulateInto } from "../../tcp/simulate.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const simulationRoutes = new Hono().post(
	"/v1/simulations",
	queryParameters(NoQuery),
	jsonBody(SimulationRequest),
	(c) => {
		const answer = answerTo(c.req.valid("json"));
		if (answer.ok) return c.body(answer.text, 200, { "Content-Type": "application/json" });
		const { pointer, code, detail } = answer;
		return problem(c, failure("invalid-script", detail, [{ pointer, code, detail }]));
	},
);

/** Written entry by entry, so that nothing more is run and kept once it grows too large. */
function answerTo(request: SimulationRequest) {
	const entries: string[] = [];
	let bytes = '{"trace":[]}'.length;
	const refused = simulateInto(request, (entry) => {
		const text = JSON.stringify(entry);
		bytes += text.length + 1;
		if (bytes > MAX_ANSWER_BYTES) return tooLarge(entry.event);
		entries.push(text);
		return undefined;
	});
	return refused ?? ({ ok: true, text: `{"trace":[${entries.join(",")}]}` } as const);
}

function tooLarge(event: number) {
	return {
		ok: false,
		pointer: `/events/${event}`,
		code: "answer-too-large",
		detail: DETAILS.answerTooLarge(MAX_ANSWER_BYTES),
	} as const;
}
