// What is done with a lab as a whole: acting, undoing, doing again, setting it otherwise.
import { type LabAction, type LabStart, type LabState, MAX_ACTIONS } from "../../scenario/lab/state.ts";

export interface Session {
	readonly state: LabState;
	/** Actions that were undone, the last one first in the order in which they are done again. */
	readonly undone: readonly LabAction[];
}

export function sessionOf(state: LabState): Session {
	return { state, undone: [] };
}

export function isFull({ state }: Session): boolean {
	return state.actions.length >= MAX_ACTIONS;
}

/** Nothing changes where there are as many actions as may be. */
export function act(session: Session, action: LabAction): Session {
	if (isFull(session)) return session;
	const { state, undone } = session;
	const [next, ...later] = undone;
	// Whoever does again what was undone may do again what followed it, too.
	const same = next !== undefined && JSON.stringify(next) === JSON.stringify(action);
	return { state: { ...state, actions: [...state.actions, action] }, undone: same ? later : [] };
}

/** What happened before the diagram begins is not undone. */
export function canUndo({ state }: Session): boolean {
	return state.actions.length > state.before;
}

export function undo(session: Session): Session {
	const { state, undone } = session;
	const last = state.actions.at(-1);
	if (!canUndo(session) || !last) return session;
	return { state: { ...state, actions: state.actions.slice(0, -1) }, undone: [last, ...undone] };
}

export function redo(session: Session): Session {
	const [next] = session.undone;
	return next ? act(session, next) : session;
}

/** The same actions with other hosts or settings. */
export function restarted({ state, undone }: Session, start: LabStart): Session {
	return { state: { ...state, start }, undone };
}

/** Without what came of an action that could not be done. */
export function cutAt({ state }: Session, actions: number): Session {
	return sessionOf({ ...state, before: Math.min(state.before, actions), actions: state.actions.slice(0, actions) });
}

/** A state that the browser's history leads to: of one that goes less far, the rest can be done again. */
export function returnedTo(session: Session, state: LabState): Session {
	const later = session.state.actions.slice(state.actions.length);
	const isEarlier =
		later.length > 0 &&
		JSON.stringify({ ...session.state, actions: session.state.actions.slice(0, state.actions.length) }) ===
			JSON.stringify(state);
	return { state, undone: isEarlier ? [...later, ...session.undone] : [] };
}
