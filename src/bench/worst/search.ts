// Looks for the request that costs most: changes of those that cost much so far, as long as there is time.
import type { Random } from "../../scenario/random.ts";
import { pick } from "./bad-texts.ts";
import { bytesIn, type Cost, measure } from "./measure.ts";
import type { Ask, Searched, WorstRequest } from "./request.ts";

export interface Found {
	readonly request: WorstRequest;
	readonly cost: Cost;
}

export interface Worst {
	readonly route: string;
	readonly tried: number;
	readonly cpu: Found;
	readonly bytes: Found;
}

/** So many of those that cost most are changed further. */
const KEPT = 8;
const MAX_BODY_BYTES = 65_536;
/** Measured again so often before it is believed that one costs more than the worst so far. */
const AGAIN = 4;

export async function searchRoute(ask: Ask, random: Random, searched: Searched, untilMs: number): Promise<Worst> {
	let found: readonly Found[] = [];
	let bytes: Found | undefined;
	let tried = 0;
	const consider = async (request: WorstRequest) => {
		if (bytesIn(request) > MAX_BODY_BYTES) return;
		tried += 1;
		const least = found[KEPT - 1]?.cost.cpuMs ?? 0;
		let cost = await measure(ask, request, 1);
		if (cost.cpuMs > least) cost = await measure(ask, request, AGAIN);
		if (!bytes || cost.bytesOut > bytes.cost.bytesOut) bytes = { request, cost };
		found = [...found, { request, cost }].sort((a, b) => b.cost.cpuMs - a.cost.cpuMs).slice(0, KEPT);
	};
	const beginning = searched.known.length > 0 ? searched.known : [searched.change(random, NONE)];
	for (const request of beginning) await consider(request);
	while (performance.now() < untilMs || tried < 20)
		await consider(
			searched.change(
				random,
				pick(
					random,
					found.map(({ request }) => request),
				),
			),
		);
	const [cpu] = found;
	if (!cpu || !bytes) throw new Error(`nothing was asked of ${searched.route}`);
	return { route: searched.route, tried, cpu: { ...cpu, cost: await measure(ask, cpu.request, AGAIN) }, bytes };
}

const NONE: WorstRequest = { method: "GET", path: "/" };
