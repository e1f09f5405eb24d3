// Calls an operation of the OpenAPI document, and takes down what was asked and answered.
import type { DescribedOperation, OpenApiDocument } from "../../http/openapi/types.ts";

/** Of a call: parameters by where they stand, whose credential goes along, and the body. */
export interface Asking {
	readonly path?: Readonly<Record<string, string | number>>;
	readonly query?: Readonly<Record<string, string | number | boolean>>;
	readonly header?: Readonly<Record<string, string>>;
	readonly token?: string;
	readonly body?: unknown;
	/** The example shows so many of each list. */
	readonly keep?: number;
}

export interface Answered {
	readonly status: number;
	/** Without its parameters; empty where there is no body. */
	readonly mediaType: string;
	readonly text: string;
	readonly json: unknown;
}

export interface Request {
	readonly method: string;
	readonly address: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

export type Send = (request: Request) => Promise<Answered>;

/** Throws where there is no such operation. */
export function requestOf(document: OpenApiDocument, operationId: string, asking: Asking): Request {
	const { method, path } = placeOf(document, operationId);
	const { query = {}, header = {}, token, body } = asking;
	const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(asking.path?.[name])));
	const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
	return {
		method: method.toUpperCase(),
		address: search.size > 0 ? `${address}?${search}` : address,
		headers: { ...header, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
		body,
	};
}

interface Place {
	readonly method: string;
	readonly path: string;
	readonly operation: DescribedOperation;
}

export function placeOf({ paths }: OpenApiDocument, operationId: string): Place {
	for (const [path, item] of Object.entries(paths))
		for (const [method, operation] of Object.entries(item))
			if (operation.operationId === operationId) return { method, path, operation };
	throw new Error(`the document has no operation ${operationId}`);
}
