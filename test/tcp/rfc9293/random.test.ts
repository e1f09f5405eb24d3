import fc from "fast-check";
import { it } from "vitest";
import { RANDOM_RUNS, randomScripts } from "./random-runs.ts";

it("the profile rfc9293 does what RFC 9293 says at each step of a random script", () => {
	fc.assert(randomScripts, RANDOM_RUNS);
});
