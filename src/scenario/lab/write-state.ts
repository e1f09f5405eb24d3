// A lab as a text that can stand in a URL: "1", which names the form, and base64url (RFC 4648, 5) of a JSON array.
import { WRITTEN } from "./actions.ts";
import type { LabAction, LabHost, LabState } from "./state.ts";

/** What is written now. A later form gets another number, and the reader of this one stays. */
export const FORM = "1";

/** Everything in it is ASCII: ids, addresses, names of calls. */
export function writeState({ start, before, actions }: LabState): string {
	const json = JSON.stringify([
		start.profile,
		start.delayMs,
		before,
		start.hosts.map(writeHost),
		actions.map(writeAction),
	]);
	return FORM + btoa(json).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function writeHost({ id, ip, port, isns, listener, rules, peer }: LabHost): readonly unknown[] {
	return withoutEnd([id, ip, port, isns, listener, rules, peer]);
}

function writeAction(action: LabAction): readonly unknown[] {
	const { letter, fields } = WRITTEN[action.kind];
	const values: Readonly<Record<string, unknown>> = { ...action };
	return withoutEnd([letter, ...fields.map(([name]) => values[name])]);
}

function withoutEnd(values: readonly unknown[]): readonly unknown[] {
	return values.slice(0, values.findLastIndex((value) => value !== undefined) + 1);
}
