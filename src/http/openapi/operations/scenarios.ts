// Scenarios: made, seen again, checked, graded, hinted at and drawn.
import { BelievedPath, BelievedQuery, BelievedView } from "../../../contract/believed.ts";
import { HintRequest, HintView } from "../../../contract/hint.ts";
import { CaptureQuery, PictureQuery } from "../../../contract/picture-request.ts";
import { LocaleQuery } from "../../../contract/query.ts";
import { ResultView } from "../../../contract/result.ts";
import { ScenarioView, ValidateResponse } from "../../../contract/scenario.ts";
import { AnswersRequest, ScenarioPath, ScenarioRequest } from "../../../contract/scenario-request.ts";
import { HINT_COSTS, HINT_LEVELS } from "../../../exercise/hint-levels.ts";
import { MEDIA_TYPES } from "../../media-types.ts";
import { type Operation, SCENARIO_PROBLEMS, type Section } from "../operation.ts";

const COSTS = HINT_LEVELS.map((level) => `level ${level} costs ${HINT_COSTS[level]}`).join(", ");

const BELIEVED_PROBLEMS: Operation["problems"] = [
	...SCENARIO_PROBLEMS,
	"proof-invalid",
	"misconception-not-found",
	"attempt-log-full",
	"learner-claimed",
];

