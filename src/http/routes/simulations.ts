// The engine as a sandbox.
import { Hono } from "hono/tiny";
import { SimulationRequest, SimulationResponse } from "../../contract/simulation.ts";
import { simulate } from "../../tcp/simulate.ts";
import type { AppEnv } from "../context.ts";
import { operation } from "../openapi/operation.ts";
import { failure, problem } from "../problem.ts";
import { limitKeyless } from "../rate-limit.ts";
import { jsonBody } from "../validate.ts";

export const simulationRoutes = new Hono<AppEnv>().post(
	"/v1/simulations",
	operation({
		id: "simulate",
		tag: "simulations",
		summary: "Run a script of events through the TCP engine",
		description: "Segments are numbered from 1 in the order in which they are sent. One trace entry an event.",
		security: "optional",
		body: true,
		success: { status: 200, description: "What happened.", schema: SimulationResponse },
		problems: ["invalid-script", "rate-limited"],
	}),
	limitKeyless,
	jsonBody(SimulationRequest),
	(c) => {
		const run = simulate(c.req.valid("json"));
		if (run.ok) return c.json({ trace: run.trace });
		const { pointer, code, detail } = run;
		return problem(c, failure("invalid-script", detail, { errors: [{ pointer, code, detail }] }));
	},
);
