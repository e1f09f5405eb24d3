// Moves in which others than the hosts of the scenario act.
import { expect, it } from "vitest";
import { drawHosts } from "../../../src/scenario/build/hosts.ts";
import { seededRandom } from "../../../src/scenario/random.ts";
import type { Run } from "../../../src/scenario/run/run.ts";
import { runScript } from "../../../src/scenario/run/run-script.ts";

function runOf(moves: (run: Run) => void, listener = {}) {
	const pair = drawHosts(seededRandom(1), { profile: "rfc9293", level: "usual" }, { listener });
	return runScript(pair, (run) => {
		run.call("server", "listen");
		run.startTimeline();
		moves(run);
	});
}

it("other clients fill the accept queue and count only those that completed", () => {
	const [row] = runOf((run) => run.otherClients("server", 5, 10), { backlog: 3 }).rows;
	expect(row?.queues.server).toEqual({ syn: 0, accept: 3 });
	expect(row?.cause).toMatchObject({ kind: "other-clients", clients: 3 });
	expect(row?.states.server).toBe("LISTEN");
});

it("live spoofed addresses free their entries, the others stay", () => {
	const trace = runOf((run) => {
		run.flood("server", 10, 100);
		run.liveSources("server", 4);
	});
	expect(trace.rows.map((row) => row.queues.server?.syn)).toEqual([10, 6]);
});

it("unseen time delivers what travels and shows no segment", () => {
	const trace = runOf((run) => {
		run.call("client", "connect");
		run.unseen(1000);
	});
	expect(trace.rows.at(-1)?.states).toEqual({ client: "ESTABLISHED", server: "ESTABLISHED" });
	expect(trace.rows.at(-1)?.sent).toEqual([]);
});

it("a list of connections shows state, timer and retransmissions", () => {
	const trace = runOf((run) => {
		run.flood("server", 1, 0);
		run.pass(3400);
		run.look("server");
	});
	const cause = trace.rows.at(-1)?.cause;
	expect(cause?.kind === "look" && cause.connections).toMatchObject([
		{ state: "SYN-RECEIVED", timerMs: 3600, retransmissions: 2 },
	]);
});

it("a segment injected in vain is lost and changes nothing", () => {
	const from = { ip: "203.0.113.9", port: 1024 };
	const trace = runOf((run) =>
		run.injectInVain(
			"server",
			{ bits: 2, seq: run.world.hosts.get("client")?.setup.isns[0] ?? (0 as never), length: 0, from },
			"probe",
		),
	);
	expect(trace.rows).toHaveLength(1);
	expect(trace.rows[0]?.queues.server).toEqual({ syn: 0, accept: 0 });
	expect(trace.lost.size).toBe(1);
});
