// What diagram and table show, of every template in every notation, whole and cut.
import { describe, expect, it } from "vitest";
import { begin, grade } from "../../../src/page/scenario/model.ts";
import type { Arrow, Picture, Row } from "../../../src/page/scenario/picture/picture.ts";
import { pictureOf } from "../../../src/page/scenario/picture/picture.ts";
import { everyExercise } from "../../support/every-exercise.ts";
import { exerciseOf } from "../../support/exercises.ts";
import { keyOf, resultOf, scenarioOf } from "../support/scenarios.ts";

const EVERY = everyExercise(1);

function placesOf({ states, gauges, arrow }: Row) {
	return [...states, ...gauges.map(({ length }) => length), arrow?.flags, arrow?.seq, arrow?.ack].filter(
		(place) => place !== null && place !== undefined,
	);
}

function arrowsOf({ rows }: Picture): readonly Arrow[] {
	return rows.flatMap(({ arrow }) => (arrow ? [arrow] : []));
}

describe("a picture of any scenario", () => {
	it("has every blank, once in the order in which one walks through them", () => {
		for (const exercise of EVERY) {
			const scenario = scenarioOf(exercise);
			const { order } = begin(scenario, "diagram").picture;
			expect([...order].sort()).toEqual(scenario.blanks.map(({ id }) => id).sort());
		}
	});

	it("has a lifeline for whoever sends or shows a state, and two at least", () => {
		for (const exercise of EVERY) {
			const { picture, scenario } = begin(scenarioOf(exercise), "diagram");
			for (const { from, to } of arrowsOf(picture)) expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
			const ids = picture.lifelines.map(({ id }) => id);
			for (const { states } of scenario.timeline) expect(ids).toEqual(expect.arrayContaining(Object.keys(states)));
			if (arrowsOf(picture).length > 0) expect(ids.length).toBeGreaterThanOrEqual(2);
		}
	});

	it("lets a segment arrive after it was sent, in a row that it has", () => {
		for (const exercise of EVERY) {
			const { rows } = begin(scenarioOf(exercise), "diagram").picture;
			for (const [i, { arrow }] of rows.entries()) {
				for (const row of [arrow?.arrivesAt ?? i + 1, ...(arrow?.again ?? [])]) expect(row).toBeGreaterThan(i);
				if (arrow?.fate !== "delivered") expect(arrow?.arrivesAt ?? null).toBeNull();
			}
		}
	});

	it("once solved shows a value in every place, and the blanks where they were", () => {
		for (const exercise of EVERY) {
			const asked = begin(scenarioOf(exercise), "diagram");
			const solved = grade(asked, resultOf(exercise, {}));
			for (const place of solved.picture.rows.flatMap(placesOf)) expect(place.value).not.toBeNull();
			expect([...solved.picture.order].sort()).toEqual([...asked.picture.order].sort());
		}
	});

	it("names nothing that is asked for before it is solved", () => {
		for (const exercise of EVERY)
			for (const place of begin(scenarioOf(exercise), "diagram").picture.rows.flatMap(placesOf))
				expect(place.value === null).toBe(place.blank !== null);
	});
});

describe("states and queues", () => {
	const shownOf = (template: string) => {
		const exercise = exerciseOf({ template, version: 1, seed: 1, notation: "raw", profile: "rfc9293" });
		const scenario = scenarioOf(exercise);
		const solved = resultOf(exercise, keyOf(exercise)).timeline;
		return pictureOf({ ...scenario, timeline: JSON.parse(JSON.stringify(solved)), blanks: [] });
	};

	it("stand where they are new, and nowhere else", () => {
		const { rows } = shownOf("three-way");
		for (const [i, row] of rows.entries())
			for (const [k, state] of row.states.entries())
				expect(state === null).toBe(i > 0 && row.allStates[k]?.value === rows[i - 1]?.allStates[k]?.value);
	});

	it("a queue has as many places as the scenario tells", () => {
		const gauges = shownOf("backlog-fill").rows.flatMap((row) => row.gauges);
		expect(gauges.length).toBeGreaterThan(0);
		for (const { places, queue } of gauges) if (queue === "syn") expect(places).toBeGreaterThan(0);
	});

	it("a flood comes from the attacker where the server would stand alone", () => {
		expect(shownOf("backlog-fill").lifelines.map(({ id }) => id)).toEqual(["attacker", "server"]);
	});
});
