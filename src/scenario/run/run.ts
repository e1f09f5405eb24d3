// The moves that a script can make; engine-run.ts performs them.
import type { CallEvent, CallName } from "../../tcp/calls/event.ts";
import type { InjectedSegment } from "../../tcp/injection.ts";
import type { Endpoint } from "../../tcp/segment.ts";
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import type { World } from "../../tcp/world.ts";
import type { InjectNote } from "./trace.ts";

export interface Run {
	readonly world: World;
	/** From here on moves become rows. */
	startTimeline(): void;
	call(host: string, call: CallName, options?: Partial<CallEvent>): void;
	/** The same, but the row does not tell what the program gets: that is asked. */
	callAskingResult(host: string, call: CallName, options?: Partial<CallEvent>): void;
	/** The next segment on the wire arrives, or the one with that number; nothing happens if there is none. */
	deliver(segment?: number): void;
	/** The next segment on the wire is lost, or the one with that number. */
	lose(segment?: number): void;
	/** Everything on the wire arrives, in order. */
	deliverAll(): void;
	/** Time passes until the next timer of any host, or of that one, fires. */
	untilTimer(host?: string): void;
	/** Time passes, ms; timers fire when they are due. One row. */
	pass(ms: number): void;
	/** A SYN that no host of the scenario sent travels to a host. Two rows: it is under way, it arrives. */
	inject(to: string, seq: SequenceNumber, from: Endpoint, note: InjectNote): void;
	/** Any segment that no host of the scenario sends now travels to a host. Two rows: it is under way, it arrives. */
	injectSegment(to: string, segment: InjectedSegment, note: InjectNote): void;
	/** The same, but it never arrives. One row. */
	injectInVain(to: string, segment: InjectedSegment, note: InjectNote): void;
	/** The host forgets its connections without a word and starts again; its services listen. */
	crash(host: string): void;
	/** Everything that the host retransmits is lost until it gives up. One row that shows none of it. */
	untilGivenUp(host: string): void;
	/** `syns` SYNs from as many spoofed addresses reach a host, evenly over `duringMs`. One row. */
	flood(to: string, syns: number, duringMs: number): void;
	/** So many other clients complete their handshakes with a host, evenly over `duringMs`. One row. */
	otherClients(to: string, clients: number, duringMs: number): void;
	/** So many of the spoofed addresses belong to live hosts, which answer their SYN,ACKs with RST. One row. */
	liveSources(to: string, hosts: number): void;
	/** Time passes, ms; timers fire and segments arrive when they are due, unseen by the learner. One row. */
	unseen(ms: number): void;
	/** Somebody lists the connections of a host. One row in which nothing happens. */
	look(host: string): void;
	/** Number of the segment sent last, 0 if none. */
	last(): number;
	/** Something is under way between hosts of the scenario. */
	busy(): boolean;
}
