// What answers rest on that count a listener's places: Linux's own formula, or what RFC 4987 says of a backlog.
import type { CitedRuleId } from "../cited-rules.ts";
import type { Attacked } from "./attacked.ts";

/** `otherwise` where the scenario keeps to the RFC. */
export function placesRule({ profile, listener }: Attacked, otherwise: CitedRuleId): CitedRuleId {
	if (profile !== "linux") return otherwise;
	return listener.synCookies ? "linux-listen-backlog" : "linux-syn-queue";
}
