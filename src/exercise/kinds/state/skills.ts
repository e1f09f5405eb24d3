// Which skills the state of a host trains, read off the states that it goes through.
import type { Trace } from "../../../scenario/run/trace.ts";
import type { SkillId } from "../../../scenario/skills.ts";
import type { RuleId } from "../../../tcp/rule-catalogue.ts";
import type { State } from "../../../tcp/state.ts";
import type { StateField } from "../../fields.ts";

export function skillsOfState(field: StateField, trace: Trace): readonly SkillId[] {
	return endedByReset(field) ? ["reset-rules"] : stateSkills(field.value, statesOf(trace, field.host));
}

/** The rules by which a connection ends through a RST, sent or received, or a refusal. */
const RESETS: ReadonlySet<RuleId> = new Set([
	"abort-sends-reset",
	"accept-queue-full-resets",
	"close-with-unread-data-resets",
	"closed-answers-reset",
	"data-after-close-resets",
	"reset-at-fin-accepted",
	"reset-exact",
	"reset-returns-to-listen",
	"syn-sent-refused",
]);

function endedByReset({ value, entered }: StateField): boolean {
	return value === "CLOSED" && entered !== null && RESETS.has(entered.rule);
}

function statesOf(trace: Trace, host: string): ReadonlySet<State> {
	return new Set(trace.rows.map((row) => row.states[host] ?? "CLOSED"));
}

function stateSkills(state: State, path: ReadonlySet<State>): readonly SkillId[] {
	switch (state) {
		case "SYN-SENT":
			return [path.has("SYN-RECEIVED") ? "simultaneous-open-states" : "active-open-states"];
		case "SYN-RECEIVED":
		case "LISTEN":
			return [path.has("SYN-SENT") ? "simultaneous-open-states" : "passive-open-states"];
		case "ESTABLISHED":
			if (!path.has("SYN-SENT")) return ["passive-open-states"];
			return [path.has("SYN-RECEIVED") ? "simultaneous-open-states" : "active-open-states"];
		case "FIN-WAIT-1":
		case "FIN-WAIT-2":
			return [path.has("CLOSING") ? "simultaneous-close-states" : "active-close-states"];
		case "CLOSING":
			return ["simultaneous-close-states"];
		case "CLOSE-WAIT":
		case "LAST-ACK":
			return ["passive-close-states"];
		case "TIME-WAIT":
			return ["time-wait", path.has("CLOSING") ? "simultaneous-close-states" : "active-close-states"];
		case "CLOSED":
			if (path.has("LAST-ACK")) return ["passive-close-states"];
			return [path.has("TIME-WAIT") ? "time-wait" : "active-open-states"];
	}
}
