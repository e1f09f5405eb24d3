// The shells as the build makes them, and the icons of the app.
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawPng } from "../../../src/cli/build/png.ts";
import { PAGE_NAMES, PAGES } from "../../../src/page/shells/pages.ts";
import { renderShell } from "../../../src/page/shells/shell.ts";
import { SHELL_SLOTS } from "../../../src/page/shells/slots.ts";
import { LOCALES } from "../../../src/text/locale.ts";

const FILES = { style: "/assets/page-1.css", script: "/practice.js?v=1", preloads: ["/assets/a.js"] };

describe.each(PAGE_NAMES)("the shell %s", (name) => {
	it.each(LOCALES)("has in %s a title, a description, both slots, and something for who has no script", (locale) => {
		const html = renderShell(name, locale, FILES, "<main>written</main>");
		expect(html).toContain(`<html lang="${locale}"${SHELL_SLOTS.root}>`);
		expect(html.split(SHELL_SLOTS.data)).toHaveLength(2);
		expect(html).toMatch(/<title>[^<]+<\/title>/);
		expect(html).toMatch(/<meta name="description" content="[^"]+">/);
		// The build writes what the others show: that can be read without a script.
		if (PAGES[name].element === null) expect(html).toContain("<main>written</main>");
		else expect(html).toMatch(/<noscript><p>[^<]+/);
		expect(html).toContain('<link rel="modulepreload" href="/assets/a.js">');
		expect(html).not.toMatch(/style=|\son\w+=|undefined|null/);
	});
});

it("a drawing is a PNG of its size, with its strokes on its ground", () => {
	const stroke = { from: [0, 5], to: [10, 5], width: 4, colour: "#00f" } as const;
	const png = Buffer.from(drawPng({ strokes: [stroke], side: 10, ground: "#ffffff" }, 20));
	expect(png.subarray(1, 4).toString()).toBe("PNG");
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 20]);
	const length = png.readUInt32BE(33);
	const rows = inflateSync(png.subarray(41, 41 + length));
	const at = (x: number, y: number) => [...rows.subarray(y * 61 + 1 + x * 3, y * 61 + 4 + x * 3)];
	expect(at(10, 10)).toEqual([0, 0, 255]);
	expect(at(10, 0)).toEqual([255, 255, 255]);
});
