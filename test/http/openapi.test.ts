import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Attempt, AttemptPage } from "../../src/contract/attempt.ts";
import { Catalogue } from "../../src/contract/catalogue.ts";
import { LearnerExport } from "../../src/contract/export.ts";
import { HintView } from "../../src/contract/hint.ts";
import { LearnerToken } from "../../src/contract/learner.ts";
import { DEFAULT_POLICY } from "../../src/contract/policy.ts";
import { PROBLEM_CODES, Problem } from "../../src/contract/problem.ts";
import { Progress } from "../../src/contract/progress.ts";
import { QuestionPage, QuestionResultView, QuestionView, Quiz } from "../../src/contract/question.ts";
import { ResultView } from "../../src/contract/result.ts";
import { ScenarioView, ValidateResponse } from "../../src/contract/scenario.ts";
import { SimulationResponse } from "../../src/contract/simulation.ts";
import { app } from "../../src/http/app.ts";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import type { Checks } from "../../src/http/validate.ts";
import { QUESTION_KINDS } from "../../src/question-bank/kinds/names.ts";
import { call, type Json } from "../support/api.ts";
import {
	anonymousLearner,
	learnerName,
	rightAnswers,
	scenario,
	sealed,
	serverKey,
	someSpec,
	submit,
	tenantLearner,
} from "../support/fixtures.ts";

const document = async () => (await call("/openapi.json")).json;

const operations = (doc: Json) =>
	Object.entries<Json>(doc.paths).flatMap(([path, item]) =>
		Object.entries<Json>(item).map(([method, operation]) => ({ path, method, operation })),
	);

/** By method and path, as the routes name them. */
const DESCRIBED = SECTIONS.flatMap((section) => Object.entries(section.operations));

/** Another seed, so that some answers to it are wrong. */
const specOf = ({ template, templateVersion: version, notation, profile }: Json) => ({
	template,
	version,
	seed: 1,
	notation,
	profile,
});

/** Every `$ref` in a value, wherever it stands. */
function references(value: unknown): string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, item]) => (key === "$ref" ? [String(item)] : references(item)));
}

describe("the OpenAPI document", () => {
	it("is 3.1 and has every route", async () => {
		const doc = await document();
		expect(doc.openapi).toBe("3.1.0");
		const described = operations(doc).map(({ path, method }) => `${method.toUpperCase()} ${path}`);
		const routed = app.routes
			.filter(({ method }) => method !== "ALL" && method !== "OPTIONS")
			.map(({ method, path }) => `${method} ${documentedPath(path)}`);
		expect(described.sort()).toEqual([...new Set(routed)].sort());
	});

	it("describes the very schemas that each route checks with", () => {
		const checked = new Map<string, Checks[]>();
		for (const { method, path, handler } of app.routes)
			if ("checks" in handler)
				checked.set(`${method} ${path}`, [...(checked.get(`${method} ${path}`) ?? []), handler.checks as Checks]);
		expect(checked.size).toBeGreaterThan(10);
		for (const [place, { path, query, header, body }] of DESCRIBED) {
			const found = checked.get(place) ?? [];
			// A path may be checked step by step; the last step checks all of it.
			const schemaIn = (where: Checks["in"]) => found.findLast((check) => check.in === where)?.schema;
			expect(schemaIn("path"), place).toBe(path);
			expect(schemaIn("query"), place).toBe(query);
			expect(schemaIn("header"), place).toBe(header);
			expect(schemaIn("body"), place).toBe(body?.schema);
			expect(found.find((check) => check.in === "body")?.optional, place).toBe(body && body.optional === true);
		}
	});

	it("describes every parameter that stands in a path, and says of every address under /v1 what its query takes", () => {
		for (const [place, { path, query }] of DESCRIBED) {
			const named = [...documentedPath(place).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			expect(Object.keys(path?.entries ?? {}), place).toEqual(named);
			if (place.includes(" /v1/")) expect(query, place).toBeDefined();
		}
	});

	it("has every problem code, and each code that a route can answer at that route", async () => {
		const doc = await document();
		expect(doc.components.schemas.Problem.properties.code.enum).toEqual(PROBLEM_CODES);
		const named = operations(doc).flatMap(({ operation }) =>
			Object.values<Json>(operation.responses).flatMap(
				({ content }) => content?.["application/problem+json"]?.schema.allOf[1].properties.code.enum ?? [],
			),
		);
		const anywhere = ["route-not-found", "method-not-allowed"];
		expect([...new Set([...named, ...anywhere])].sort()).toEqual([...PROBLEM_CODES].sort());
	});

	it("refers to nothing that it does not hold", async () => {
		const doc = await document();
		const held = ["schemas", "headers"].flatMap((kind) =>
			Object.keys(doc.components[kind]).map((name) => `#/components/${kind}/${name}`),
		);
		expect(held).toEqual(expect.arrayContaining([...new Set(references(doc))]));
	});

	it("names each operation once, and says for each which credential it takes", async () => {
		const all = operations(await document());
		const ids = all.map(({ operation }) => operation.operationId);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { operation } of all) expect(operation.security).toBeInstanceOf(Array);
	});

	it("says that a body is required where it is, and that unknown fields are refused", async () => {
		const doc = await document();
		expect(doc.paths["/v1/scenarios"].post.requestBody.required).toBe(true);
		expect(doc.paths["/v1/learners"].post.requestBody.required).toBe(false);
		expect(doc.components.schemas.ScenarioRequest.additionalProperties).toBe(false);
	});
});

