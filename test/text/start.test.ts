import { describe, expect, it } from "vitest";
import type { Assumption, AssumptionFacts } from "../../src/text/facts/start.ts";
import { LOCALES } from "../../src/text/locale.ts";
import { assumptionSentences } from "../../src/text/start.ts";
import { words } from "../../src/text/words.ts";
import { expectSentence } from "./checks.ts";

const ALL: readonly Assumption[] = ["profile", "ackPolicy", "msl", "rto", "notation", "noOthers"];

const FACTS: AssumptionFacts = {
	profile: "rfc9293",
	whose: "both",
	ackPolicy: "immediate",
	mslSeconds: 120,
	timeWaitSeconds: 240,
	initialRtoSeconds: 1,
	minRtoMs: 1000,
	notation: "raw",
	countFrom: "initial",
};

/** Every combination of the closed sets. */
const VARIANTS: readonly AssumptionFacts[] = (["rfc9293", "linux"] as const).flatMap((profile) =>
	(["immediate", "delayed"] as const).flatMap((ackPolicy) =>
		(["raw", "relative", "symbolic"] as const).flatMap((notation) =>
			(["initial", "current"] as const).flatMap((countFrom) =>
				[null, 30].flatMap((mslSeconds) =>
					(["both", "client"] as const).map((whose) => ({
						...FACTS,
						profile,
						whose,
						ackPolicy,
						notation,
						countFrom,
						mslSeconds,
					})),
				),
			),
		),
	),
);

describe("how a scenario begins", () => {
	it("tells each end's next sequence number", () => {
		const starts = [
			{ host: "client", shown: "4021" },
			{ host: "server", shown: "9000" },
		];
		expect(words("en").start.sentence(starts)).toBe(
			"The connection is ESTABLISHED. The client's next sequence number is 4021, the server's is 9000.",
		);
		expect(words("zh").start.sentence(starts)).toBe(
			"连接处于 ESTABLISHED 状态。客户端的下一个序号是 4021，服务器的是 9000。",
		);
		for (const locale of LOCALES) expectSentence(words(locale).start.sentence([]), locale);
	});

	it("every assumption is a short sentence in both languages", () => {
		for (const locale of LOCALES)
			for (const facts of VARIANTS)
				for (const show of [ALL, ["ackPolicy"], ["profile"]] as const)
					for (const sentence of assumptionSentences(facts, show, locale)) expectSentence(sentence, locale);
	});

	it("says only what is to be shown, in that order", () => {
		expect(assumptionSentences(FACTS, ["notation", "msl"], "en")).toEqual([
			"Numbers are raw 32-bit sequence numbers.",
			"The MSL is 120 s.",
		]);
		expect(assumptionSentences(FACTS, [], "zh")).toEqual([]);
	});

	it("joins whose TCP it is with how it acknowledges", () => {
		expect(assumptionSentences(FACTS, ["profile", "ackPolicy"], "en")).toEqual([
			"Both ends follow RFC 9293 and acknowledge at once.",
		]);
		expect(assumptionSentences({ ...FACTS, profile: "linux", ackPolicy: "delayed" }, ["ackPolicy"], "zh")).toEqual([
			"两端对 FIN 的 ACK 可以延迟。",
		]);
	});

	it("names the client alone where the other end's TCP is another one", () => {
		const facts: AssumptionFacts = { ...FACTS, profile: "linux", whose: "client" };
		expect(assumptionSentences(facts, ["profile", "ackPolicy"], "en")).toEqual([
			"The client behaves like Linux 6.18 and acknowledges at once.",
		]);
		expect(assumptionSentences(facts, ["profile", "ackPolicy"], "zh")).toEqual([
			"客户端按 Linux 6.18 的方式工作，立即确认。",
		]);
	});

	it("never tells how long TIME-WAIT lasts when it tells the MSL", () => {
		expect(assumptionSentences(FACTS, ["msl"], "en").join()).not.toContain("240");
		expect(assumptionSentences({ ...FACTS, mslSeconds: null }, ["msl"], "en")).toEqual(["TIME-WAIT lasts 240 s."]);
	});
});
