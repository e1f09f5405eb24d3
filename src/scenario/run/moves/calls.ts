// Moves of the hosts themselves: a program calls, a host crashes, somebody lists its connections.
import type { CallEvent, CallName } from "../../../tcp/calls/event.ts";
import { listConnections } from "../outsiders.ts";
import { addRow, happen, type Recorded, type RunRecord } from "../record.ts";
import { optionOf } from "../trace.ts";

export const callMoves = {
	call(this: Recorded, host: string, call: CallName, options: CallOptions = {}): void {
		make(this.record, host, call, options, false);
	},
	/** The same, but the row does not say what the program gets: that is asked. */
	callAskingResult(this: Recorded, host: string, call: CallName, options: CallOptions = {}): void {
		make(this.record, host, call, options, true);
	},
	/** The host forgets its connections without a word and starts again; its services listen. */
	crash(this: Recorded, host: string): void {
		const { record } = this;
		addRow(record, { kind: "crash", host }, happen(record, { type: "crash", host }));
	},
	/** Somebody lists the connections of a host. One row in which nothing happens. */
	look(this: Recorded, host: string): void {
		const { record } = this;
		const looked = record.world.hosts.get(host);
		if (looked) addRow(record, { kind: "look", host, connections: listConnections(record.world, looked) }, []);
	},
};

type CallOptions = Partial<CallEvent>;

function make(record: RunRecord, host: string, call: CallName, options: CallOptions, asksResult: boolean): void {
	const effects = happen(record, { ...options, type: "call", host, call });
	const returned = effects.find((e) => e.kind === "call-returned");
	const got = returned?.kind === "call-returned" ? returned.result : "ok";
	const result = asksResult ? null : got;
	addRow(record, { kind: "call", host, call, bytes: options.bytes ?? 0, result, ...optionOf(options) }, effects);
}
