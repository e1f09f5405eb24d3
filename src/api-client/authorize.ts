// Requests that speak for the learner there is, in the language that was asked for.
import type { Credential } from "./credentials.ts";
import type { Learner } from "./learner.ts";
import { isPassing, isProblem } from "./outcome.ts";
import type { Fetch } from "./retry.ts";

/** A request that brings an Authorization of its own is left alone. A token that has run out is renewed once. */
export function authorizing(fetch: Fetch, learner: Learner): Fetch {
	return async (request) => {
		const credential = request.headers.has("Authorization") ? null : await learner.read();
		if (!credential) return fetch(request);
		const response = await fetch(bearing(request, credential));
		if (!(await isExpired(response))) return response;
		const renewed = await learner.renew(credential);
		if (renewed.ok) return fetch(bearing(request, renewed.value));
		// It may well be renewed another time: nobody is to think that the learner is gone.
		if (renewed.problem === "unreachable" || isPassing(renewed.problem)) throw new Error("the token was not renewed");
		return response;
	};
}

/** `locale` where a request does not say otherwise itself. */
export function speaking(fetch: Fetch, locale: () => string | null): Fetch {
	return (request) => {
		const wished = request.headers.has("Accept-Language") ? null : locale();
		return fetch(wished === null ? request : withHeader(request, "Accept-Language", wished));
	};
}

function bearing(request: Request, { token }: Credential): Request {
	return withHeader(request, "Authorization", `Bearer ${token}`);
}

function withHeader(request: Request, name: string, value: string): Request {
	const headers = new Headers(request.headers);
	headers.set(name, value);
	return new Request(request.clone(), { headers });
}

async function isExpired(response: Response): Promise<boolean> {
	if (response.status !== 401) return false;
	const problem: unknown = await response
		.clone()
		.json()
		.catch(() => null);
	return isProblem(problem) && problem.code === "token-expired";
}
