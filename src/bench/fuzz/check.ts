// Whether an answer is one that the OpenAPI document promises.
import type { Drawn } from "./request.ts";

export interface Answer {
	readonly status: number;
	/** Without its parameters; empty when there is none. */
	readonly mediaType: string;
	readonly text: string;
}

/** Codes that any address may answer, and that the document therefore names at none. */
const ANYWHERE: Readonly<Record<string, number>> = { "route-not-found": 404, "method-not-allowed": 405 };

/** What is wrong with the answer; undefined when nothing is. */
export function faultOf({ operation, method, wrong, refused }: Drawn, answer: Answer): string | undefined {
	const { status, mediaType, text } = answer;
	if (status >= 500) return `answered ${status}`;
	// Another method is another operation, or none: that it is no 500 is all that can be said here.
	if (wrong === "method") return undefined;
	const json = mediaType.includes("json") ? parse(text) : undefined;
	if (json === NONE) return "answered what is no JSON";
	const parts = partsOf(json);
	if (parts.some((part) => part >= 500)) return "answered 500 to a part";
	// What does not fit of a batch is refused where it stands.
	const takesAll = status < 400 && !parts.some((part) => part >= 400);
	if (refused && takesAll) return `answered ${status} to what the document refuses`;
	if (wrong && status === ANYWHERE[codeOf(json)]) return undefined;
	const types = operation.answers[status];
	if (!types) return `answered ${status}, which the document does not have`;
	if (method === "HEAD" || types.length === 0) return undefined;
	if (!types.includes(mediaType)) return `answered ${status} as ${mediaType || "nothing"}, not as ${types.join(", ")}`;
	const check = operation.answerCheck(status, mediaType);
	if (!check || check(json)) return undefined;
	const { instancePath, message, params } = check.errors?.[0] ?? {};
	return `answered ${status} against its schema: ${instancePath} ${message} ${JSON.stringify(params)}`;
}

const NONE = Symbol("no JSON");

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return NONE;
	}
}

/** Statuses of what was asked together. */
function partsOf(json: unknown): readonly number[] {
	const items = typeof json === "object" && json !== null && "items" in json ? json.items : undefined;
	return Array.isArray(items) ? items.map((item) => Number(item?.status ?? 0)) : [];
}

const codeOf = (json: unknown) =>
	typeof json === "object" && json !== null && "code" in json ? String(json.code) : "";
