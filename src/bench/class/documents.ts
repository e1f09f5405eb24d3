// As much of what the API answers about assignments as the benches read.

export interface ShownScenario {
	readonly id: string;
	readonly template: string;
}

export interface ShownQuestion {
	readonly id: string;
	readonly seed: number;
}

export interface PaperItem {
	/** From 1. */
	readonly item: number;
	readonly points: number;
	readonly scenario?: ShownScenario;
	readonly question?: ShownQuestion;
}

export interface Paper {
	readonly assignmentId: string;
	readonly paper: number;
	readonly startedAt: string | null;
	readonly items: readonly PaperItem[];
}

export interface RecordedAttempt {
	readonly attemptId: string;
	readonly number: number;
	readonly submittedAt: string;
	readonly score: { readonly points: number; readonly max: number; readonly scaled: number };
}

export interface GradebookItem {
	readonly item: number;
	readonly tries: number;
	readonly score: number | null;
}

export interface GradebookRow {
	readonly learnerId: string;
	readonly state: string;
	readonly paper: number;
	readonly items: readonly GradebookItem[];
	readonly total: number;
	readonly finishedBy: string | null;
	readonly late: boolean;
}

export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor: string | null;
}
