// The OpenAPI document as the fuzzer uses it: every operation, and whether a value is what a schema of it says.
import { isIPv4, isIPv6 } from "node:net";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { DescribedOperation, OpenApiDocument, Parameter, Schema } from "../../http/openapi/types.ts";

export interface Operation {
	readonly id: string;
	/** In capitals. */
	readonly method: string;
	/** With the names of its parameters in braces. */
	readonly path: string;
	readonly parameters: readonly Parameter[];
	readonly body: Schema | undefined;
	/** Whether the body may be left out. */
	readonly bodyOptional: boolean;
	/** Media types that may be answered, by status; none where a body has no type. */
	readonly answers: Readonly<Record<string, readonly string[]>>;
	/** Undefined where the document gives no schema. */
	answerCheck(status: number, mediaType: string): ValidateFunction | undefined;
	bodyCheck(): ValidateFunction | undefined;
	/** Of a parameter as it stands in an address or header: a number is its digits there. */
	parameterCheck(parameter: Parameter): (text: string) => boolean;
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const FORMATS = { "date-time": DATE_TIME, date: DATE, ipv4: isIPv4, ipv6: isIPv6 };

/** Throws on a format or a reference that it does not know. */
export function operationsOf(document: OpenApiDocument): readonly Operation[] {
	// OpenAPI's own keywords are none of JSON Schema's.
	const ajv = new Ajv2020({ strict: false, formats: FORMATS });
	const reading = new Ajv2020({ strict: false, formats: FORMATS, coerceTypes: true });
	for (const each of [ajv, reading]) each.addSchema({ $id: "openapi", ...document });
	const at = (...steps: readonly string[]) => {
		const $ref = referenceTo(steps);
		return ajv.getSchema($ref) ?? ajv.compile({ $ref });
	};
	const read = (...steps: readonly string[]) => {
		const check = reading.compile({ properties: { text: { $ref: referenceTo(steps) } } });
		// What is read is written into the object.
		return (text: string) => check({ text });
	};
	return Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, described]) => operation(path, method, described, { at, read })),
	);
}

function referenceTo(steps: readonly string[]): string {
	const pointer = steps.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")));
	return `openapi#/${pointer.join("/")}`;
}

interface Checks {
	readonly at: (...steps: readonly string[]) => ValidateFunction;
	readonly read: (...steps: readonly string[]) => (text: string) => boolean;
}

function operation(path: string, method: string, described: DescribedOperation, { at, read }: Checks): Operation {
	const { operationId, parameters = [], requestBody, responses } = described;
	const place = ["paths", path, method];
	const content = (status: number | string) => responses[status]?.content ?? {};
	const JSON_TYPE = "application/json";
	return {
		id: operationId,
		method: method.toUpperCase(),
		path,
		parameters,
		body: requestBody?.content[JSON_TYPE]?.schema,
		bodyOptional: requestBody?.required !== true,
		answers: Object.fromEntries(Object.keys(responses).map((status) => [status, Object.keys(content(status))])),
		answerCheck: (status, type) =>
			content(status)[type]?.schema && at(...place, "responses", String(status), "content", type, "schema"),
		bodyCheck: () => requestBody && at(...place, "requestBody", "content", JSON_TYPE, "schema"),
		parameterCheck: (parameter) => read(...place, "parameters", String(parameters.indexOf(parameter)), "schema"),
	};
}
