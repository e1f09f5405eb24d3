// The experiments to begin with.
import { describe, expect, it } from "vitest";
import { LAB_LANGUAGE } from "../../../src/page/lab/language.ts";
import { wireOf } from "../../../src/page/lab/possible.ts";
import { PRESETS, type PresetId } from "../../../src/page/lab/presets.ts";
import { rowsOf } from "../../../src/page/lab/rows.ts";
import { LAB_WORDS } from "../../../src/page/lab/words.ts";
import { play } from "../../../src/scenario/lab/play.ts";
import { readState } from "../../../src/scenario/lab/read-state.ts";
import { writeState } from "../../../src/scenario/lab/write-state.ts";
import { LOCALES } from "../../../src/text/locale.ts";

const shown = (id: PresetId, locale: (typeof LOCALES)[number] = "en") => {
	const state = PRESETS[id];
	const [language, words] = [LAB_LANGUAGE[locale], LAB_WORDS[locale]];
	return rowsOf({ played: play(state), state, style: "relative", language, words });
};

const ENDS: Readonly<Record<PresetId, { readonly client: string; readonly server: string; readonly onWire: number }>> =
	{
		empty: { client: "CLOSED", server: "CLOSED", onWire: 0 },
		"three-way": { client: "ESTABLISHED", server: "ESTABLISHED", onWire: 0 },
		"lost-syn-ack": { client: "SYN-SENT", server: "SYN-RECEIVED", onWire: 1 },
		"simultaneous-open": { client: "SYN-RECEIVED", server: "SYN-RECEIVED", onWire: 2 },
		"lost-fin": { client: "FIN-WAIT-1", server: "ESTABLISHED", onWire: 1 },
		"time-wait": { client: "TIME-WAIT", server: "LISTEN", onWire: 1 },
		"syn-flood": { client: "SYN-SENT", server: "LISTEN", onWire: 0 },
		"syn-flood-cookies": { client: "SYN-SENT", server: "LISTEN", onWire: 1 },
		"blind-reset": { client: "ESTABLISHED", server: "ESTABLISHED", onWire: 1 },
	};

describe.each(Object.entries(PRESETS))("%s", (id, state) => {
	it("goes up to where it gets interesting", () => {
		const played = play(state);
		const { onWire, ...states } = ENDS[id as PresetId];
		expect(played.refused).toBeNull();
		expect(played.frames.at(-1)?.states ?? played.startStates).toMatchObject(states);
		expect(wireOf(played.record)).toHaveLength(onWire);
	});

	it("is a link that can be read again", () => {
		expect(readState(writeState(state))).toEqual(state);
	});

	it.each(LOCALES)("says of each row what happened and why, in %s", (locale) => {
		for (const { sentence, reasons, hosts } of shown(id as PresetId, locale)) {
			expect(sentence).toMatch(/[.。：:]$/);
			expect(hosts.length).toBe(state.start.hosts.length);
			for (const { text, source } of reasons) {
				expect(text).toMatch(/[.。]$/);
				expect(source.rfc).not.toBe("Linux");
			}
		}
	});
});

it("a full SYN queue drops the client's SYN, and a SYN cookie answers it", () => {
	const rules = (id: PresetId) =>
		shown(id)
			.at(-1)
			?.reasons.map(({ rule }) => rule);
	expect(rules("syn-flood")).toEqual(["syn-queue-full-drops-syn"]);
	expect(rules("syn-flood-cookies")).toEqual(["syn-cookie-keeps-no-entry"]);
});

it("a guessed RST is answered by a challenge ACK (RFC 5961, 3.2)", () => {
	expect(shown("blind-reset").at(-1)?.reasons).toMatchObject([
		{ rule: "reset-inexact-challenged", source: { rfc: "RFC 5961", section: "3.2" } },
	]);
});

it("a copy of an old FIN in TIME-WAIT is named, and acknowledged again", () => {
	const last = shown("time-wait").at(-1);
	expect(last?.sentence).toBe("A copy of segment 3 reaches the client.");
	expect(last?.arrows).toMatchObject([{ flags: "ACK", from: "client", to: "server", fate: "under-way" }]);
});
