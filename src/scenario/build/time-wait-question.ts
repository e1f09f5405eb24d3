// The question that most teardowns end with: how long TIME-WAIT lasts.
import type { Localized } from "../../text/locale.ts";
import { firstRowIn, nextRowIn } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { TemplateQuestion } from "../template.ts";
import type { Connected } from "./connected.ts";
import { CHINESE, ENGLISH, type End } from "./ends.ts";
import { askDuration } from "./questions.ts";

/** Null where that end does not wait. */
export function timeWaitQuestion(trace: Trace, waiting: End, { mslSeconds }: Connected): TemplateQuestion | null {
	const entered = firstRowIn(trace, waiting, "TIME-WAIT");
	const ended = entered && nextRowIn(trace, entered, waiting, "CLOSED");
	if (!ended) return null;
	const key = ended.timeMs - entered.timeMs;
	return askDuration("time-wait-lasts", {
		step: ended.step,
		unit: "s",
		label: {
			en: `How long is the ${ENGLISH[waiting]} in TIME-WAIT (step ${entered.step} to step ${ended.step})?`,
			zh: `${CHINESE[waiting]}在 TIME-WAIT 停留多久（第 ${entered.step} 步到第 ${ended.step} 步）？`,
		},
		key,
		rule: "time-wait-expires",
		why: {
			en: `TIME-WAIT lasts 2 MSL = 2 × ${mslSeconds} s = ${key / 1000} s: long enough for the last ACK to be lost and the FIN to come again, and for old segments to die out.`,
			zh: `TIME-WAIT 持续 2MSL = 2 × ${mslSeconds} 秒 = ${key / 1000} 秒：足以让丢失的最后一个 ACK 得到补发，也让旧报文段在网络中消失。`,
		},
		skills: ["time-wait"],
		hidesTimesFrom: ended.step,
	});
}

/** The MSL that the answer needs. */
export function mslAssumption({ mslSeconds, profile }: Connected): Localized {
	return profile === "linux"
		? {
				en: "Linux keeps TIME-WAIT for a fixed 60 s, as if the MSL were 30 s.",
				zh: "Linux 的 TIME-WAIT 固定为 60 秒，相当于 MSL 为 30 秒。",
			}
		: {
				en: `The maximum segment lifetime (MSL) is ${mslSeconds} s.`,
				zh: `最长报文段寿命（MSL）为 ${mslSeconds} 秒。`,
			};
}
