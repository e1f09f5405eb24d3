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
import { BLANK_KINDS } from "../../src/exercise/kinds/names.ts";
import { app } from "../../src/http/app.ts";
import { documentedPath, SECTIONS } from "../../src/http/openapi/document.ts";
import { pageRoutes } from "../../src/http/routes/page.ts";
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

/** The place, where nothing is said of it. */
const unsaid = (place: string, description: unknown) =>
	typeof description === "string" && description !== "" ? [] : [place];

/** What a reference leads to says what it is. */
const resolved = (schema: Json, doc: Json): Json =>
	schema.$ref ? { ...doc.components.schemas[schema.$ref.split("/").at(-1)], ...schema } : schema;

/** Fields of a schema, however deep, of which nothing is said; what it refers to is looked at by itself. */
function unsaidFields(place: string, schema: Json, doc: Json): string[] {
	const fields = Object.entries<Json>(schema.properties ?? {}).flatMap(([name, field]) => [
		...unsaid(`${place}.${name}`, resolved(field, doc).description),
		...unsaidFields(`${place}.${name}`, field, doc),
	]);
	const { items, prefixItems = [], additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
	const parts = [items, additionalProperties, ...prefixItems, ...anyOf, ...oneOf, ...allOf];
	return [
		...fields,
		...parts.filter((part) => typeof part === "object").flatMap((part) => unsaidFields(place, part, doc)),
	];
}

function unsaidOfOperation({ operationId, ...operation }: Json, doc: Json): string[] {
	const { summary, description, parameters = [], requestBody, responses } = operation;
	const bodies = [requestBody, ...Object.values<Json>(responses)].flatMap(({ content = {} } = {}) =>
		Object.values<Json>(content).flatMap(({ schema }) => schema ?? []),
	);
	return [
		...unsaid(`${operationId}: summary`, summary),
		...unsaid(operationId, description),
		...parameters.flatMap((one: Json) =>
			unsaid(`${operationId}: ${one.name}`, one.description ?? resolved(one.schema, doc).description),
		),
		...Object.entries<Json>(responses).flatMap(([status, response]) => [
			...unsaid(`${operationId}: ${status}`, response.description),
			...Object.entries<Json>(response.headers ?? {}).flatMap(([name, header]) =>
				unsaid(`${operationId}: ${name}`, header.description ?? doc.components.headers[name]?.description),
			),
		]),
		...bodies.flatMap((body) => unsaidFields(operationId, body, doc)),
	];
}

describe("the OpenAPI document", () => {
	it("is 3.1 and has every route but pages and their files", async () => {
		const doc = await document();
		expect(doc.openapi).toBe("3.1.0");
		const described = operations(doc).map(({ path, method }) => `${method.toUpperCase()} ${path}`);
		const pages = new Set(pageRoutes.routes.map(({ path }) => path));
		const routed = app
			.allRoutes()
			.filter(({ method, path }) => method !== "ALL" && method !== "OPTIONS" && !pages.has(path))
			.map(({ method, path }) => `${method} ${documentedPath(path)}`);
		expect(described.sort()).toEqual([...new Set(routed)].sort());
	});

	it("describes the very schemas that each route checks with", () => {
		const checked = new Map<string, Checks[]>();
		for (const { method, path, handler } of app.allRoutes())
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

	it("says of every field, parameter, header, body, answer, operation and component what it is", async () => {
		const doc = await document();
		const said = [
			...Object.entries<Json>(doc.components.schemas).flatMap(([name, schema]) => [
				...unsaid(name, schema.description),
				...unsaidFields(name, schema, doc),
			]),
			...operations(doc).flatMap(({ operation }) => unsaidOfOperation(operation, doc)),
			...Object.values<Json>(doc.webhooks).flatMap(({ post }) => unsaidOfOperation(post, doc)),
			...Object.values<Json>(doc.tags).flatMap(({ name, description }) => unsaid(name, description)),
		];
		expect(said).toEqual([]);
	});

	it("tells the variants of each union apart by a property, where each has one of its own", async () => {
		const doc = await document();
		for (const [name, { oneOf, discriminator }] of Object.entries<Json>(doc.components.schemas)) {
			if (!oneOf) continue;
			expect(discriminator, name).toBeDefined();
			const leadsTo = new Set(Object.values<string>(discriminator.mapping));
			expect([...leadsTo].sort(), name).toEqual(oneOf.map(({ $ref }: Json) => $ref).sort());
		}
		const { Blank, Attempt, SimulationEvent } = doc.components.schemas;
		expect(Object.keys(Blank.discriminator.mapping).sort()).toEqual([...BLANK_KINDS].sort());
		expect(Attempt.discriminator.propertyName).toBe("variant");
		expect(SimulationEvent.discriminator.propertyName).toBe("type");
	});

	it("has numbers of addresses as numbers, within their bounds, and choices as enumerations", async () => {
		const doc = await document();
		const parameters = operations(doc).flatMap(({ operation }) => operation.parameters ?? []);
		const named = (name: string) => parameters.filter((one: Json) => one.name === name).map(({ schema }) => schema);
		for (const limit of named("limit")) expect(limit).toMatchObject({ type: "integer", minimum: 1 });
		for (const limit of named("limit")) expect([100, 2000]).toContain(limit.maximum);
		for (const seed of named("seed")) expect(seed).toEqual({ type: "integer", minimum: 0, maximum: 2 ** 32 - 1 });
		for (const number of named("number")) expect(number).toMatchObject({ type: "integer", minimum: 1 });
		for (const flag of ["answers", "contents", "begin", "late", "learners"])
			for (const schema of named(flag)) expect(schema).toEqual({ type: "boolean" });
		for (const family of named("family")) expect(family).toEqual({ $ref: "#/components/schemas/Family" });
	});

	it("lets answers have any blank's id, each with an answer of any form", async () => {
		const { schemas } = (await document()).components;
		expect(schemas.Answers.additionalProperties).toEqual({ $ref: "#/components/schemas/Answer" });
	});

	it("says of each operation which credentials it takes in words too", async () => {
		for (const { path, operation } of operations(await document()))
			expect(operation.description, path).toContain("Credentials: ");
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
				const path = `/v1/scenarios/${made.id}`;
				const { json: empty } = await call(`${path}/grade`, { body: { answers: {} } });
				expectDescribed(ResultView, empty);
				// What is said of right answers and of forms is the same of every notation.
				if (seed > 0) continue;
				const keys = Object.entries<Json>(empty.blanks).map(([blank, { expected }]) => [blank, expected]);
				const answers = Object.fromEntries(keys);
				expectDescribed(ResultView, (await call(`${path}/grade`, { body: { answers } })).json);
				expectDescribed(ValidateResponse, (await call(`${path}/validate`, { body: { answers } })).json);
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

it("every name of a schema is the name of one", () => {
	const named = new Map<unknown, Set<string>>();
	const seen = new Set<unknown>();
	const walk = (schema: unknown): void => {
		if (typeof schema !== "object" || schema === null || schema instanceof RegExp || seen.has(schema)) return;
		seen.add(schema);
		if ("pipe" in schema && Array.isArray(schema.pipe)) {
			const { ref } = v.getMetadata(schema as unknown as v.GenericSchema);
			const [inner] = schema.pipe;
			const keys = "entries" in inner ? Object.keys(inner.entries).sort().join() : inner.type;
			if (typeof ref === "string") named.set(ref, (named.get(ref) ?? new Set()).add(keys));
		}
		for (const part of Object.values(schema)) walk(part);
	};
	for (const [, { path, query, body, success }] of DESCRIBED) for (const one of [path, query, body, success]) walk(one);
	expect(named.size).toBeGreaterThan(20);
	expect([...named].filter(([, shapes]) => shapes.size > 1).map(([name]) => name)).toEqual([]);
});
