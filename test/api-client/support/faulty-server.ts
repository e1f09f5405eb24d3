// A network that fails, as a real server between a client and the service: it drops connections before and after the
// service has heard of a request, cuts answers off, answers in the service's place, or sends a request twice.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What happens to a request. */
export type Fault =
	| "pass"
	/** The service never hears of it. */
	| "lost"
	/** The service does, and its answer is lost. */
	| "answer-lost"
	/** Half of the answer comes. */
	| "answer-cut"
	/** The service gets it twice and the second answer is passed on. */
	| "doubled"
	/** Nobody ever answers; the service never hears of it, or it does. */
	| "hangs"
	| "answer-hangs"
	/** As a hotspot answers whatever one asks for. */
	| "signed-in-first"
	| { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: object };

export interface Seen {
	readonly method: string;
	readonly path: string;
	readonly body: string;
}

export interface FaultyServer {
	readonly url: string;
	/** Every request, in the order in which they came. */
	readonly seen: readonly Seen[];
	/** What happens to the next ones, one after the other; those that come after them pass. */
	plan(...faults: readonly Fault[]): void;
	/** What happens to all from now on that have no plan. */
	always(fault: Fault): void;
	/** From now on nothing fails, whatever was planned. */
	heal(): void;
	close(): Promise<void>;
}

interface Asked extends Seen {
	readonly headers: Readonly<Record<string, string>>;
}

export async function faultyServer(service: string): Promise<FaultyServer> {
	const planned: Fault[] = [];
	const seen: Seen[] = [];
	let otherwise: Fault = "pass";
	const server = createServer(async (request, response) => {
		const asked = await read(request);
		// A page of another origin asks first, and that is not what is tried here.
		if (asked.method === "OPTIONS") return pass(service, asked, response);
		seen.push(asked);
		await suffer(planned.shift() ?? otherwise, service, asked, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		seen,
		plan: (...faults) => {
			planned.push(...faults);
		},
		always(fault) {
			otherwise = fault;
		},
		heal() {
			planned.length = 0;
			otherwise = "pass";
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function read(request: IncomingMessage): Promise<Asked> {
	const { host: _host, connection: _connection, ...headers } = request.headers;
	const body = (await buffer(request)).toString();
	return { method: request.method ?? "", path: request.url ?? "", body, headers: headers as Record<string, string> };
}

async function suffer(fault: Fault, service: string, asked: Asked, response: ServerResponse): Promise<unknown> {
	switch (fault) {
		case "pass":
			return pass(service, asked, response);
		case "lost":
			return response.destroy();
		case "answer-lost":
			await forward(service, asked);
			return response.destroy();
		case "answer-cut":
			return cut(service, asked, response);
		case "doubled":
			await forward(service, asked);
			return pass(service, asked, response);
		case "hangs":
			return undefined;
		case "answer-hangs":
			return forward(service, asked);
		case "signed-in-first":
			response.writeHead(200, { "Content-Type": "text/html", "Access-Control-Allow-Origin": "*" });
			return response.end("<!doctype html><title>Welcome to our hotspot</title>");
	}
	const { status, headers, body } = fault;
	response.writeHead(status, {
		"Content-Type": "application/problem+json",
		"Access-Control-Allow-Origin": "*",
		...headers,
	});
	return response.end(JSON.stringify(body ?? {}));
}

function forward(service: string, { method, path, body, headers }: Asked): Promise<Response> {
	const { "content-length": _length, ...rest } = headers;
	return fetch(`${service}${path}`, { method, headers: rest, ...(body && { body }) });
}

async function pass(service: string, asked: Asked, response: ServerResponse): Promise<void> {
	const answer = await forward(service, asked);
	const text = Buffer.from(await answer.arrayBuffer());
	response.writeHead(answer.status, headersOf(answer));
	response.end(text);
}

async function cut(service: string, asked: Asked, response: ServerResponse): Promise<void> {
	const answer = await forward(service, asked);
	const text = Buffer.from(await answer.arrayBuffer());
	response.writeHead(answer.status, { ...headersOf(answer), "Content-Length": text.length });
	response.write(text.subarray(0, text.length / 2), () => response.destroy());
}

/** `fetch` has unpacked the body and joined its chunks. */
function headersOf(answer: Response): Record<string, string> {
	const {
		"content-encoding": _encoding,
		"transfer-encoding": _chunks,
		...headers
	} = Object.fromEntries(answer.headers);
	return headers;
}
