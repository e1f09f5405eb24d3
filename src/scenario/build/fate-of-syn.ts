// What becomes of a SYN at a listener, read off a run.
import { hasRst } from "../../tcp/segment.ts";
import type { Row } from "../run/trace.ts";

/** An entry is kept for it, it is answered with a cookie or with RST, or it is dropped without a word. */
export type FateOfSyn = "entry" | "cookie" | "reset" | "dropped";

/** Of the one SYN that arrives in that row. */
export function fateOfSyn(row: Row | undefined): FateOfSyn {
	const effects = row?.effects ?? [];
	const changes = effects.flatMap((e) => (e.kind === "queue-changed" ? [e.change] : []));
	if (changes.includes("cookie")) return "cookie";
	if (changes.includes("added")) return "entry";
	return effects.some((e) => e.kind === "segment-sent" && hasRst(e.segment)) ? "reset" : "dropped";
}
