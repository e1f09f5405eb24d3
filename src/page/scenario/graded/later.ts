// Gets what is shown after checking, with its looks: while the learner fills in, or at the latest when it is wanted.
import { adoptStyles, type LitElement } from "lit";

type Graded = typeof import("./views.ts").GRADED;

let there: Graded | null = null;

/** Null: not loaded by now. */
export const gradedThere = (): Graded | null => there;

/** Loads it for an element: whether it is there. What cannot be loaded is tried again by the next call. */
export function gradedFor(host: LitElement): () => Promise<boolean> {
	let loading: Promise<boolean> | null = null;
	const failed = () => {
		loading = null;
		return false;
	};
	return () => {
		loading ??= load(host).then(() => true, failed);
		return loading;
	};
}

async function load(host: LitElement): Promise<void> {
	there ??= (await import("./views.ts")).GRADED;
	const { elementStyles } = host.constructor as typeof LitElement;
	if (host.shadowRoot) adoptStyles(host.shadowRoot, [...elementStyles, there.style]);
	host.requestUpdate();
}
