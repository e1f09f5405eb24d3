// HTTP as a bench of a class sends it: as little as possible for each request, because client and server share the machine.
import { Agent, request } from "node:http";

export interface Call {
	/** GET, or POST where there is a body, unless another is named. */
	readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	readonly path: string;
	/** A learner's token or a server key. */
	readonly token: string;
	/** Sent as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
	readonly status: number;
	readonly text: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Client {
	/** Rejects where no answer came. */
	ask(call: Call): Promise<Reply>;
	close(): void;
}

/** workerd closes a connection that is idle for 5 s: one that was idle for longer is not used again. */
const IDLE_MS = 2000;

export function newClient(url: string, connections = 256): Client {
	const { hostname, port } = new URL(url);
	const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: IDLE_MS });
	return {
		ask: ({ method, path, token, body, headers }) =>
			new Promise((resolve, reject) => {
				const text = body === undefined ? undefined : JSON.stringify(body);
				const sent = request(
					{
						agent,
						hostname,
						port,
						path,
						method: method ?? (text === undefined ? "GET" : "POST"),
						headers: {
							Authorization: `Bearer ${token}`,
							...(text !== undefined && {
								"Content-Type": "application/json",
								"Content-Length": Buffer.byteLength(text),
							}),
							...headers,
						},
					},
					(response) => {
						let said = "";
						response.setEncoding("utf8");
						response.on("data", (part) => {
							said += part;
						});
						response.on("error", reject);
						response.on("end", () =>
							resolve({ status: response.statusCode ?? 0, text: said, headers: response.headers }),
						);
					},
				);
				sent.on("error", reject);
				sent.end(text);
			}),
		close: () => agent.destroy(),
	};
}

/** What a call that must succeed is answered with; throws where it does not. */
export async function answerTo(client: Client, call: Call): Promise<Reply> {
	const reply = await client.ask(call);
	if (reply.status >= 200 && reply.status < 300) return reply;
	throw new Error(`${call.method ?? ""} ${call.path} was answered with ${reply.status}: ${reply.text.slice(0, 500)}`);
}

/** The same as JSON. */
export async function jsonOf<T>(client: Client, call: Call): Promise<T> {
	return JSON.parse((await answerTo(client, call)).text);
}

/** Does all of it, some at a time. */
export async function eachOf<T>(
	items: readonly T[],
	atOnce: number,
	act: (item: T) => Promise<unknown>,
): Promise<void> {
	const left = [...items].reverse();
	const worker = async () => {
		for (let item = left.pop(); item !== undefined; item = left.pop()) await act(item);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
}
