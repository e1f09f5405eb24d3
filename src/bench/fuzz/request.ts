// A request to an operation, drawn by chance: as the OpenAPI document says, or with something wrong in it.
import type { Random } from "../../scenario/random.ts";
import type { Operation } from "./document.ts";
import { type Learner, pickKnown } from "./known.ts";
import { mutateValue, oddText, spoil } from "./mutate.ts";
import { type Drawing, validValue } from "./valid-value.ts";

export interface Drawn {
	readonly operation: Operation;
	readonly method: string;
	/** With its query. */
	readonly address: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string | undefined;
	/** The learner token that goes with it, if it is one. */
	readonly token: string | undefined;
	/** What is wrong with it; undefined when all is drawn from the document. */
	readonly wrong: Wrong | undefined;
	/** Whether a schema of the document refuses it, whatever the answer is. */
	readonly refused: boolean;
}

const WRONG = ["body", "text", "media-type", "path", "query", "header", "credential", "method"] as const;
type Wrong = (typeof WRONG)[number];

const METHODS = ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "POST", "GET"] as const;

/** Valid as often as not. */
export function drawRequest(drawing: Drawing, operation: Operation): Drawn {
	const { random, known } = drawing;
	const wrong = random.chance(50) ? random.pick(WRONG) : undefined;
	const learner = pickKnown(random, known.learners);
	const values = operation.parameters.map((parameter) => {
		const given = parameter.in === "path" || parameter.required || random.chance(30);
		const drawn = validValue(drawing, parameter.schema as Readonly<Record<string, unknown>>, parameter.name);
		// A credential speaks for one learner only.
		const own = parameter.name === "learnerId" && learner && random.chance(80) ? learner.id : drawn;
		// An empty one would be another address.
		const text = parameter.in === "path" ? String(own) || "x" : String(own);
		return { parameter, value: given ? text : undefined };
	});
	const scenarioId = values.find(({ parameter }) => parameter.name === "scenarioId")?.value;
	const body = drawBody({ ...drawing, scenarioId }, operation, wrong);
	const credential = drawCredential(random, known.serverKey, learner, wrong);
	const refusing = values.some(
		({ parameter, value }) => value !== undefined && !operation.parameterCheck(parameter)(value),
	);
	return {
		operation,
		method: wrong === "method" ? random.pick(METHODS) : operation.method,
		address: addressOf(random, operation, values, wrong),
		headers: {
			...(body.text !== undefined && { "Content-Type": wrong === "media-type" ? oddType(random) : "application/json" }),
			...headersOf(random, values, wrong),
			...(credential && { Authorization: credential }),
		},
		text: body.text,
		token: credential === `Bearer ${learner?.token}` ? learner?.token : undefined,
		wrong,
		refused: refusing || body.refused,
	};
}

const oddType = (random: Random) =>
	random.pick(["text/plain", "application/xml", "application/json; charset=utf-16", "x", ""]);

function drawBody(drawing: Drawing, operation: Operation, wrong: Wrong | undefined) {
	if (!operation.body) return { text: undefined, refused: false };
	const { random } = drawing;
	const valid = validValue(drawing, operation.body as Readonly<Record<string, unknown>>, "");
	const value = wrong === "body" ? mutateValue(random, valid) : valid;
	// As it arrives: JSON has no undefined, and no -0.
	const json = JSON.stringify(value) ?? "";
	const refused = json === "" ? !operation.bodyOptional : operation.bodyCheck()?.(JSON.parse(json)) === false;
	return { text: wrong === "text" ? spoil(random, json) : json, refused: wrong === "text" ? false : refused };
}

function drawCredential(random: Random, serverKey: string, learner: Learner | undefined, wrong: Wrong | undefined) {
	if (wrong === "credential")
		return random.pick([
			"Bearer x",
			"Bearer sk1.a.b",
			"Basic YTpi",
			`Bearer ${serverKey}x`,
			"Bearer ",
			`bearer  ${serverKey}`,
		]);
	if (random.chance(30)) return `Bearer ${serverKey}`;
	return learner && random.chance(70) ? `Bearer ${learner.token}` : undefined;
}

type Values = readonly { readonly parameter: Operation["parameters"][number]; readonly value: string | undefined }[];

function addressOf(random: Random, { path }: Operation, values: Values, wrong: Wrong | undefined): string {
	let address = path;
	const query: string[] = [];
	for (const { parameter, value } of values) {
		if (value === undefined) continue;
		const odd = wrong === parameter.in && random.chance(60);
		const text = odd ? oddText(random) : encodeURIComponent(value.toWellFormed());
		if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, text);
		if (parameter.in === "query") query.push(`${parameter.name}=${text}`);
		if (parameter.in === "query" && odd && random.chance(30)) query.push(`${parameter.name}=again`);
	}
	if (wrong === "query" && random.chance(40)) query.push(`unknown=${oddText(random)}`);
	// None that makes the address of another operation.
	if (wrong === "path" && random.chance(20)) address += random.pick(["/", "//", "/a/b/c", ";a=b", "%2f"]);
	return query.length > 0 ? `${address}?${query.join("&")}` : address;
}

const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
	{ "Accept-Language": "zh;q=abc, *;q=2, ,,en" },
	{ "Accept-Language": `${"a-".repeat(2000)}b` },
	{ "If-None-Match": '*, W/"x", "' },
	{ "Idempotency-Key": "" },
	{ "Idempotency-Key": "k".repeat(300) },
	{ Origin: "https://evil.example" },
	{ "X-HTTP-Method-Override": "DELETE" },
	{ "X-Forwarded-For": "::ffff:1.2.3.4, x" },
	{ Accept: "image/png" },
	{ "Content-Encoding": "gzip" },
	{ Range: "bytes=0-1" },
	{ "X-Request-Id": "a b" },
];

/** As a client that minds nothing sends them: a header is octets, which Node writes as characters of Latin-1. */
const octets = (text: string) => Buffer.from(text, "utf8").toString("latin1");

function headersOf(random: Random, values: Values, wrong: Wrong | undefined): Record<string, string> {
	const said = values.flatMap(({ parameter, value }) =>
		parameter.in === "header" && value !== undefined ? [[parameter.name, octets(value)] as const] : [],
	);
	return { ...Object.fromEntries(said), ...(wrong === "header" && pickKnown(random, ODD_HEADERS)) };
}
