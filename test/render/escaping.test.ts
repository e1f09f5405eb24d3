// Any string of a view may be hostile: what it holds is shown, and does nothing.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHtml } from "../../src/render/html.ts";
import type { DiagramInput } from "../../src/render/model.ts";
import { renderSvg } from "../../src/render/svg.ts";
import { renderProse, renderText } from "../../src/render/text.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { anyText } from "../support/any-text.ts";
import { causesOf } from "../support/causes.ts";
import { calls, segment, step, view } from "./examples.ts";
import { readMarkup } from "./well-formed.ts";

const HOSTILE = '</text><script>alert("1")</script>&amp;\' \u0000\u001b[31m\u202E\uD800 ]]>';

/** The same string wherever a view has one. */
function filledWith(text: string): DiagramInput {
	const sent = segment(1, text, "server", { flags: [text], seq: text, ack: { blank: text } });
	const states = { [text]: text, server: { blank: text } };
	const queues = { [text]: { syn: 3, accept: { blank: text } } };
	const causes = Object.values(causesOf(text, text)).flat();
	const errors = calls(text, "connect");
	const steps = [
		step(1, { ...errors, result: text }, { segment: sent, states, queues }),
		...causes.map((cause, i) => step(i + 2, cause, { states, queues })),
	];
	return {
		view: view(steps, {
			title: text,
			story: text,
			assumptions: [text],
			hosts: [{ id: text, ip: text, port: 1 }],
			blanks: [{ id: text, kind: "choice", label: text, unit: text, choices: [{ id: text, text }] }],
		}),
		solved: steps,
		results: { [text]: { expected: text } },
	};
}

describe("hostile text", () => {
	it.each(["svg", "html"] as const)("stays text in %s", (kind) => {
		for (const locale of LOCALES) {
			const markup = (kind === "svg" ? renderSvg : renderHtml)(filledWith(HOSTILE), locale);
			const { faults, tags } = readMarkup(markup);
			expect(faults).toEqual([]);
			expect(tags.map(({ name }) => name)).not.toContain("script");
			expect(markup).toContain("&lt;script&gt;alert(&quot;1&quot;)");
		}
	});

	it("brings no control character, override or half of a character into plain text", () => {
		for (const locale of LOCALES)
			for (const render of [renderText, renderProse]) {
				const text = render(filledWith(HOSTILE), locale);
				expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\uD800-\uDFFF]/u);
			}
	});

	it("of any kind leaves the markup well-formed", () => {
		fc.assert(
			fc.property(anyText({ maxLength: 40 }), (text) => {
				const input = filledWith(text);
				expect(readMarkup(renderSvg(input, "en")).faults).toEqual([]);
				expect(readMarkup(renderHtml(input, "zh")).faults).toEqual([]);
				renderText(input, "en");
				renderProse(input, "zh");
			}),
			{ numRuns: 80 },
		);
	});
});
