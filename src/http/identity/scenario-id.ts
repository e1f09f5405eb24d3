// A scenario id is the sealed description of the scenario: sc1.<base64url(key id, IV, AES-256-GCM)>. Nothing is
// stored when one is made, and nobody can read the seed, forge an id or change one.
import type { ScenarioDescription } from "../../practice/scenario-description.ts";
import type { KeyRing } from "./key-ring.ts";
import { decodeDescription, encodeDescription } from "./sealed-description.ts";
import { sealText, unsealText } from "./sealed-text.ts";

/** How far the clocks of two machines may disagree. */
const CLOCK_SKEW_S = 300;

const PREFIX = "sc1.";
/** Longer than any id that was ever sealed; refuses the rest before any work is done. */
const MAX_LENGTH = 1024;

export type OpenedScenario =
	| { readonly ok: true; readonly description: ScenarioDescription }
	| { readonly ok: false; readonly reason: "scenario-not-found" }
	| { readonly ok: false; readonly reason: "scenario-expired"; readonly expired: ScenarioDescription };

export function sealScenario(description: ScenarioDescription, ring: KeyRing): Promise<string> {
	return sealText(PREFIX, encodeDescription(description), ring);
}

/**
 * Whatever is not an id that this deployment sealed is "not found", without a word about why; `nowS` is in seconds
 * since 1970.
 */
export async function openScenario(id: string, ring: KeyRing, nowS: number): Promise<OpenedScenario> {
	const plain = await unsealText(PREFIX, id, MAX_LENGTH, ring);
	const description = plain === null ? null : decodeDescription(plain);
	if (!description) return { ok: false, reason: "scenario-not-found" };
	if (description.issuedAt > nowS + CLOCK_SKEW_S) return { ok: false, reason: "scenario-not-found" };
	if (description.expiresAt <= nowS) return { ok: false, reason: "scenario-expired", expired: description };
	return { ok: true, description };
}
