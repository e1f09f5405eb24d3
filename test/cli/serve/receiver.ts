// An endpoint of webhooks in this process, which keeps all that it is sent and answers as it is told to.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

export interface Received {
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

export interface Receiver {
	/** Of 127.0.0.1. */
	readonly port: number;
	readonly received: readonly Received[];
	/** Resolves to the nth that went to this path, once it has come; 1 is the first. */
	nth(path: string, n: number): Promise<Received>;
	close(): void;
}

export type Answers = Readonly<Record<string, (response: ServerResponse) => void>>;

/** `answers` by path; any other is answered 204. On any free port unless one is named. */
export async function receiver(answers: Answers = {}, port = 0): Promise<Receiver> {
	const received: Received[] = [];
	const waiting = new Set<() => void>();
	const server = createServer(async (request, response) => {
		const { url: path = "", headers } = request;
		received.push({ path, headers, body: await text(request) });
		for (const look of waiting) look();
		const answer = answers[path];
		if (answer) answer(response);
		else response.writeHead(204).end();
	});
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("listens on no port");
	return {
		port: address.port,
		received,
		nth(path, n) {
			return new Promise((resolve) => {
				const look = () => {
					const found = received.filter((one) => one.path === path)[n - 1];
					if (!found) return;
					waiting.delete(look);
					resolve(found);
				};
				waiting.add(look);
				look();
			});
		},
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
