// The sockets that `ss` showed at a moment of a capture, against the engine's: every connection with its state and
// queues, and the listeners with their accept queues.
import type { Connection } from "../../../src/tcp/connection.ts";
import { distance } from "../../../src/tcp/sequence-number.ts";
import type { Host, World } from "../../../src/tcp/world.ts";
import type { CapturedSocket, Snapshot } from "./capture.ts";
import { stateName } from "./show.ts";

/** Differences, one line each. */
export function compareSnapshot(world: World, snapshot: Snapshot): readonly string[] {
	return (["client", "server"] as const).flatMap((side) => {
		const host = world.hosts.get(side);
		const theirs = snapshot[side];
		if (!host || theirs === undefined) return [];
		const where = `t=${snapshot.t} after ${snapshot.after}, ${side}`;
		return "summary" in theirs
			? differ(`${where}, counts`, count(statesOf(host)), renamed(theirs.summary))
			: differ(where, sockets(host, theirs), theirs.map(showSocket).sort());
	});
}

function differ(where: string, ours: unknown, theirs: unknown): readonly string[] {
	const [a, b] = [JSON.stringify(ours), JSON.stringify(theirs)];
	return a === b ? [] : [`${where}: ${a}, kernel ${b}`];
}

function statesOf(host: Host): string[] {
	return [...host.listeners.values()].map(() => "LISTEN").concat([...host.connections.values()].map((c) => c.state));
}

function count(states: readonly string[]): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const state of [...states].sort()) counts[state] = (counts[state] ?? 0) + 1;
	return counts;
}

function renamed(summary: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
	const entries = Object.entries(summary).filter(([, n]) => n > 0);
	return Object.fromEntries(entries.map(([state, n]) => [stateName(state), n] as const).sort());
}

function sockets(host: Host, theirs: readonly CapturedSocket[]): readonly string[] {
	const listeners = [...host.listeners.values()].map((listener) =>
		showSocket({
			state: "LISTEN",
			local: `${host.setup.ip}:${listener.port}`,
			accept_queue: listener.acceptQueue.length,
			backlog: Math.min(listener.options.backlog, listener.options.somaxconn),
		}),
	);
	const known = new Set(theirs.map((socket) => `${socket.local} ${socket.peer}`));
	return [...listeners, ...[...host.connections.values()].map((c) => showConnection(c, known))].sort();
}

function showConnection(c: Connection, known: ReadonlySet<string>): string {
	const [local, peer] = [`${c.local.ip}:${c.local.port}`, `${c.remote.ip}:${c.remote.port}`];
	const gone = c.state === "TIME-WAIT" || c.state === "SYN-RECEIVED" || c.holder !== "process";
	const sendq = distance(c.sndNxt, c.sndUna) + c.unsent + (c.finQueued && !c.finSent ? 1 : 0);
	return showSocket({
		state: c.state,
		local,
		...(known.has(`${local} ${peer}`) ? { peer } : { peer: `${peer} (unknown to the kernel)` }),
		...(gone ? {} : { sendq, recvq: c.unread }),
	});
}

/** Queue lengths count only while a process is there to fill and empty them; a FIN that is read counts no more. */
function showSocket(socket: CapturedSocket): string {
	const { state, local, peer, accept_queue: accepted, backlog, has_fd: held, sendq, recvq } = socket;
	const name = stateName(state);
	if (name === "LISTEN") return `LISTEN ${local} accept queue ${accepted} of ${backlog}`;
	const queues = name === "ESTABLISHED" && held !== false && sendq !== undefined ? ` sends ${sendq} has ${recvq}` : "";
	return `${name} ${local} ${peer}${queues}`;
}
