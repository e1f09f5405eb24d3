// What a language must have words for. A language is one folder with a module for each of these topics.
import type { AmountWords } from "./facts/amounts.ts";
import type { HostNameWords } from "./facts/host-names.ts";
import type { SentenceWords } from "./facts/sentences.ts";

export interface Language {
	readonly amounts: AmountWords;
	readonly hostNames: HostNameWords;
	readonly sentences: SentenceWords;
}
