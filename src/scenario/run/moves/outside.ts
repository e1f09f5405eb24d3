// Moves of those outside the scenario, who are counted and not shown: floods, other clients, live spoofed addresses.
import type { Effect } from "../../../tcp/effects.ts";
import { completing, otherClientSyn, resetsOf, spoofedSyn } from "../outsiders.ts";
import { addRow, advanceTo, happen, type Recorded, type RunRecord } from "../record.ts";

export const outsideMoves = {
	/** `syns` SYNs from as many spoofed addresses reach a host, evenly over `duringMs`. One row. */
	flood(this: Recorded, to: string, syns: number, duringMs: number): void {
		const { record } = this;
		const effects = evenly(record, syns, duringMs, () =>
			happen(record, { type: "inject", to, segment: spoofedSyn(record.spoofed++) }),
		);
		happen(record, { type: "drop-unreachable" });
		addRow(record, { kind: "flood", to, syns, duringMs }, effects);
	},
	/** So many other clients complete their handshakes with a host, evenly over `duringMs`. One row. */
	otherClients(this: Recorded, to: string, clients: number, duringMs: number): void {
		const { record } = this;
		const effects = evenly(record, clients, duringMs, () => oneClient(record, to));
		happen(record, { type: "drop-unreachable" });
		const completed = effects.filter((e) => e.kind === "state-entered" && e.host === to && e.to === "ESTABLISHED");
		addRow(record, { kind: "other-clients", to, clients: completed.length, duringMs }, effects);
	},
	/** So many of the spoofed addresses belong to live hosts, which answer their SYN,ACKs with RST. One row. */
	liveSources(this: Recorded, to: string, hosts: number): void {
		const { record } = this;
		const host = record.world.hosts.get(to);
		const resets = host ? resetsOf(record.world, host, hosts) : [];
		const travelling = happen(record, { type: "advance", ms: 2 * record.delayMs });
		const arriving = resets.flatMap((segment) => happen(record, { type: "inject", to, segment }));
		addRow(record, { kind: "live-sources", to, hosts: resets.length }, [...travelling, ...arriving]);
	},
};

/** Whoever gets no answer goes away. */
function oneClient(record: RunRecord, to: string): readonly Effect[] {
	const asked = happen(record, { type: "inject", to, segment: otherClientSyn(record.clients++) });
	const answer = asked.find((e) => e.kind === "segment-sent");
	if (answer?.kind !== "segment-sent") return asked;
	return [...asked, ...happen(record, { type: "inject", to, segment: completing(answer.segment) })];
}

/** Does something `times` times, the last time after `duringMs`. */
function evenly(record: RunRecord, times: number, duringMs: number, move: () => readonly Effect[]): Effect[] {
	const effects: Effect[] = [];
	const startMs = record.world.nowMs;
	for (let i = 1; i <= times; i++) {
		const dueMs = startMs + Math.round((i * duringMs) / times);
		if (dueMs > record.world.nowMs) effects.push(...advanceTo(record, dueMs));
		effects.push(...move());
	}
	return effects;
}
