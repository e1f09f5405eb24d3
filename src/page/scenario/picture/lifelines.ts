// Who has a lifeline: hosts that do or show anything, whoever else sends, and the attacker where only one would be left.
import type { ViewStep } from "../../../exercise/types.ts";

export interface Lifeline {
	readonly id: string;
	/** "192.0.2.1:49152"; null for one without an address of its own. */
	readonly address: string | null;
}

interface Host {
	readonly id: string;
	readonly ip: string;
	readonly port: number;
}

export function lifelinesOf(hosts: readonly Host[], timeline: readonly ViewStep[]): readonly Lifeline[] {
	const seen = new Set<string>();
	for (const { segment, states } of timeline) {
		if (segment) seen.add(segment.from).add(segment.to);
		for (const host of Object.keys(states)) seen.add(host);
	}
	const known = timeline.length === 0 ? hosts : hosts.filter(({ id }) => seen.has(id));
	const lifelines: readonly Lifeline[] = [
		...known.map(({ id, ip, port }) => ({ id, address: `${ip}:${port}` })),
		...[...seen].filter((id) => !known.some((host) => host.id === id)).map((id) => ({ id, address: null })),
	];
	if (lifelines.length > 1) return lifelines;
	const others = timeline.some(({ cause }) => cause.kind === "other-clients");
	const flooded = timeline.some(({ cause }) => cause.kind === "flood");
	const more = flooded ? "attacker" : others ? "client" : null;
	return more === null || lifelines.some(({ id }) => id === more)
		? lifelines
		: [{ id: more, address: null }, ...lifelines];
}
