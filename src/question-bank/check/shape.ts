// The first check of a question file: that it is JSON of the published schema, and that it is where it says it is.
import * as v from "valibot";
import { type Question, QuestionFile } from "../schema.ts";
import type { Fault } from "./fault.ts";

export type Shape =
	| { readonly ok: true; readonly question: Question; readonly faults: readonly Fault[] }
	| { readonly ok: false; readonly faults: readonly Fault[] };

export function checkShape(file: string, text: string): Shape {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return { ok: false, faults: [{ file, fault: error instanceof Error ? error.message : "is not JSON" }] };
	}
	const parsed = v.safeParse(QuestionFile, json);
	if (!parsed.success) {
		return { ok: false, faults: parsed.issues.map((issue) => ({ file, fault: describeIssue(issue) })) };
	}
	const { topic, id } = parsed.output;
	const place = `${topic}/${id}.json`;
	const faults = place === file ? [] : [{ file, fault: `belongs at ${place} by its topic and id` }];
	return { ok: true, question: parsed.output, faults };
}

/** A union's own message says only that nothing fits; what each alternative missed stands in its issues. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
	const inner = (issue.issues ?? []).map(describeIssue).join(" | ");
	return `${v.getDotPath(issue) ?? "file"}: ${issue.message}${inner === "" ? "" : ` (${inner})`}`;
}
