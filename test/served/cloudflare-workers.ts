// Stands in for `cloudflare:workers` where the tests of the API run against a server: what they know of the deployment, and
// how they call it.
import { request as send } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { reachInside } from "./inside.ts";
import { noteRequest, served, VARIABLES } from "./server.ts";

/** Any call of an object that a test makes itself. */
const INSIDE = { getByName: () => new Proxy({}, { get: reachInside }) };

export const env = {
	...VARIABLES,
	LEARNER: INSIDE,
	ASSIGNMENT: INSIDE,
	TENANT: INSIDE,
	WEBHOOK: INSIDE,
	PAIRING: INSIDE,
	ASSETS: { fetch: reachInside },
};

/** Classes of objects are only named: the server has them. */
export class DurableObject {}

const NO_BODY = [204, 304];

async function call(input: string | Request, init?: RequestInit): Promise<Response> {
	const request = new Request(input, init);
	const { pathname, search, host } = new URL(request.url);
	noteRequest(pathname);
	const { url } = await served();
	const headers = { ...Object.fromEntries(request.headers), host };
	// A stream goes out in chunks; all else with its length.
	const streams = init?.body instanceof ReadableStream;
	const body = request.body && !streams ? Buffer.from(await request.arrayBuffer()) : request.body;
	return new Promise((resolve, reject) => {
		const sent = send(`${url}${pathname}${search}`, { method: request.method, headers }, async (response) => {
			const answered = new Headers();
			for (let i = 0; i < response.rawHeaders.length; i += 2)
				answered.append(response.rawHeaders[i] ?? "", response.rawHeaders[i + 1] ?? "");
			const status = response.statusCode ?? 0;
			const content = await buffer(response);
			resolve(new Response(NO_BODY.includes(status) ? null : content, { status, headers: answered }));
		});
		// A body that is refused before its end is answered, and then its connection is closed.
		sent.on("error", reject);
		if (body instanceof ReadableStream) Readable.from(body).pipe(sent);
		else sent.end(body ?? undefined);
	});
}

export const exports = { default: { fetch: call } };
