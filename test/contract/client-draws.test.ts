// The timeline says enough as data for a client to draw its own picture, without reading any of its texts.
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Step, viewEntries } from "../../src/contract/view.ts";
import { buildDiagram } from "../../src/render/build-diagram.ts";
import type { Diagram, DiagramInput } from "../../src/render/model.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { words } from "../../src/text/words.ts";
import { everyExercise } from "../support/every-exercise.ts";
import { solutionOf, viewOf } from "../support/exercises.ts";
import { type ClientPicture, type ClientView, drawFrom } from "./client.ts";

const TEXTS = new Set(["text", "story", "title", "label"]);

/** What comes over the wire, but for every text. */
function wireWithoutTexts(value: object): ClientView {
	return JSON.parse(JSON.stringify(value), (key, item) => (TEXTS.has(key) ? undefined : item));
}

/** Of what every picture of the service draws, what a client can know too. */
function pictureOf({ lifelines, moments }: Diagram): ClientPicture {
	const idOf = (lifeline: number) => lifelines[lifeline]?.id ?? "";
	return {
		lifelines: lifelines.map(({ id }) => id),
		steps: moments.map(({ arrow, flood, note, listing }) => ({
			arrow: arrow && {
				segment: arrow.segment,
				from: idOf(arrow.from),
				to: idOf(arrow.to),
				sentAt: arrow.sentAt,
				arrivesAt: arrow.arrivesAt,
				fate: arrow.fate,
				foreign: arrow.foreign,
			},
			flood: flood && { syns: flood.syns, to: idOf(flood.to) },
			noteBeside: note && (note.host === null ? "middle" : idOf(note.host)),
			listing: listing.map((cells) => cells.join(" ")),
		})),
	};
}

describe.each(LOCALES)("in %s a client", (locale) => {
	const inputs = everyExercise(1).map((exercise) => ({
		view: viewOf(exercise, locale),
		wire: wireWithoutTexts(viewOf(exercise, locale)),
		solved: solutionOf(exercise, locale).timeline,
	}));
	const sees = (input: DiagramInput) => pictureOf(buildDiagram(input, words(locale)));

	it("draws what the service draws where values are asked for", () => {
		for (const { view, wire } of inputs) expect(drawFrom(wire), view.template).toEqual(sees({ view }));
	});

	it("draws what the service draws once it is solved", () => {
		for (const { view, solved } of inputs) {
			const wire = wireWithoutTexts({ hosts: view.hosts, timeline: solved });
			expect(drawFrom(wire), view.template).toEqual(sees({ view, solved }));
		}
	});

	it("finds arrivals, losses, floods, foreign segments, listings and notes among the templates", () => {
		const steps = inputs.flatMap(({ wire }) => drawFrom(wire).steps);
		const arrows = steps.flatMap(({ arrow }) => arrow ?? []);
		expect(new Set(arrows.map(({ fate }) => fate))).toEqual(new Set(["delivered", "lost", "in-flight"]));
		expect(new Set(arrows.map(({ foreign }) => foreign))).toEqual(new Set([null, "spoofed", "old-duplicate"]));
		expect(arrows.filter(({ arrivesAt }) => arrivesAt.length > 0).length).toBeGreaterThan(500);
		expect(steps.filter(({ flood }) => flood).length).toBeGreaterThan(50);
		expect(steps.filter(({ listing }) => listing.length > 1).length).toBeGreaterThan(2);
		expect(steps.filter(({ noteBeside }) => noteBeside === "middle").length).toBeGreaterThan(20);
	});

	// v.object drops what it does not name, so that equality shows a field which the contract forgot.
	it("finds every field of every step in the contract", () => {
		const View = v.object({ hosts: viewEntries.hosts, timeline: viewEntries.timeline });
		for (const { view, solved } of inputs) {
			const { hosts, timeline } = view;
			expect(v.parse(View, { hosts, timeline })).toEqual({ hosts, timeline });
			expect(v.parse(v.array(Step), solved)).toEqual(solved);
		}
	});
});
