// Moves in which others than the hosts of the scenario act.
import { expect, it } from "vitest";
import { castPair } from "../../src/scenario/cast.ts";
import { seededRandom } from "../../src/scenario/random.ts";
import { performPlay, type Stage } from "../../src/scenario/stage.ts";

function play(moves: (stage: Stage) => void, listener = {}) {
	const pair = castPair(seededRandom(1), { profile: "rfc9293", level: "usual" }, { listener });
	return performPlay(pair, (stage) => {
		stage.call("server", "listen");
		stage.curtainUp();
		moves(stage);
	});
}

it("a crowd fills the accept queue and counts only those that completed", () => {
	const [row] = play((stage) => stage.crowd("server", 5, 10), { backlog: 3 }).rows;
	expect(row?.queues.server).toEqual({ syn: 0, accept: 3 });
	expect(row?.cause).toMatchObject({ kind: "crowd", clients: 3 });
	expect(row?.states.server).toBe("LISTEN");
});

it("live spoofed addresses free their entries, the others stay", () => {
	const trace = play((stage) => {
		stage.flood("server", 10, 100);
		stage.liveSources("server", 4);
	});
	expect(trace.rows.map((row) => row.queues.server?.syn)).toEqual([10, 6]);
});

it("unseen time delivers what travels and shows no segment", () => {
	const trace = play((stage) => {
		stage.call("client", "connect");
		stage.unseen(1000);
	});
	expect(trace.rows.at(-1)?.states).toEqual({ client: "ESTABLISHED", server: "ESTABLISHED" });
	expect(trace.rows.at(-1)?.sent).toEqual([]);
});

it("a list of connections shows state, timer and retransmissions", () => {
	const trace = play((stage) => {
		stage.flood("server", 1, 0);
		stage.pass(3400);
		stage.look("server");
	});
	const cause = trace.rows.at(-1)?.cause;
	expect(cause?.kind === "look" && cause.connections).toMatchObject([
		{ state: "SYN-RECEIVED", timerMs: 3600, retransmissions: 2 },
	]);
});

it("a segment injected in vain is lost and changes nothing", () => {
	const from = { ip: "203.0.113.9", port: 1024 };
	const trace = play((stage) =>
		stage.injectInVain(
			"server",
			{ bits: 2, seq: stage.world.hosts.get("client")?.setup.isns[0] ?? (0 as never), length: 0, from },
			"probe",
		),
	);
	expect(trace.rows).toHaveLength(1);
	expect(trace.rows[0]?.queues.server).toEqual({ syn: 0, accept: 0 });
	expect(trace.lost.size).toBe(1);
});
