// All kinds of blanks, as they are put in. A new one is one module and one line.
import type { BlankKind } from "../../../exercise/kinds/names.ts";
import { choice } from "./choice.ts";
import { choices } from "./choices.ts";
import { count } from "./count.ts";
import { duration } from "./duration.ts";
import { flags } from "./flags.ts";
import type { Input } from "./input.ts";
import { nextSegment } from "./next-segment.ts";
import { number } from "./number.ts";
import { order } from "./order.ts";
import { state } from "./state.ts";

export const INPUTS = {
	state,
	flags,
	"sequence-number": number,
	count,
	duration,
	choice,
	choices,
	order,
	"next-segment": nextSegment,
} satisfies Record<BlankKind, Input>;

export function inputOf({ kind }: { readonly kind: BlankKind }): Input {
	return INPUTS[kind];
}
