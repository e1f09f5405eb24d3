// What a number was counted from, of a blank that asks for one, or for a segment with two.
import type { DerivationStep } from "../../../exercise/types.ts";
import type { BlankOutcome } from "../model.ts";

export function derivationsOf({
	derivation,
	derivations,
}: Pick<BlankOutcome, "derivation" | "derivations">): readonly (readonly DerivationStep[])[] {
	if (derivation) return [derivation];
	return derivations ? [derivations.seq, ...(derivations.ack ? [derivations.ack] : [])] : [];
}
