// As much of OpenAPI 3.1 and of JSON Schema 2020-12 as this API's own document uses.

export interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Schemas;
	readonly required?: readonly string[];
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
	readonly discriminator?: Discriminator;
	readonly additionalProperties?: Schema | boolean;
	readonly propertyNames?: Schema;
	readonly description?: string;
	readonly examples?: readonly unknown[];
	readonly minimum?: number;
	readonly maximum?: number;
	readonly pattern?: string;
	readonly format?: string;
}

/** Which property tells the variants of a `oneOf` apart, and which of its values leads to which component. */
export interface Discriminator {
	readonly propertyName: string;
	readonly mapping: Readonly<Record<string, string>>;
}

export type Schemas = Readonly<Record<string, Schema>>;

/** Schemas of the document that others refer to, by name: gathered while it is made. */
export type Components = Record<string, Schema>;

export interface Parameter {
	readonly in: "path" | "query" | "header";
	readonly name: string;
	readonly required?: true;
	readonly description?: string;
	readonly schema: Schema;
	readonly example?: unknown;
}

interface DescribedHeader {
	readonly description: string;
	readonly schema: Schema;
}

export type HeaderTexts = Readonly<Record<string, DescribedHeader>>;

/** A body: what it is, and one that was sent or answered. */
interface Content {
	readonly schema?: Schema;
	readonly example?: unknown;
}

export interface Response {
	readonly description: string;
	readonly headers?: Readonly<Record<string, DescribedHeader | { readonly $ref: string }>>;
	/** Nothing where the response has no body. */
	readonly content?: Readonly<Record<string, Content>>;
}

export interface DescribedOperation {
	readonly operationId: string;
	readonly tags: readonly string[];
	readonly summary: string;
	readonly description: string;
	readonly security: readonly object[];
	readonly parameters?: readonly Parameter[];
	readonly requestBody?: {
		readonly required: boolean;
		readonly content: { readonly "application/json": Content & { readonly schema: Schema } };
	};
	readonly responses: Readonly<Record<string, Response>>;
}

/** A request that the service makes of whoever has a webhook. */
export interface SentRequest extends DescribedOperation {
	readonly requestBody: NonNullable<DescribedOperation["requestBody"]>;
}

export interface OpenApiDocument {
	readonly openapi: "3.1.0";
	readonly info: Readonly<Record<"title" | "version" | "summary" | "description", string>> & {
		readonly license: { readonly name: string; readonly identifier: string };
	};
	readonly servers: readonly { readonly url: string; readonly description: string }[];
	readonly tags: readonly { readonly name: string; readonly description: string }[];
	/** By path, then by method in lower case. */
	readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
	/** Requests that the service sends, by kind of event. */
	readonly webhooks: Readonly<Record<string, { readonly post: SentRequest }>>;
	readonly components: {
		readonly schemas: Components;
		readonly headers: HeaderTexts;
		readonly securitySchemes: object;
	};
}
