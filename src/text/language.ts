// What a language must have words for. A language is one folder with a module for each of these topics.
import type { AmountWords } from "./facts/amounts.ts";
import type { EventWords } from "./facts/events.ts";
import type { HostNameWords } from "./facts/host-names.ts";
import type { RenderWords } from "./facts/render.ts";
import type { SentenceWords } from "./facts/sentences.ts";
import type { TimelineWords } from "./facts/timeline.ts";

export interface Language {
	readonly amounts: AmountWords;
	readonly events: EventWords;
	readonly hostNames: HostNameWords;
	readonly render: RenderWords;
	readonly sentences: SentenceWords;
	readonly timeline: TimelineWords;
}
