// How a kind of blank is put in: one module a kind, looked up in `registry.ts`.
import type { TemplateResult } from "lit";
import type { Locale } from "../../../text/locale.ts";
import type { Scenario } from "../../shared/api.ts";
import type { BlankView } from "../model.ts";
import type { Asked } from "../reading/asked.ts";
import type { InputWords } from "./words.ts";

/** A blank while it is filled in. */
export interface Filling {
	readonly blank: BlankView;
	readonly scenario: Scenario;
	readonly answer: unknown;
	readonly words: InputWords;
	readonly locale: Locale;
	/** What was put in so far; undefined takes it back. */
	set(value: unknown): void;
	/** What was chosen with one touch is all there is to say: closes. */
	chosen(value: unknown): void;
	/** The line under a field that says how what is typed is understood. */
	understood(asked: Asked, typed: string): TemplateResult;
}

export interface Input {
	view(filling: Filling): TemplateResult;
	/** In a chip, and read aloud. */
	shown(answer: unknown, blank: BlankView): string;
	/** In a chip that is empty; "?" where that is enough. */
	empty?(blank: BlankView, words: InputWords): string;
	/** What is confirmed where nothing was touched: the order as it stands. */
	untouched?(blank: BlankView): unknown;
}
