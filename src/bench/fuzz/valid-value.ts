// Values that a JSON Schema of the OpenAPI document takes, drawn by chance.
import fc from "fast-check";
import type { Schema } from "../../http/openapi/types.ts";
import type { Random } from "../../scenario/random.ts";
import { isLearned, KEPT, type Known, pickKnown } from "./known.ts";

/** What the document says as JSON; its own type names only what it is written with. */
type Json = Readonly<Record<string, unknown>>;

export interface Drawing {
	readonly random: Random;
	readonly known: Known;
	/** Where `$ref`s point to. */
	readonly schemas: Readonly<Record<string, Schema>>;
	/** Of the address, where it names a scenario. */
	readonly scenarioId?: string | undefined;
}

/** Answers as learners write them. */
const ANSWERS: readonly [unknown, ...unknown[]] = [
	"SYN-SENT",
	"syn_rcvd",
	"TIME-WAIT",
	101,
	"0x65",
	"4,021",
	"4021 + 1",
	"x+1",
	["SYN", "ACK"],
	"[S.]",
	"SYN+ACK",
	"63 s",
	"c, a, b, d",
	{ flags: ["ACK"], seq: 5, ack: 9 },
	"Flags [S.], seq 9000, ack 4022",
	"app",
	["a", "b"],
	true,
	null,
	-0,
	1.5,
];
const HOSTS = ["client", "server"] as const;
const WORDS = ["", "a", "SYN", "why", "同步", "x".repeat(40), "é", "0"] as const;

/** `name`: of the field or parameter that it is for. */
export function validValue(drawing: Drawing, schema: Json, name: string): unknown {
	const { random, known, schemas } = drawing;
	if (typeof schema.$ref === "string") {
		const ref = schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
		if (ref === "Answers") return answers(drawing, drawing.scenarioId);
		if (ref === "Answer") return random.pick(ANSWERS);
		const value = validValue(drawing, (schemas[ref] ?? {}) as Json, name);
		return ref === "AttemptRequest" || ref === "BatchedAttempt" ? attempt(drawing, value as Json) : value;
	}
	const variants = (schema.oneOf ?? schema.anyOf) as readonly Json[] | undefined;
	if (variants) return validValue(drawing, random.pick(variants as [Json, ...Json[]]), name);
	if ("const" in schema) return schema.const;
	if (Array.isArray(schema.enum)) return pickKnown(random, schema.enum);
	if (isLearned(name) && random.chance(90)) return pickKnown(random, known.values[name]) ?? "unknown";
	if (name === "learnerId" && random.chance(70)) return pickKnown(random, known.learners)?.id ?? "ann";
	const draw = BY_TYPE[String(schema.type)];
	return draw ? draw(drawing, schema, name) : random.pick(ANSWERS);
}

const number = ({ random }: Drawing, schema: Json) => {
	const min = Number(schema.minimum ?? -1000);
	const max = Math.min(Number(schema.maximum ?? 1000), 2 ** 31 + min);
	if (random.chance(20)) return random.chance(50) ? min : Number(schema.maximum ?? max);
	// Small ones reach further: segment 3 is there, segment 900,000 is not.
	return random.int(Math.ceil(min), random.chance(70) ? Math.min(max, Math.ceil(min) + 9) : Math.floor(max));
};

const BY_TYPE: Readonly<Record<string, (drawing: Drawing, schema: Json, name: string) => unknown>> = {
	null: () => null,
	boolean: ({ random }) => random.chance(50),
	integer: number,
	number: (drawing, schema) => (drawing.random.chance(30) ? 0.5 : number(drawing, schema)),
	string: text,
	array: ({ random, ...rest }, { items = {}, minItems = 0, maxItems = 8 }, name) => {
		const most = Math.min(Number(maxItems), random.chance(90) ? 6 : 60);
		const length = random.int(Number(minItems), Math.max(Number(minItems), most));
		return Array.from({ length }, () => validValue({ random, ...rest }, items as Json, name));
	},
	object: object,
};

const DAY_MS = 86_400_000;

