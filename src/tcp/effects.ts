// What one event brought about, in order. Each effect names the rule that it follows.

import type { TimerKind } from "./connection.ts";
import type { RuleId } from "./rule-catalogue.ts";
import type { Endpoint, Segment } from "./segment.ts";
import type { State } from "./state.ts";

export type Effect =
	| {
			readonly kind: "segment-sent";
			readonly host: string;
			readonly segment: Segment;
			readonly rule: RuleId;
			readonly atMs: number;
	  }
	/** A segment arrives otherwise than it was sent. */
	| { readonly kind: "edited-arrives"; readonly host: string; readonly segment: Segment }
	| { readonly kind: "segment-discarded"; readonly host: string; readonly segment: Segment; readonly rule: RuleId }
	| {
			readonly kind: "state-entered";
			readonly host: string;
			readonly connection: number;
			readonly remote: Endpoint;
			readonly from: State;
			readonly to: State;
			readonly rule: RuleId;
	  }
	| {
			readonly kind: "queue-changed";
			readonly host: string;
			readonly queue: "syn" | "accept";
			/** `refused`: a SYN or third ACK found no room; `expired`: freed after the last wait. */
			readonly change: "added" | "removed" | "refused" | "expired" | "cookie";
			/** Entries in that queue afterwards. */
			readonly size: number;
			readonly rule: RuleId;
	  }
	| { readonly kind: "data-received"; readonly host: string; readonly octets: number; readonly rule: RuleId }
	| {
			readonly kind: "timer-set";
			readonly host: string;
			readonly timer: TimerKind;
			readonly dueMs: number;
			readonly waitMs: number;
	  }
	| {
			readonly kind: "timer-fired";
			readonly host: string;
			readonly timer: TimerKind;
			readonly waitedMs: number;
			readonly rule: RuleId;
	  }
	| {
			readonly kind: "call-returned";
			readonly host: string;
			readonly call: string;
			/** "ok", or the name of the error. */
			readonly result: string;
			readonly octets?: number;
			readonly rule: RuleId;
	  };
