// Looks for the worst request to every route: the most CPU, the largest answer. Seeded, for a given time, and it begins with
// requests that once were bad. `npm run bench:worst -- --seconds 60 --seed 1 --out worst.json`; run before each release.
//
// CPU is that of Node's thread, crypto in other threads left out, and the cheapest of several rounds. What it finds belongs
// in test/tcp/simulation/worst-scripts.test.ts or test/http/worst-requests.test.ts, with bounds in counts.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { seededRandom } from "../scenario/random.ts";
import { classRoutes } from "./worst/class-routes.ts";
import { learnerRoutes } from "./worst/learner-routes.ts";
import { gather } from "./worst/materials.ts";
import type { Searched } from "./worst/request.ts";
import { searchedRoutes } from "./worst/routes.ts";
import { type Found, searchRoute, type Worst } from "./worst/search.ts";
import { openService } from "./worst/service.ts";
import { tenantRoutes } from "./worst/tenant-routes.ts";

/** What no request may go beyond (ms of CPU on an ordinary machine, octets of an answer). */
const MOST = { cpuMs: 50, bytesOut: 2_000_000 } as const;

const { values } = parseArgs({
	options: {
		seconds: { type: "string", default: "60" },
		seed: { type: "string", default: "1" },
		only: { type: "string", default: "" },
		out: { type: "string" },
	},
});

const { ask, serverKey } = await openService();
const materials = await gather(ask);
const routes = [
	...searchedRoutes(materials),
	...learnerRoutes(materials),
	...(await classRoutes(ask, serverKey)),
	...tenantRoutes(serverKey),
].filter(({ route }) => route.includes(values.only));
const random = seededRandom(Number(values.seed));
const worst: Worst[] = [];
for (const searched of routes) {
	const one = await searchRoute(ask, random, searched, performance.now() + shareOf(searched));
	worst.push(one);
	console.log(lineOf(one));
}
if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(worst, null, "\t"));
const beyond = worst.filter(({ cpu, bytes }) => cpu.cost.cpuMs > MOST.cpuMs || bytes.cost.bytesOut > MOST.bytesOut);
console.log(
	beyond.length === 0
		? `No request took ${MOST.cpuMs} ms of CPU or answered more than ${MOST.bytesOut} bytes.`
		: `Beyond ${MOST.cpuMs} ms or ${MOST.bytesOut} bytes: ${beyond.map(({ route }) => route).join(", ")}`,
);

/** ms. The sandbox has the most to be tried, so it gets a third of the time. */
function shareOf({ route }: Searched): number {
	const total = Number(values.seconds) * 1000;
	const isSandbox = route.endsWith("/simulations");
	return routes.length === 1 ? total : isSandbox ? total / 3 : (total * 2) / 3 / routes.length;
}

function lineOf({ route, tried, cpu, bytes }: Worst): string {
	const columns = [
		route.padEnd(46),
		`${cpu.cost.cpuMs.toFixed(1).padStart(6)} ms`,
		`${String(bytes.cost.bytesOut).padStart(8)} B out`,
		`${String(tried).padStart(5)} tried`,
	];
	return `${columns.join("  ")}\n\t${shown(cpu)}`;
}

function shown({ request: { method, path, body }, cost }: Found): string {
	const said = body === undefined ? "" : ` ${cut(JSON.stringify(body), 160)}`;
	return `${method} ${cut(path, 80)}${said} (${cost.bytesIn} B in, ${cost.status})`;
}

function cut(text: string, most: number): string {
	return text.length > most ? `${text.slice(0, most)}…` : text;
}
