// Whether a server may listen where it should, asked before it tries: workerd's own words name a socket.
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const TICK_MS = 20;

/** What to say when it may not, and may not within that time either; undefined when it may. */
export async function portProblem(host: string, port: number, patienceMs: number): Promise<string | undefined> {
	for (let left = patienceMs; ; left -= TICK_MS) {
		const problem = await tryPort(host, port);
		if (problem === undefined || left <= 0) return problem;
		await wait(TICK_MS);
	}
}

function tryPort(host: string, port: number): Promise<string | undefined> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once("error", (error) => resolve(sayWhy("code" in error ? error.code : error.message, host, port)));
		probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
	});
}

function sayWhy(code: unknown, host: string, port: number): string {
	if (code === "EADDRINUSE")
		return `Port ${port} of ${host} is in use by another program. Another one: npm start -- --port ${port + 1}`;
	if (code === "EACCES") return `Port ${port} needs rights that this user lacks; those above 1023 need none.`;
	if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `${host} is no address of this machine.`;
	return `It cannot listen on port ${port} of ${host}: ${code}`;
}
