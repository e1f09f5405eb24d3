import { expect, it } from "vitest";
import { sentencesFor } from "../../../src/text/facts/start.ts";

it("the profile and the ACK policy share a sentence only where both are shown", () => {
	expect(sentencesFor(["msl", "ackPolicy", "profile"])).toEqual(["msl", "profileAndAcks"]);
	expect(sentencesFor(["ackPolicy", "rto"])).toEqual(["ackPolicy", "rto"]);
	expect(sentencesFor(["profile"])).toEqual(["profile"]);
});
