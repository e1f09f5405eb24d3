// The examples of every operation: the story is told, what was asked and answered is taken down.
import type { Example } from "../../http/openapi/examples.ts";
import type { OpenApiDocument } from "../../http/openapi/types.ts";
import { type Answered, type Asking, type Request, requestOf, type Send } from "./ask.ts";
import { steady } from "./steady.ts";
import { tellStory } from "./story.ts";

/** By operation id. `check` sees each answer as it came. */
export async function collectExamples(
	document: OpenApiDocument,
	send: Send,
	serverKey: string,
	check: (operationId: string, answered: Answered) => void = () => undefined,
): Promise<Readonly<Record<string, Example>>> {
	const startedMs = Date.now();
	const examples: Record<string, Example> = {};
	const also = async (operationId: string, asking: Asking = {}) => {
		const request = requestOf(document, operationId, asking);
		const answered = await send(request);
		if (answered.status >= 400) throw new Error(`${operationId} was answered ${answered.status}: ${answered.text}`);
		check(operationId, answered);
		return answered;
	};
	const ask = async (operationId: string, asking: Asking = {}) => {
		const answered = await also(operationId, asking);
		examples[operationId] = exampleOf(asking, answered);
		return answered;
	};
	const inHours = (hours: number) => new Date(startedMs + hours * 3_600_000).toISOString();
	await tellStory({ ask, also, inHours, serverKey });
	return JSON.parse(steady(JSON.stringify(examples), startedMs));
}

/** Text is shown as far as it tells what it is. */
const SHOWN_TEXT = 600;

function exampleOf({ path, query, header, body, keep }: Asking, { status, mediaType, text, json }: Answered): Example {
	const parameters = { ...path, ...query, ...header };
	const isText = text !== "" && !mediaType.includes("json") && !mediaType.includes("pcap");
	return {
		...(Object.keys(parameters).length > 0 && { parameters }),
		...(body !== undefined && { body }),
		status,
		...(json !== undefined && { response: keep === undefined ? json : shortened(json, keep) }),
		...(isText && { response: text.length > SHOWN_TEXT ? `${text.slice(0, SHOWN_TEXT)}…` : text }),
	};
}

function shortened(value: unknown, keep: number): unknown {
	if (Array.isArray(value)) return value.slice(0, keep).map((item) => shortened(item, keep));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item, keep)]));
}

/** For those who send with `fetch`. */
export async function answeredWith(response: Response): Promise<Answered> {
	const [mediaType = ""] = (response.headers.get("Content-Type") ?? "").split(";");
	const text = await response.text();
	const json = mediaType.includes("json") && text !== "" ? JSON.parse(text) : undefined;
	return { status: response.status, mediaType: text === "" ? "" : mediaType, text, json };
}

/** A body is sent as JSON. */
export const initOf = ({ method, headers, body }: Request): RequestInit => ({
	method,
	headers: { ...headers, ...(body !== undefined && { "Content-Type": "application/json" }) },
	...(body !== undefined && { body: JSON.stringify(body) }),
});
