// What a first practice loads: counted, not timed (`npm run bench:page` times it).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DIST, PAGE } from "../../../src/cli/build/built.ts";
import { openSite } from "../support/browser.ts";

const MOST_KB = 120;

it(`a first practice loads at most ${MOST_KB} KB gzipped`, async () => {
	const site = await openSite();
	try {
		const html = await (await fetch(site.url, { headers: { Accept: "text/html" } })).text();
		const loaded = [...html.matchAll(/(?:href|src)="(\/(?:assets\/[^"?]+|practice\.js))/g)].map(
			([, path = ""]) => path,
		);
		expect(loaded.some((path) => path.endsWith(".css"))).toBe(true);
		const gzipped = loaded.map((path) => readFileSync(join(DIST, PAGE, `${path}.gz`)).length);
		const whole = gzipped.reduce((sum, bytes) => sum + bytes, 0) + Buffer.byteLength(html);
		expect(whole / 1000).toBeLessThan(MOST_KB);
	} finally {
		await site.close();
	}
});
