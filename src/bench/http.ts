// How many scenarios a second one workerd makes over HTTP, beside a bare Hono that echoes JSON on the same workerd in the
// same run. Rounds take turns; medians. The ratio means something, the rates depend on the machine. `npm run bench:http`
import { Agent, request } from "node:http";
import { buildBoth, median } from "./workerd.ts";

const ROUNDS = 7;
const ROUND_MS = 1500;
const CALLERS = 16;

const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });

function post(url: string): Promise<number> {
	return new Promise((resolve, reject) => {
		const sent = request(
			`${url}/v1/scenarios`,
			{ agent, method: "POST", headers: { "Content-Type": "application/json" } },
			(response) => {
				response.resume();
				response.on("end", () => resolve(response.statusCode ?? 0));
			},
		);
		sent.on("error", reject);
		sent.end("{}");
	});
}

/** Answers a second. */
async function round(url: string): Promise<number> {
	const endMs = performance.now() + ROUND_MS;
	let answered = 0;
	const caller = async () => {
		while (performance.now() < endMs) {
			if ((await post(url)) !== 201) throw new Error("not every request was answered with 201");
			answered++;
		}
	};
	await Promise.all(Array.from({ length: CALLERS }, caller));
	return (answered * 1000) / ROUND_MS;
}

const both = await buildBoth();
const servers = { bare: await both.serve("bare"), seqack: await both.serve("seqack") };
try {
	const rates = { bare: [] as number[], seqack: [] as number[] };
	for (const { url } of Object.values(servers)) await round(url);
	for (let i = 0; i < ROUNDS; i++) {
		rates.bare.push(await round(servers.bare.url));
		rates.seqack.push(await round(servers.seqack.url));
	}
	const [bare, seqack] = [median(rates.bare), median(rates.seqack)];
	console.log(`bare Hono, JSON POST   ${bare.toFixed(0)} answers/s`);
	console.log(`POST /v1/scenarios     ${seqack.toFixed(0)} answers/s`);
	console.log(`ratio                  ${(seqack / bare).toFixed(2)}`);
} finally {
	for (const server of Object.values(servers)) await server.kill();
	both.remove();
	agent.destroy();
}
