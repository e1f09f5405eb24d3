// Talks to the Worker under test the way a client does, and reads what it answers.
import { exports } from "cloudflare:workers";
import { expect } from "vitest";
import type { ProblemCode } from "../../src/contract/problem.ts";

export interface Call {
	readonly method?: string;
	readonly token?: string;
	/** Sent as JSON, unless `text` is given. */
	readonly body?: unknown;
	/** Sent as it is. */
	readonly text?: BodyInit;
	readonly headers?: Readonly<Record<string, string>>;
}

// What a test expects of a reply stands in its assertions; until then it may be anything JSON can be.
// biome-ignore lint/suspicious/noExplicitAny: replies are checked field by field by the assertions
export type Json = any;

export interface Reply {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	readonly json: Json;
}

let callers = 0;

/** As the edge sees them: each call comes from another address, so that no test uses up what another one needs. */
export function newAddress(): string {
	const caller = ++callers;
	return `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
}

export async function call(path: string, { method, token, body, text, headers = {} }: Call = {}): Promise<Reply> {
	const sends = body !== undefined || text !== undefined;
	const init: RequestInit = {
		method: method ?? (sends ? "POST" : "GET"),
		headers: {
			...(sends && { "Content-Type": "application/json" }),
			...(token !== undefined && { Authorization: `Bearer ${token}` }),
			"CF-Connecting-IP": newAddress(),
			...headers,
		},
		redirect: "manual",
	};
	if (sends) init.body = text ?? JSON.stringify(body);
	return toReply(await exports.default.fetch(new URL(path, "https://seqack.test").href, init));
}

export async function toReply(response: Response): Promise<Reply> {
	const text = await response.text();
	const isJson = /json/.test(response.headers.get("Content-Type") ?? "") && text !== "";
	return {
		status: response.status,
		headers: response.headers,
		text,
		json: isJson ? JSON.parse(text) : undefined,
	};
}

/** Checks everything that a problem must be, whatever kind it is. */
export function expectProblem(reply: Reply, status: number, code: ProblemCode): void {
	expect({ status: reply.status, code: reply.json?.code }).toEqual({ status, code });
	expect(reply.headers.get("Content-Type")).toBe("application/problem+json");
	expect(reply.json).toMatchObject({
		type: `/docs#${code}`,
		status,
		title: expect.any(String),
		detail: expect.any(String),
		requestId: reply.headers.get("X-Request-Id"),
	});
	expect(reply.text).not.toMatch(/\bat \w+ \(|\.ts:\d+|node_modules/);
}
