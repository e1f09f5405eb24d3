// One item to practise, with what was half filled in: the element for it, and what is kept of it while it is worked at.
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { painted } from "../shared/painted.ts";
import { type Item, keyOf } from "./item.ts";
import { markOpen } from "./kept-items.ts";
import type { Device } from "./page-device.ts";
import { chosenTheme, pageLanguage } from "./settings.ts";
import type { Draft, KeptItem } from "./store.ts";
import { markVisited } from "./visited.ts";

/** An item as it is shown. */
export interface Shown {
	readonly item: Item;
	readonly answers: unknown;
	readonly graded: KeptItem["graded"] | null;
}

/** As it was left; never shown before: empty. */
export async function recall({ store }: Device, item: Item): Promise<Shown> {
	const key = keyOf(item);
	const [draft, kept] = await Promise.all([store.drafts.get(key), store.items.get(key)]);
	return { item, answers: draft?.answers, graded: kept?.graded ?? null };
}

export async function recallKey(device: Device, key: string): Promise<Shown | null> {
	const kept = await device.store.items.get(key);
	return kept ? recall(device, kept.item) : null;
}

export function fresh(item: Item): Shown {
	return { item, answers: undefined, graded: null };
}

/** Without a network it speaks the language in which it was loaded. */
function localeFor({ item }: Shown, { status }: Device): string {
	const loaded = (item.type === "scenario" ? item.scenario : item.question).locale;
	return status.value().reachable ? pageLanguage() : loaded;
}

export function renderItem(shown: Shown, device: Device): TemplateResult {
	const { item, answers, graded } = shown;
	const theme = chosenTheme() ?? nothing;
	const locale = localeFor(shown, device);
	if (item.type === "question")
		return html`${keyed(
			keyOf(item),
			html`<seqack-question
				locale=${locale}
				theme=${theme}
				.api=${device.api}
				.question=${item.question}
				.answer=${answers}
				.result=${graded}
				.lone=${false}
			></seqack-question>`,
		)}`;
	return html`${keyed(
		keyOf(item),
		html`<seqack-scenario
			autofocus
			locale=${locale}
			theme=${theme}
			.api=${device.api}
			.scenario=${item.scenario}
			.answers=${answers ?? {}}
			.result=${graded}
		></seqack-scenario>`,
	)}`;
}

/** What an element tells of an answer. */
export type Answered = CustomEvent<{ readonly blank?: string; readonly answer: unknown }>;

/** Keeps what is filled in as it is filled in: one thing after the other, so that the last word stands. */
export interface DraftKeeper {
	open(shown: Shown): void;
	answered(event: Answered): void;
	/** Nothing more is half done. */
	close(): void;
}

export function keepDrafts({ store }: Device, now: () => number): DraftKeeper {
	let draft: Draft | null = null;
	let item: Item | null = null;
	// What is shown is painted before it is kept.
	let writing: Promise<unknown> = painted();
	return {
		open(shown) {
			item = shown.item;
			draft = { key: keyOf(shown.item), answers: shown.answers, atMs: now() };
			const opened = shown.item;
			writing = writing.then(() => markOpen(store, opened, now()));
		},
		answered({ detail: { blank, answer } }) {
			if (!draft || !item) return;
			const answers = blank === undefined ? answer : filled(draft.answers, blank, answer);
			draft = { ...draft, answers, atMs: now() };
			const latest = draft;
			// Else whoever reloads before the browser was idle would not be looked up.
			markVisited();
			writing = writing.then(() => store.drafts.put(latest));
		},
		close() {
			draft = null;
		},
	};
}

/** `answer` undefined: taken back. */
function filled(answers: unknown, blank: string, answer: unknown): Readonly<Record<string, unknown>> {
	const { [blank]: _, ...others } = (answers ?? {}) as Readonly<Record<string, unknown>>;
	return answer === undefined || answer === null ? others : { ...others, [blank]: answer };
}
