// What somebody does in the lab: who is there, and what was done, in order. Replayed it always gives the same run, so that
// this alone is the state of a lab: it is undone by leaving out its end, and shared as a text (write-state.ts).
import type { CallEvent, CallName } from "../../tcp/calls/event.ts";
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { Endpoint } from "../../tcp/segment.ts";
import type { Settings } from "../../tcp/settings.ts";
import type { InjectNote } from "../run/trace.ts";
import type { ProfileName } from "../spec.ts";

export interface LabHost {
	readonly id: string;
	readonly ip: string;
	readonly port: number;
	/** Initial sequence numbers in the order of use. */
	readonly isns: readonly number[];
	/** What its listening sockets are set to, beside `LAB_LISTENER`. */
	readonly listener?: Partial<ListenerOptions>;
	/** Where it departs from the profile. */
	readonly rules?: Partial<Settings>;
	/** The host that connect() goes to, by id; default the first other one. */
	readonly peer?: string;
}

export interface LabStart {
	readonly profile: ProfileName;
	/** How long a segment travels, ms. */
	readonly delayMs: number;
	readonly hosts: readonly LabHost[];
}

export type CallOptions = Omit<Partial<CallEvent>, "type" | "host" | "call">;

/** A segment that no host sends now. */
export interface ForgedSegment {
	/** Control bits, see flags.ts of the engine; ACK goes with `ack`. */
	readonly bits: number;
	readonly seq: number;
	/** Left out: no ACK. */
	readonly ack?: number;
	/** Octets; default 0. */
	readonly length?: number;
	/** Octets. */
	readonly window?: number;
	readonly from: Endpoint;
	/** Default the receiving host's own. */
	readonly toPort?: number;
}

/** What becomes of a segment on its way; what is left out stays. */
export interface LabEdit {
	readonly bits?: number;
	readonly seq?: number;
	/** Null: without ACK. */
	readonly ack?: number | null;
	/** Octets. */
	readonly length?: number;
}

export type LabAction =
	| { readonly kind: "call"; readonly host: string; readonly call: CallName; readonly options?: CallOptions }
	/** `segment`: which of those that hosts have sent to each other, from 1: what goes to outsiders does not count. */
	| { readonly kind: "deliver" | "lose" | "duplicate"; readonly segment: number }
	| { readonly kind: "edit"; readonly segment: number; readonly set: LabEdit }
	| { readonly kind: "deliver-all" }
	/** It arrives after its way; `lost`: it never does. */
	| {
			readonly kind: "inject";
			readonly to: string;
			readonly segment: ForgedSegment;
			readonly note: InjectNote;
			readonly lost?: boolean;
	  }
	/** Time passes until the next timer, of that host or of any, fires. */
	| { readonly kind: "timer"; readonly host?: string }
	| { readonly kind: "pass"; readonly ms: number }
	| { readonly kind: "flood"; readonly to: string; readonly syns: number; readonly duringMs: number }
	| { readonly kind: "other-clients"; readonly to: string; readonly clients: number; readonly duringMs: number }
	| { readonly kind: "live-sources"; readonly to: string; readonly hosts: number }
	| { readonly kind: "unseen"; readonly ms: number }
	| { readonly kind: "in-vain"; readonly host: string }
	| { readonly kind: "crash" | "ack-now" | "look"; readonly host: string };

export type LabActionKind = LabAction["kind"];

export interface LabState {
	readonly start: LabStart;
	/** So many of the actions, from the first, happened before the diagram begins. */
	readonly before: number;
	readonly actions: readonly LabAction[];
}

/** More are not taken from a link, nor made. */
export const MAX_ACTIONS = 500;

/** Spoofed addresses, other clients and live sources of all actions together. */
export const MAX_OUTSIDERS = 5000;

export const MAX_HOSTS = 6;

/** A day, ms: what a clock may be put forward at a time. */
export const MAX_PASS_MS = 86_400_000;

/** What a listener is set to that nobody has set otherwise. */
export const LAB_LISTENER: ListenerOptions = {
	backlog: 128,
	somaxconn: 4096,
	maxSynBacklog: 1024,
	synCookies: false,
	synAckRetries: 5,
	abortOnOverflow: false,
};

/** How many outsiders an action brings. */
export function outsidersOf(action: LabAction): number {
	if (action.kind === "flood") return action.syns;
	if (action.kind === "other-clients") return action.clients;
	return action.kind === "live-sources" ? action.hosts : 0;
}
