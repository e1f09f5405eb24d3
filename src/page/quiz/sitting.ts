// One sitting of a quiz, as data: where somebody is in it, what is put in, what was graded. Nothing here knows a page.
import type { ConfidenceLevel } from "../../contract/confidence.ts";
import type { GradedQuestion } from "../question/result-view.ts";
import type { Answers, QuizDocument, Result } from "../shared/api.ts";
import { questionKey } from "../shared/item-key.ts";

export type QuizItem = QuizDocument["items"][number];

/** Of a scenario: whole, or without its solution. */
export interface GradedScenario {
	readonly scenarioId: string;
	readonly score: Result["score"];
	readonly blanks: Readonly<Record<string, Pick<Result["blanks"][string], "points" | "max" | "skills">>>;
}
export type Graded = GradedQuestion | GradedScenario;

/** What became of an item. `queued`: handed in, graded later; `gone`: it takes no answers any more. */
export type Entry = {
	/** A question's, as it would be sent. */
	readonly answer?: unknown;
	readonly confidence?: ConfidenceLevel | null;
	/** A scenario's, by blank id. */
	readonly answers?: Answers;
} & ({ readonly state: "open" | "queued" | "gone" } | { readonly state: "graded"; readonly result: Graded });

export interface Sitting {
	readonly quiz: QuizDocument;
	/** When the time is up, by the clock of this browser, ms; null where it is not limited. */
	readonly endsAt: number | null;
	/** Index of the item that is shown; `items.length`: the end. */
	readonly at: number;
	readonly entries: readonly Entry[];
	/** Handed in: nothing more is taken. */
	readonly ended: boolean;
}

/** `askedAt`: when it was asked for, by the clock of this browser; the service's own may show another time. */
export function begin(quiz: QuizDocument, askedAt: number): Sitting {
	const endsAt = quiz.seconds === null ? null : askedAt + quiz.seconds * 1000;
	return { quiz, endsAt, at: 0, entries: quiz.items.map(() => ({ state: "open" })), ended: quiz.items.length === 0 };
}

function withEntry(sitting: Sitting, index: number, change: (entry: Entry) => Entry): Sitting {
	return { ...sitting, entries: sitting.entries.map((entry, i) => (i === index ? change(entry) : entry)) };
}

/** What an element tells as `seqack-answered`: of a scenario one blank, of a question all there is. */
export type Put =
	| { readonly blank: string; readonly answer: unknown }
	| { readonly answer: unknown; readonly confidence: ConfidenceLevel | null };

/** The item that is shown has this in it now; one that was handed in stays as it is. */
export function answered(sitting: Sitting, put: Put): Sitting {
	return withEntry(sitting, sitting.at, (entry) => {
		if (entry.state !== "open") return entry;
		if ("blank" in put) return { ...entry, answers: { ...entry.answers, [put.blank]: put.answer } };
		return { ...entry, ...put };
	});
}

/** The first grading counts: a scenario may be tried again after it. */
export function graded(sitting: Sitting, index: number, result: Graded): Sitting {
	return withEntry(sitting, index, (entry) =>
		entry.state === "graded" ? entry : { ...entry, state: "graded", result },
	);
}

export function leftAs(sitting: Sitting, index: number, state: "queued" | "gone"): Sitting {
	return withEntry(sitting, index, (entry) => (entry.state === "open" ? { ...entry, state } : entry));
}

/** What was handed in to be graded later was sent: null where it was refused. The same sitting where nothing waited. `key`: of the item (item-key.ts). */
export function settled(sitting: Sitting, key: string, result: Graded | null): Sitting {
	const index = sitting.quiz.items.findIndex((item) => keyOf(item) === key);
	if (sitting.entries[index]?.state !== "queued") return sitting;
	return withEntry(sitting, index, (entry) =>
		result === null ? { ...entry, state: "gone" } : { ...entry, state: "graded", result },
	);
}

const keyOf = (item: QuizItem) => (item.type === "question" ? questionKey(item.id, item.seed) : item.id);

/** To an item, or with `items.length` to the end: there it is over once nothing is open. */
export function goTo(sitting: Sitting, at: number): Sitting {
	const last = sitting.entries.length;
	const place = Math.max(0, Math.min(at, last));
	return { ...sitting, at: place, ended: sitting.ended || (place === last && openItems(sitting).length === 0) };
}

export function finish(sitting: Sitting): Sitting {
	return { ...sitting, ended: true, at: sitting.entries.length };
}

/** Indices of what can still be answered. */
export function openItems({ entries }: Sitting): readonly number[] {
	return entries.flatMap(({ state }, i) => (state === "open" ? [i] : []));
}

/** Open items in which something stands, with what would be handed in. */
export function draftsOf(sitting: Sitting): readonly number[] {
	return openItems(sitting).filter((i) => {
		const { answer, answers } = sitting.entries[i] ?? {};
		return (answer !== undefined && answer !== "") || Object.keys(answers ?? {}).length > 0;
	});
}
