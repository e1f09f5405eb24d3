// One scenario as it was run, before anything is chosen to be asked.

import type { Trace } from "../scenario/run/trace.ts";
import type { ScenarioSpec } from "../scenario/spec.ts";
import type { Drawn, Option, Template, TemplateQuestion } from "../scenario/template.ts";
import type { Segment } from "../tcp/segment.ts";
import type { EventField, Field } from "./fields.ts";
import type { Root, SegmentIndex } from "./numbers.ts";
import type { Symbols } from "./read/symbol.ts";

/** The same script under wrong settings. */
export interface WrongRun {
	readonly trace: Trace;
	/** Without the numbers: it sends other segments, and theirs are compared with nothing. */
	readonly fields: readonly EventField[];
	/** Their values, by key. */
	readonly values: ReadonlyMap<string, EventField["value"]>;
	/** In how many steps the same happens as in the right run, from the first on. */
	readonly common: number;
	/** Made when first asked for: some take further runs. */
	questions(): readonly TemplateQuestion[];
}

export interface Situation {
	readonly spec: ScenarioSpec;
	readonly template: Template;
	readonly drawn: Drawn;
	readonly trace: Trace;
	readonly segments: SegmentIndex;
	/** Hosts whose states the timeline shows. */
	readonly hosts: readonly string[];
	readonly fields: readonly Field[];
	/** Everything that the template can ask beside the fields, chosen or not. */
	readonly questions: readonly TemplateQuestion[];
	/** The same by their keys (keys.ts). */
	readonly questionsByKey: ReadonlyMap<string, TemplateQuestion>;
	/** Segment number of the engine → number in the timeline, from 1. */
	readonly shownNumbers: ReadonlyMap<number, number>;
	/** Those that have one. */
	readonly shownSegments: readonly Segment[];
	/** Everything that numbers are counted from. */
	readonly roots: readonly Root[];
	/** What the symbols of these stand for. */
	readonly symbols: Symbols;
	/** Runs of it under wrong settings: its exercise and each diagnosis of it ask for the same ones. */
	readonly wrongRuns: Map<string, WrongRun>;
	/** The order in which a question's options are shown, by its id: drawn when it is first asked for. */
	readonly optionOrders: Map<string, readonly Option[]>;
}

/** A situation in which blanks stand: all of an exercise that one kind of blank may know, which is nothing of the others. */
export interface Placed extends Situation {
	/** Field key → id of the blank that stands there. */
	readonly blankAt: ReadonlyMap<string, string>;
}