/** Of an assignment mostly in the order in which its times must be, days from now; else in the past. */
const TIMES_OF_ASSIGNMENT: Readonly<Record<string, readonly [first: number, last: number]>> = {
	opensAt: [-1, 0],
	dueAt: [0, 5],
	closesAt: [4, 9],
};

function momentFor(random: Random, name: string): string {
	const [first, last] = TIMES_OF_ASSIGNMENT[name] ?? [-40, 1];
	return new Date(Date.now() + random.int(first, last) * DAY_MS).toISOString();
}

function text({ random }: Drawing, schema: Json, name: string): string {
	if (name === "host" || name === "to" || name === "client" || name === "server") return random.pick(HOSTS);
	if (name === "number") return String(random.int(1, 4));
	if (name === "blank") return `b${random.int(1, 9)}`;
	if (schema.format === "date-time") return momentFor(random, name);
	if (schema.format === "ipv4") return `192.0.2.${random.int(1, 254)}`;
	if (schema.format === "ipv6") return `2001:db8::${random.int(1, 9999)}`;
	if (typeof schema.pattern === "string") {
		const matching = fc.stringMatching(new RegExp(schema.pattern, "u"));
		return fc.sample(matching, { seed: random.int(0, 2 ** 31 - 1), numRuns: 1 })[0] ?? "";
	}
	return random
		.pick(WORDS)
		.slice(0, Number(schema.maxLength ?? 100))
		.padEnd(Number(schema.minLength ?? 0), "x");
}

function object(drawing: Drawing, schema: Json): Record<string, unknown> {
	const { random } = drawing;
	const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
	const required = (schema.required ?? []) as readonly string[];
	const often = random.int(5, 60);
	const wanted = Object.keys(properties).filter((key) => required.includes(key) || random.chance(often));
	const drawn = wanted.map((key) => [key, validValue(drawing, properties[key] ?? {}, key)] as const);
	// By id: hosts of a simulation.
	const others = typeof schema.additionalProperties === "object" ? HOSTS : [];
	const more = others.map((key) => [key, validValue(drawing, schema.additionalProperties as Json, key)] as const);
	return Object.fromEntries([...drawn, ...more]);
}

/** Any, or the right ones of that scenario with a slip in some: a slip is what results say most about. */
function answers({ random, known }: Drawing, scenarioId = ""): Record<string, unknown> {
	const expected = known.expected.get(scenarioId);
	if (expected && random.chance(70)) {
		const slip = (value: unknown) =>
			typeof value === "number" ? Math.max(0, value + random.int(-1, 1)) : random.pick(ANSWERS);
		return Object.fromEntries(
			Object.entries(expected).map(([blank, value]) => [blank, random.chance(25) ? slip(value) : value]),
		);
	}
	const blanks = Array.from({ length: random.int(0, 9) }, (_, i) => `b${i + 1}`);
	return Object.fromEntries(blanks.map((blank) => [blank, random.pick(ANSWERS)]));
}

/** What no schema says: either a scenario is answered, or a question, of which one can only be sure as a whole. */
function attempt(
	drawing: Drawing,
	{ answer: _, answers: _answers, questionId: _id, seed, confidence, ...rest }: Json,
): Json {
	const { random, known } = drawing;
	const either = (name: string) => validValue(drawing, { type: "string" }, name);
	const graded = pickKnown(random, [...known.expected.keys()].slice(-KEPT));
	const scenarioId = graded && random.chance(60) ? graded : either("scenarioId");
	const sure = confidence !== undefined && { confidence };
	const { quizId, ...more } = rest;
	if (random.chance(50)) return { ...more, scenarioId, answers: answers(drawing, String(scenarioId)), ...sure };
	const inQuiz = quizId !== undefined && random.chance(10) && { quizId };
	const { scenarioId: _scenario, ...said } = more;
	return {
		...said,
		questionId: either("questionId"),
		answer: random.pick(ANSWERS),
		...(seed !== undefined && { seed }),
		...inQuiz,
		...(typeof confidence === "number" && sure),
	};
}