export const SCENARIOS: Section = {
	name: "scenarios",
	description: "Situations with blanks in them, and their grading",
	operations: {
		"POST /v1/scenarios": {
			id: "createScenario",
			summary: "A randomized scenario",
			description:
				"Everything is optional. With `learnerId` (and a credential for that learner) only that learner may use the scenario; with `policy` as well, which takes a server key and no `seed`, it is assessed.",
			security: "optional",
			query: LocaleQuery,
			body: { schema: ScenarioRequest },
			success: {
				status: 201,
				description: "The scenario, without its key.",
				schema: ScenarioView,
				headers: { Location: "Path of the scenario." },
			},
			problems: [
				"credential-required",
				"server-key-required",
				"learner-not-yours",
				"policy-needs-learner",
				"policy-takes-no-seed",
				"unknown-template",
				"unknown-skill",
				"no-template-matches",
				"notation-unsupported",
				"profile-unsupported",
				"nothing-to-ask",
				"learner-id-reserved",
			],
		},
		"GET /v1/scenarios/:scenarioId": {
			id: "getScenario",
			summary: "The same scenario again",
			description: "On another device, or in another language.",
			security: "optional",
			path: ScenarioPath,
			query: LocaleQuery,
			success: { status: 200, description: "The scenario.", schema: ScenarioView },
			problems: SCENARIO_PROBLEMS,
		},
		"POST /v1/scenarios/:scenarioId/validate": {
			id: "validateAnswers",
			summary: "Which answers can be read",
			description:
				"Grades nothing and tells nothing about right or wrong. An answer that cannot be read earns nothing when it is graded: rewrite it first, its `message` says how.",
			security: "optional",
			path: ScenarioPath,
			query: LocaleQuery,
			body: { schema: AnswersRequest },
			success: { status: 200, description: "A status for each blank.", schema: ValidateResponse },
			problems: [...SCENARIO_PROBLEMS, "unknown-blank"],
		},
		"POST /v1/scenarios/:scenarioId/grade": {
			id: "gradeAnswers",
			summary: "Grade answers and explain every blank",
			description:
				"For practice: nothing is recorded. Shows the key: of an assessed scenario only to its teacher, who sends the server key; do not pass that result on to the learner, nor its `proof`.",
			security: "optional",
			path: ScenarioPath,
			query: LocaleQuery,
			body: { schema: AnswersRequest },
			success: { status: 200, description: "The result.", schema: ResultView },
			problems: [
				...SCENARIO_PROBLEMS,
				"time-is-up",
				"scenario-assessed",
				"unknown-blank",
				"attempt-log-full",
				"learner-claimed",
			],
		},
		"POST /v1/scenarios/:scenarioId/hints": {
			id: "takeHint",
			summary: "The next hint for a blank, and what it costs",
			description: `Of the blank's points, as a share: ${COSTS}; the highest level taken counts. Practice is free of charge and keeps nothing. For a learner's own scenario the hint is recorded, and its cost is taken off what the blank earns when the scenario is submitted as an attempt, never below 0.`,
			security: "optional",
			path: ScenarioPath,
			query: LocaleQuery,
			body: { schema: HintRequest },
			success: { status: 200, description: "The hint.", schema: HintView },
			problems: [...SCENARIO_PROBLEMS, "unknown-blank", "attempt-log-full", "learner-claimed"],
		},
		"GET /v1/scenarios/:scenarioId/diagram.svg": picture(
			MEDIA_TYPES.svg,
			"getDiagram",
			"The exchange as a sequence diagram, with its blanks",
		),
		"GET /v1/scenarios/:scenarioId/diagram.html": picture(
			MEDIA_TYPES.html,
			"getDiagramTable",
			"The exchange as a table that a screen reader can walk, and in sentences",
		),
		"GET /v1/scenarios/:scenarioId/diagram.txt": picture(
			MEDIA_TYPES.text,
			"getDiagramText",
			"The exchange in plain characters of one width",
		),
		"GET /v1/scenarios/:scenarioId/capture.pcap": {
			id: "getCapture",
			summary: "The segments that are given, as a capture for Wireshark",
			description:
				"A segment of which flags or a number are asked for is left out; a time that is not told stands still. Numbers are those of the timeline: in relative and symbolic notation each end's begin at 0. With the `proof` of a result: all segments.",
			security: "optional",
			path: ScenarioPath,
			query: CaptureQuery,
			success: {
				status: 200,
				description: "A pcap file of IPv4 packets.",
				mediaType: MEDIA_TYPES.capture,
				cacheable: true,
			},
			problems: [...SCENARIO_PROBLEMS, "proof-invalid", "attempt-log-full", "learner-claimed"],
		},
		"GET /v1/scenarios/:scenarioId/believed/:misconception": {
			id: "getBelieved",
			summary: "The scenario as it would go under a misconception, beside how it goes",
			description:
				"What a learner believed who was diagnosed with it: `links.believed` of a result leads here, and its `proof` is needed.",
			security: "optional",
			path: BelievedPath,
			query: BelievedQuery,
			success: { status: 200, description: "Both timelines.", schema: BelievedView, cacheable: true },
			problems: BELIEVED_PROBLEMS,
		},
		"GET /v1/scenarios/:scenarioId/believed/:misconception/diagram.svg": believed(
			MEDIA_TYPES.svg,
			"getBelievedDiagram",
			"The same as a sequence diagram",
		),
		"GET /v1/scenarios/:scenarioId/believed/:misconception/diagram.html": believed(
			MEDIA_TYPES.html,
			"getBelievedTable",
			"The same as a table that a screen reader can walk, and in sentences",
		),
		"GET /v1/scenarios/:scenarioId/believed/:misconception/diagram.txt": believed(
			MEDIA_TYPES.text,
			"getBelievedText",
			"The same in plain characters of one width",
		),
	},
};

function believed(mediaType: string, id: string, summary: string): Operation {
	return {
		id,
		summary,
		description: "Only how it would go; how it goes is drawn by `links.diagram`, `table` and `text` of the result.",
		security: "optional",
		path: BelievedPath,
		query: BelievedQuery,
		success: { status: 200, description: "Under the misconception.", mediaType, cacheable: true },
		problems: BELIEVED_PROBLEMS,
	};
}

function picture(mediaType: string, id: string, summary: string): Operation {
	return {
		id,
		summary,
		description:
			"In the scenario's language, unless `locale` names another. With its blanks; with the `proof` of a result, solved.",
		security: "optional",
		path: ScenarioPath,
		query: PictureQuery,
		success: {
			status: 200,
			description: "Without a proof it holds nothing that the scenario's view does not.",
			mediaType,
			cacheable: true,
		},
		problems: [...SCENARIO_PROBLEMS, "proof-invalid", "attempt-log-full", "learner-claimed"],
	};
}
