// What every teardown begins with: a connection that is ESTABLISHED and has carried some data, unseen by the learner.

import type { Random } from "../random.ts";
import type { Run } from "../run/run.ts";
import type { DrawContext } from "../template.ts";
import { type Closers, closers, type End } from "./ends.ts";
import { drawHosts, type HostOptions, type TwoHosts } from "./hosts.ts";

export interface Connected extends TwoHosts {
	/** Octets that went each way before the timeline starts. */
	readonly fromClient: number;
	readonly fromServer: number;
	/** Maximum segment lifetime, s. */
	readonly mslSeconds: number;
}

export interface Closing extends Connected, Closers {}

/** Linux fixes TIME-WAIT at 60 s; elsewhere the scenario states an MSL of 30, 60 or 120 s. */
export function drawConnected(random: Random, context: DrawContext, options: HostOptions = {}): Connected {
	const mslSeconds = context.profile === "linux" ? 30 : random.pick([30, 60, 120]);
	const settings = { timeWaitMs: 2000 * mslSeconds, ...options.settings };
	return {
		...drawHosts(random, context, { ...options, settings }),
		fromClient: random.int(0, 1400),
		fromServer: random.int(0, 1400),
		mslSeconds,
	};
}

/** In `serverPercent` of 100 scenarios the server closes first. */
export function drawClosing(
	random: Random,
	context: DrawContext,
	serverPercent: number,
	options: HostOptions = {},
): Closing {
	return { ...drawConnected(random, context, options), ...closers(random.chance(serverPercent)) };
}

/**
 * Opens the connection, exchanges the data, and stops listening, so that a closed server is seen as CLOSED; or the
 * listener stays, for the connections that come later.
 */
export function connect(
	run: Run,
	{ fromClient, fromServer }: Connected,
	listener: "closes" | "stays" = "closes",
): void {
	run.call("server", "listen");
	run.call("client", "connect");
	run.deliverAll();
	run.call("server", "accept");
	if (listener === "closes") run.call("server", "close", { socket: "listener" });
	for (const [host, bytes] of [["client", fromClient] as const, ["server", fromServer] as const]) {
		if (bytes > 0) run.call(host, "send", { bytes });
		run.deliverAll();
	}
	// Everything is read and every delayed ACK is out before the learner looks.
	run.call("client", "receive");
	run.call("server", "receive");
	run.pass(500);
	run.deliverAll();
	run.startTimeline();
}

/** In four segments: one end closes, then the other. */
export function closeInTurn(run: Run, { closer, peer }: Closers): void {
	closeAnswered(run, closer);
	closeAnswered(run, peer);
}

/** One end closes, its FIN arrives, and so does the answer. */
export function closeAnswered(run: Run, end: End): void {
	run.call(end, "close");
	run.deliver();
	run.deliver();
}
