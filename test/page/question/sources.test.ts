// Where an explanation says that it is written, and how points are.
import { expect, it } from "vitest";
import { pointsText, sectionLink } from "../../../src/page/question/result-view.ts";

it.each([
	["RFC 9293", "3.5", "https://www.rfc-editor.org/rfc/rfc9293#section-3.5"],
	["RFC 4987", "A.1", "https://www.rfc-editor.org/rfc/rfc4987#appendix-A.1"],
])("%s, %s is found", (rfc, section, link) => {
	expect(sectionLink(rfc, section)).toBe(link);
});

it.each([
	[1, "1"],
	[2 / 3, "0.67"],
	[0.5, "0.5"],
])("%d points are written as %s", (points, text) => {
	expect(pointsText(points)).toBe(text);
});
