import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRESETS } from "../../../src/page/lab/presets.ts";
import {
	act,
	canUndo,
	cutAt,
	isFull,
	redo,
	restarted,
	returnedTo,
	sessionOf,
	undo,
} from "../../../src/page/lab/session.ts";
import { type LabAction, MAX_ACTIONS } from "../../../src/scenario/lab/state.ts";

const begun = sessionOf(PRESETS["lost-fin"]);
const PASS: LabAction = { kind: "pass", ms: 10 };

const someActions = fc.array(fc.record({ kind: fc.constant("pass" as const), ms: fc.nat(1000) }), { maxLength: 20 });

describe("undoing", () => {
	it("as often as something was done leads back to where it began, and redoing forward again", () => {
		fc.assert(
			fc.property(someActions, (actions) => {
				const done = actions.reduce(act, sessionOf(PRESETS.empty));
				const back = actions.reduce((session) => undo(session), done);
				expect(back.state).toEqual(PRESETS.empty);
				expect(actions.reduce((session) => redo(session), back)).toEqual(done);
			}),
		);
	});

	it("stops where the diagram begins", () => {
		let session = begun;
		while (canUndo(session)) session = undo(session);
		expect(session.state.actions).toHaveLength(PRESETS["lost-fin"].before);
		expect(undo(session)).toBe(session);
	});

	it("keeps what followed for whoever does the same again, and forgets it for whoever does something else", () => {
		const back = undo(undo(begun));
		const [again] = back.undone;
		if (!again) throw new Error("nothing was undone");
		expect(act(back, again).undone).toHaveLength(1);
		expect(act(back, PASS).undone).toEqual([]);
	});
});

it("a lab takes so many actions and no more", () => {
	const actions = Array.from({ length: MAX_ACTIONS }, () => PASS);
	const full = sessionOf({ ...PRESETS.empty, actions });
	expect(isFull(full)).toBe(true);
	expect(act(full, PASS)).toBe(full);
});

it("the back button of a browser undoes, and what followed can be done again", () => {
	const back = returnedTo(begun, undo(begun).state);
	expect(back).toEqual(undo(begun));
	expect(returnedTo(begun, PRESETS["three-way"]).undone).toEqual([]);
});

it("other settings play the same actions, and cutting leaves out the rest", () => {
	const linux = restarted(begun, { ...begun.state.start, profile: "linux" });
	expect(linux.state.actions).toEqual(begun.state.actions);
	expect(cutAt(begun, 3).state).toMatchObject({ before: 3, actions: begun.state.actions.slice(0, 3) });
});
