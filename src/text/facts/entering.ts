// What moves an end into another state: the rules by which the engine enters one.
import type { RuleId } from "../../tcp/rule-catalogue.ts";

/** A few words a rule: "the ACK of its FIN arrives". A rule that enters no state has none. */
export type EnteringWords = Readonly<Partial<Record<RuleId, string>>>;
