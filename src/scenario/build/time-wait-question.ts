// The question that most teardowns end with: how long TIME-WAIT lasts.
import { firstRowIn } from "../run/read-trace.ts";
import type { Trace } from "../run/trace.ts";
import type { ScenarioQuestion } from "../template.ts";
import { CHINESE, type Connected, ENGLISH } from "./connected.ts";

export function timeWaitQuestion(
	trace: Trace,
	closer: "client" | "server",
	drawn: Connected,
): readonly ScenarioQuestion[] {
	const entered = firstRowIn(trace, closer, "TIME-WAIT");
	const ended = trace.rows.find((row) => row.step > (entered?.step ?? 0) && row.states[closer] === "CLOSED");
	if (!entered || !ended) return [];
	const { mslSeconds } = drawn;
	const key = ended.timeMs - entered.timeMs;
	return [
		{
			id: "time-wait-lasts",
			kind: "duration",
			unit: "s",
			key,
			step: ended.step,
			label: {
				en: `How long is the ${ENGLISH[closer]} in TIME-WAIT (step ${entered.step} to step ${ended.step})?`,
				zh: `${CHINESE[closer]}在 TIME-WAIT 停留多久（第 ${entered.step} 步到第 ${ended.step} 步）？`,
			},
			rule: "time-wait-expires",
			why: {
				en: `TIME-WAIT lasts 2 MSL = 2 × ${mslSeconds} s = ${2 * mslSeconds} s: long enough for the last ACK to be lost and the FIN to come again, and for old segments to die out.`,
				zh: `TIME-WAIT 持续 2MSL = 2 × ${mslSeconds} 秒 = ${2 * mslSeconds} 秒：足以让丢失的最后一个 ACK 得到补发，也让旧报文段在网络中消失。`,
			},
			skills: ["time-wait"],
			hidesTimesFrom: ended.step,
		},
	];
}

/** The MSL that the answer needs. */
export function mslAssumption({ mslSeconds, settings }: Connected) {
	const linux = settings.queueFormula === "linux";
	return {
		en: linux
			? "Linux keeps TIME-WAIT for a fixed 60 s, as if the MSL were 30 s."
			: `The maximum segment lifetime (MSL) is ${mslSeconds} s.`,
		zh: linux ? "Linux 的 TIME-WAIT 固定为 60 秒，相当于 MSL 为 30 秒。" : `最长报文段寿命（MSL）为 ${mslSeconds} 秒。`,
	};
}
