// The engine as a sandbox.
import { NoQuery } from "../../../contract/query.ts";
import { MAX_ANSWER_BYTES, SimulationResponse } from "../../../contract/simulation.ts";
import { SimulationRequest } from "../../../contract/simulation-request.ts";
import { LIMITS } from "../../../tcp/simulation/set-up.ts";
import type { Section } from "../operation.ts";

export const SIMULATIONS: Section = {
	name: "simulations",
	description: "The TCP engine as a sandbox",
	operations: {
		"POST /v1/simulations": {
			id: "simulate",
			summary: "Run a script of events through the TCP engine",
			description: `Segments are numbered from 1 in the order in which they are sent. One trace entry an event. A script is refused (\`invalid-script\`) at the event that cannot happen, with which the script sends more than ${LIMITS.segments} segments in all (\`too-many-segments\`), lets timers expire more than ${LIMITS.expiries} times or delivers more than ${LIMITS.deliveries} segments by \`deliver-all\` (\`endless-exchange\`), or with which the answer takes more than ${MAX_ANSWER_BYTES} bytes (\`answer-too-large\`).`,
			security: "optional",
			query: NoQuery,
			body: { schema: SimulationRequest },
			success: { status: 200, description: "What happened.", schema: SimulationResponse },
			problems: ["invalid-script"],
		},
	},
};
