import { expect, it } from "vitest";
import { LATE_S, mayComeLate } from "../../src/practice/late.ts";

const expiresAt = 1_800_000_000;
const iso = (s: number) => new Date(s * 1000).toISOString();

it.each([
	["answered before it expired, received a week after", iso(expiresAt - 60), expiresAt + 7 * 86_400, true],
	["answered at the very end", iso(expiresAt), expiresAt + 1, true],
	["answered after it expired", iso(expiresAt + 1), expiresAt + 60, false],
	["that do not say when they were answered", undefined, expiresAt + 1, false],
	["received at the last moment", iso(expiresAt), expiresAt + LATE_S - 1, true],
	["received when the time for that is over", iso(expiresAt), expiresAt + LATE_S, false],
])("answers %s: taken is %4$s", (_, answeredAt, nowS, taken) => {
	expect(mayComeLate({ expiresAt }, answeredAt, nowS)).toBe(taken);
});
