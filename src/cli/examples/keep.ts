// Keeps the examples as they were where only chance speaks for a change, so that a change of one text changes that alone.
import * as v from "valibot";
import type { Example, Examples } from "../../http/openapi/examples.ts";

/** Drawn from secrets, or of how far a delivery is: another one each time, which only the contract can hold. */
export const VARYING: ReadonlySet<string> = new Set([
	"getNext",
	"getPack",
	"getPaper",
	"finishPaper",
	"testWebhook",
	"listDeliveries",
	"getDelivery",
	"retryDelivery",
]);

/** What is told now, with the example of before where it varies and the one of before would do as well. */
export function keepWhatWouldDo(
	told: Examples,
	before: Examples,
	schemaOf: (operationId: string) => v.GenericSchema | undefined,
): Examples {
	const kept = Object.entries(told).map(([id, example]) => {
		const earlier = before[id];
		const wouldDo =
			VARYING.has(id) && earlier !== undefined && isAsked(earlier, example) && fits(earlier, schemaOf(id));
		return [id, wouldDo ? earlier : example];
	});
	return Object.fromEntries(kept);
}

const isAsked = (a: Example, b: Example) => isSame([a.parameters, a.body, a.status], [b.parameters, b.body, b.status]);

function fits({ response }: Example, schema: v.GenericSchema | undefined): boolean {
	if (schema === undefined) return response === undefined;
	const parsed = v.safeParse(schema, response);
	// v.object drops what it does not name: an answer with a field that is gone is not equal any more.
	return parsed.success && isSame(parsed.output, response);
}

const isSame = (a: unknown, b: unknown) => inOrder(a) === inOrder(b);

/** As JSON, whatever the order in which an object's fields came. */
const inOrder = (value: unknown) =>
	JSON.stringify(value, (_, part: unknown) =>
		typeof part === "object" && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
