// What the document shows of an operation's requests and answers: what this API answered. They stand in examples.json, which
// `npm run openapi:examples` writes anew; tests hold them to the schemas and to what is answered today.

export interface Example {
	/** By name, of the path, the query and the headers. */
	readonly parameters?: Readonly<Record<string, string | number | boolean>>;
	readonly body?: unknown;
	readonly status: number;
	/** JSON, or text; long lists and texts are cut. Left out where there is no body, or none that can be read. */
	readonly response?: unknown;
}

/** By operation id. */
export type Examples = Readonly<Record<string, Example>>;
