// Answers that come after their scenario expired: from a phone that had no network when they were given.
import type { ScenarioDescription } from "./scenario-description.ts";

/** As long again as a scenario lives, s: then its id is nobody's any more. */
export const LATE_S = 30 * 86_400;

/**
 * Whether answers may still be handed in at `nowS`, s since 1970, that the client says were given before the scenario
 * expired. The client's clock is believed for that much only: it counts as practice, never in an assessment.
 */
export function mayComeLate(
	{ expiresAt }: Pick<ScenarioDescription, "expiresAt">,
	answeredAt: string | undefined,
	nowS: number,
): boolean {
	return answeredAt !== undefined && Date.parse(answeredAt) <= expiresAt * 1000 && nowS < expiresAt + LATE_S;
}
