// What every teardown begins with: a connection that is ESTABLISHED and has carried some data, unseen by the learner.
import { castPair, type Pair } from "../cast.ts";
import type { Random } from "../random.ts";
import type { Stage } from "../stage.ts";
import type { DrawContext } from "../template.ts";

export interface Connected extends Pair {
	/** Octets that went each way before the curtain. */
	readonly fromClient: number;
	readonly fromServer: number;
	/** Maximum segment lifetime, s. */
	readonly mslSeconds: number;
}

/** Linux fixes TIME-WAIT at 60 s; elsewhere the scenario states an MSL of 30, 60 or 120 s. */
export function drawConnected(
	random: Random,
	context: DrawContext,
	ackPolicy: "immediate" | "delayed" = "immediate",
): Connected {
	const mslSeconds = context.profile === "linux" ? 30 : random.pick([30, 60, 120]);
	return {
		...castPair(random, context, { ackPolicy, rules: { timeWaitMs: 2000 * mslSeconds } }),
		fromClient: random.int(0, 1400),
		fromServer: random.int(0, 1400),
		mslSeconds,
	};
}

/**
 * Opens the connection, exchanges the data, and stops listening, so that a closed server is seen as CLOSED; or the
 * listener stays, for the connections that come later.
 */
export function connect(
	stage: Stage,
	{ fromClient, fromServer }: Connected,
	listener: "closes" | "stays" = "closes",
): void {
	stage.call("server", "listen");
	stage.call("client", "connect");
	stage.deliverAll();
	stage.call("server", "accept");
	if (listener === "closes") stage.call("server", "close", { socket: "listener" });
	for (const [host, bytes] of [["client", fromClient] as const, ["server", fromServer] as const]) {
		if (bytes > 0) stage.call(host, "send", { bytes });
		stage.deliverAll();
	}
	// Everything is read and every delayed ACK is out before the learner looks.
	stage.call("client", "receive");
	stage.call("server", "receive");
	stage.pass(500);
	stage.deliverAll();
	stage.curtainUp();
}

/** "client" and "server" in the order in which they close. */
export function closers(serverFirst: boolean): readonly ["client" | "server", "client" | "server"] {
	return serverFirst ? ["server", "client"] : ["client", "server"];
}

export const ENGLISH = { client: "client", server: "server" } as const;
export const CHINESE = { client: "客户端", server: "服务器" } as const;
