// Moves of the hosts themselves: a program calls, a host crashes, somebody lists its connections.
import type { CallEvent, CallName } from "../../../tcp/calls/event.ts";
import { listConnections } from "../outsiders.ts";
import { addRow, happen, type RunRecord } from "../record.ts";
import { optionOf } from "../trace.ts";

export interface CallMoves {
	call(host: string, call: CallName, options?: Partial<CallEvent>): void;
	/** The same, but the row does not say what the program gets: that is asked. */
	callAskingResult(host: string, call: CallName, options?: Partial<CallEvent>): void;
	/** The host forgets its connections without a word and starts again; its services listen. */
	crash(host: string): void;
	/** Somebody lists the connections of a host. One row in which nothing happens. */
	look(host: string): void;
}

export function callMoves(record: RunRecord): CallMoves {
	const { world } = record;
	const make = (host: string, call: CallName, options: Partial<CallEvent>, asksResult: boolean) => {
		const effects = happen(record, { ...options, type: "call", host, call });
		const returned = effects.find((e) => e.kind === "call-returned");
		const got = returned?.kind === "call-returned" ? returned.result : "ok";
		const result = asksResult ? null : got;
		addRow(record, { kind: "call", host, call, bytes: options.bytes ?? 0, result, ...optionOf(options) }, effects);
	};
	return {
		call: (host, call, options = {}) => make(host, call, options, false),
		callAskingResult: (host, call, options = {}) => make(host, call, options, true),
		crash: (host) => addRow(record, { kind: "crash", host }, happen(record, { type: "crash", host })),
		look(host) {
			const looked = world.hosts.get(host);
			if (looked) addRow(record, { kind: "look", host, connections: listConnections(world, looked) }, []);
		},
	};
}