// v.object drops what it does not name, so that equality shows a field which the contract forgot.
describe("what the API answers is what the contract says", () => {
	const expectDescribed = (schema: v.GenericSchema, value: unknown) => {
		expect(v.parse(schema, value)).toEqual(value);
	};

	it("for scenarios, checks and results, in every template and notation", async () => {
		const { json: catalogue } = await call("/v1/catalogue");
		expectDescribed(Catalogue, catalogue);
		for (const template of catalogue.templates) {
			for (const [seed, notation] of template.notations.entries()) {
				const made = await scenario({ template: template.id, notation, seed });
				expectDescribed(ScenarioView, made);
				const answers = await rightAnswers(made.id);
				const path = `/v1/scenarios/${made.id}`;
				expectDescribed(ValidateResponse, (await call(`${path}/validate`, { body: { answers } })).json);
				expectDescribed(ResultView, (await call(`${path}/grade`, { body: { answers } })).json);
			}
		}
	});

	it("for learners, attempts, progress and problems", async () => {
		const learner = await call("/v1/learners", { method: "POST" });
		expectDescribed(LearnerToken, learner.json);
		const { id, token } = await anonymousLearner();
		const made = await scenario();
		expectDescribed(Attempt, (await submit({ id, token }, made.id, await rightAnswers(made.id))).json);
		expectDescribed(AttemptPage, (await call(`/v1/learners/${id}/attempts`, { token })).json);
		expectDescribed(Progress, (await call(`/v1/learners/${id}/progress`, { token })).json);
		expectDescribed(LearnerExport, (await call(`/v1/learners/${id}/export`, { token })).json);
		expectDescribed(Problem, (await call("/nowhere")).json);
	});

	it("for hints, and for attempts at assessed scenarios before and after their solution is shown", async () => {
		const { id, token } = await tenantLearner("ann");
		const policy = { ...DEFAULT_POLICY, attempts: 2 };
		const spec = { ...(await someSpec()), template: "three-way", seed: 2 };
		const scenarioId = await sealed({ spec, boundTo: learnerName("acme", id), policy });
		const made = (await call(`/v1/scenarios/${scenarioId}`, { token })).json;
		expectDescribed(ScenarioView, made);
		expectDescribed(ScenarioView, await scenario({ learnerId: id, policy: { attempts: 2 } }, await serverKey()));
		expectDescribed(HintView, (await call(`/v1/scenarios/${made.id}/hints`, { body: { blank: "b1" }, token })).json);
		const twin = await sealed({ spec: { ...specOf(made), seed: 2 } });
		const right = await rightAnswers(twin);
		const given = Object.fromEntries(made.blanks.map(({ id: blank }: Json) => [blank, right[blank]]));
		const attempts = [await submit({ id, token }, made.id, given), await submit({ id, token }, made.id, given)];
		expect(attempts.map(({ json }) => json.solution)).toEqual(["withheld", "shown"]);
		for (const { json } of attempts) expectDescribed(Attempt, json);
		expectDescribed(LearnerExport, (await call(`/v1/learners/${id}/export`, { token })).json);
	});

	it("for questions of every kind, attempts at them, and quizzes", async () => {
		const { id, token } = await anonymousLearner();
		for (const kind of QUESTION_KINDS) {
			const { json } = await call(`/v1/questions?kind=${kind}&limit=1`);
			expectDescribed(QuestionPage, json);
			const questionId = json.items[0].id;
			expectDescribed(QuestionView, (await call(`/v1/questions/${questionId}`)).json);
			const graded = await call(`/v1/questions/${questionId}/grade`, { body: { answer: { odd: true } } });
			expectDescribed(QuestionResultView, graded.json);
			const body = { questionId, answer: graded.json.expected };
			const headers = { "Idempotency-Key": kind };
			expectDescribed(Attempt, (await call(`/v1/learners/${id}/attempts`, { body, token, headers })).json);
		}
		expectDescribed(AttemptPage, (await call(`/v1/learners/${id}/attempts`, { token })).json);
		expectDescribed(Quiz, (await call("/v1/quizzes?seconds=60")).json);
	});

	it("for simulations", async () => {
		const events = [
			{ type: "call", host: "server", call: "listen" },
			{ type: "call", host: "client", call: "connect" },
			{ type: "deliver-all" },
			{ type: "call", host: "client", call: "send", bytes: 10 },
			{ type: "call", host: "client", call: "close" },
			{ type: "advance", ms: 1000 },
		];
		const { status, json } = await call("/v1/simulations", { body: { events } });
		expect(status).toBe(200);
		expect(json.trace).toHaveLength(events.length);
		expectDescribed(SimulationResponse, json);
	});
});

describe("the docs page", () => {
	it("shows every operation and every problem, and loads nothing", async () => {
		const page = await call("/docs");
		expect(page.headers.get("Content-Type")).toContain("text/html");
		for (const { operation } of operations(await document())) {
			expect(page.text).toContain(`id="op-${operation.operationId}"`);
		}
		for (const code of PROBLEM_CODES) expect(page.text).toContain(`id="${code}"`);
		expect(page.text).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:/);
		expect(page.text).toContain('name="viewport"');
	});
});
