// What became of a call, as a value: whoever calls a service over a network must expect to be refused or not to reach it.
import type { Problem } from "./types.ts";

export type Outcome<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly problem: Problem }
	/** Nobody answered, or somebody who is not the service: a hotspot's sign-in page, a proxy's error page. */
	| { readonly ok: false; readonly problem: "unreachable" };

/** As a call of `client.api` settles. */
interface Answered<T> {
	readonly data?: T | undefined;
	readonly error?: unknown;
	readonly response: Response;
}

export const UNREACHABLE = { ok: false, problem: "unreachable" } as const;

/**
 * The outcome of a call of `client.api`, which never rejects: `await outcomeOf(client.api.GET("/v1/catalogue"))`. What is
 * answered without a body is `undefined`.
 */
export async function outcomeOf<T>(call: Promise<Answered<T>>): Promise<Outcome<NonNullable<T>>>;
export async function outcomeOf<T>(call: Promise<Answered<T>>): Promise<Outcome<T | undefined>> {
	try {
		const { data, error, response } = await call;
		if (response.ok) return { ok: true, value: data };
		return isProblem(error) ? { ok: false, problem: error } : UNREACHABLE;
	} catch {
		return UNREACHABLE;
	}
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether it is of this service: an error page or another service's JSON is not. */
export function isProblem(value: unknown): value is Problem {
	return isRecord(value) && typeof value.code === "string" && typeof value.status === "number" && "title" in value;
}

/** Whether the same request may be taken another time. */
export function isPassing({ status }: Problem): boolean {
	return status >= 500 || status === 429;
}
