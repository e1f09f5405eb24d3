// The engine as a sandbox.

import { failure } from "../../contract/failure.ts";
import { NoQuery } from "../../contract/query.ts";
import { SimulationRequest } from "../../contract/simulation.ts";
import { simulate } from "../../tcp/simulate.ts";
import { Hono } from "../hono.ts";
import { problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { jsonBody, queryParameters } from "../validate.ts";

export const simulationRoutes = new Hono().post(
	"/v1/simulations",
	limitKeyless,
	queryParameters(NoQuery),
	jsonBody(SimulationRequest),
	(c) => {
		const run = simulate(c.req.valid("json"));
		if (run.ok) return c.json({ trace: run.trace });
		const { pointer, code, detail } = run;
		return problem(c, failure("invalid-script", detail, [{ pointer, code, detail }]));
	},
);
