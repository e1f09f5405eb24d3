// The laws over random scripts, in both profiles.
import fc from "fast-check";
import { expect, it } from "vitest";
import { pairOfHosts } from "./scripts/pair-world.ts";
import { play } from "./scripts/play.ts";
import { randomScripts } from "./scripts/random-scripts.ts";

it("every law holds after every event of a random script, in both profiles", () => {
	fc.assert(
		fc.property(randomScripts(185), ({ setup, script }) => {
			expect(play(pairOfHosts(setup), script).breach).toBeUndefined();
		}),
		{ numRuns: 400, seed: 9293 },
	);
});
