// How many scenarios a second one workerd makes over HTTP, beside a bare Hono that echoes JSON on the same workerd in the
// same run. Rounds take turns; medians. The ratio means something, the rates depend on the machine. `npm run bench:http`
import { Agent, request } from "node:http";
import { buildBoth, median, PORTS, serve } from "./workerd.ts";

const ROUNDS = 7;
const ROUND_MS = 1500;
const CALLERS = 16;

const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });

function post(port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				agent,
				port,
				host: "127.0.0.1",
				path: "/v1/scenarios",
				method: "POST",
				headers: { "Content-Type": "application/json" },
			},
			(response) => {
				response.resume();
				response.on("end", () => resolve(response.statusCode ?? 0));
			},
		);
		sent.on("error", reject);
		sent.end("{}");
	});
}

async function untilServing(port: number): Promise<void> {
	for (let i = 0; i < 100; i++) {
		const status = await post(port).catch(() => 0);
		if (status === 201) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`nothing answers on port ${port}`);
}

/** Answers a second. */
async function round(port: number): Promise<number> {
	const endMs = performance.now() + ROUND_MS;
	let answered = 0;
	const caller = async () => {
		while (performance.now() < endMs) {
			if ((await post(port)) !== 201) throw new Error("not every request was answered with 201");
			answered++;
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, caller));
	return (answered * 1000) / ROUND_MS;
}

const { dirs, remove } = buildBoth();
const servers = [serve(dirs.bare), serve(dirs.seqack)];
try {
	await Promise.all(Object.values(PORTS).map(untilServing));
	const rates: Record<keyof typeof PORTS, number[]> = { bare: [], seqack: [] };
	for (const port of Object.values(PORTS)) await round(port);
	for (let i = 0; i < ROUNDS; i++) {
		rates.bare.push(await round(PORTS.bare));
		rates.seqack.push(await round(PORTS.seqack));
	}
	const [bare, seqack] = [median(rates.bare), median(rates.seqack)];
	console.log(`bare Hono, JSON POST   ${bare.toFixed(0)} answers/s`);
	console.log(`POST /v1/scenarios     ${seqack.toFixed(0)} answers/s`);
	console.log(`ratio                  ${(seqack / bare).toFixed(2)}`);
} finally {
	for (const server of servers) server.kill();
	remove();
	agent.destroy();
}
