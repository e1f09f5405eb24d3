// What a language must have words for. A language is one folder with a module for each of these topics.
import type { AmountWords } from "./facts/amounts.ts";
import type { ArithmeticWords } from "./facts/arithmetic.ts";
import type { BelievedWords } from "./facts/believed.ts";
import type { CatalogueWords } from "./facts/catalogue.ts";
import type { ConsequenceWords } from "./facts/consequence.ts";
import type { CutWords } from "./facts/cut.ts";
import type { EnteringWords } from "./facts/entering.ts";
import type { EventWords } from "./facts/events.ts";
import type { FeedbackWords } from "./facts/feedback.ts";
import type { GivenNumberWords } from "./facts/given-number.ts";
import type { HintWords } from "./facts/hints.ts";
import type { HostNameWords } from "./facts/host-names.ts";
import type { LabelWords } from "./facts/labels.ts";
import type { MisconceptionMapWords } from "./facts/misconception-map.ts";
import type { NextWords } from "./facts/next.ts";
import type { NumberWhyWords } from "./facts/number-why.ts";
import type { QueueWords } from "./facts/queue.ts";
import type { RenderWords } from "./facts/render.ts";
import type { RuleOtherwise, RuleWords } from "./facts/rules.ts";
import type { SentenceWords } from "./facts/sentences.ts";
import type { StartWords } from "./facts/start.ts";
import type { TimelineWords } from "./facts/timeline.ts";
import type { UnreadableWords } from "./facts/unreadable.ts";

export interface Language {
	readonly amounts: AmountWords;
	readonly arithmetic: ArithmeticWords;
	readonly believed: BelievedWords;
	readonly catalogue: CatalogueWords;
	readonly consequence: ConsequenceWords;
	readonly cut: CutWords;
	readonly entering: EnteringWords;
	readonly events: EventWords;
	readonly feedback: FeedbackWords;
	readonly givenNumber: GivenNumberWords;
	readonly hints: HintWords;
	readonly hostNames: HostNameWords;
	readonly labels: LabelWords;
	readonly misconceptionMap: MisconceptionMapWords;
	readonly next: NextWords;
	readonly numberWhy: NumberWhyWords;
	/** Said after a rule of `rules`. */
	readonly otherwise: RuleOtherwise;
	readonly queue: QueueWords;
	readonly render: RenderWords;
	readonly rules: RuleWords;
	readonly sentences: SentenceWords;
	readonly start: StartWords;
	readonly timeline: TimelineWords;
	readonly unreadable: UnreadableWords;
}
