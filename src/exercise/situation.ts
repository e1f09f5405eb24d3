// One scenario as it was run, before anything is chosen to be asked.

import type { Trace } from "../scenario/run/trace.ts";
import type { Drawn, Template, TemplateQuestion } from "../scenario/template.ts";
import type { Field } from "./fields.ts";
import type { SegmentIndex } from "./numbers.ts";

/** The same script under wrong settings. */
export interface WrongRun {
	readonly trace: Trace;
	readonly fields: readonly Field[];
	/** Made when first asked for: some take further runs. */
	questions(): readonly TemplateQuestion[];
}

export interface Situation {
	readonly template: Template;
	readonly drawn: Drawn;
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	readonly fields: readonly Field[];
	/** Everything that the template can ask beside the fields, chosen or not. */
	readonly questions: readonly TemplateQuestion[];
	/** Runs of it under wrong settings: its exercise and each diagnosis of it ask for the same ones. */
	readonly wrongRuns: Map<string, WrongRun>;
}
