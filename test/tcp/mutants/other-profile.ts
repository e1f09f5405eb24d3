// Each profile with one setting of the other one: as wrong an engine as can be. A law catches it in random scripts; where no
// law looks, it is said here what does.
import { PROFILES, type ProfileName, type Settings } from "../../../src/tcp/settings.ts";
import { KNOWN_FAULTS } from "./known-faults.ts";
import type { Mutant } from "./mutant.ts";

const CALLS = "what a call returns: calls.test.ts, cases/, linux-traces";
const TIMES = "how long a timer runs: readme.test.ts, cases/linux.test.ts, linux-traces";
const LOSSES = "what goes out after a loss: linux-traces";

type Elsewhere = Readonly<Partial<Record<keyof Settings, string>>>;

const IN_BOTH: Elsewhere = {
	windowOctets: "the scripts choose the window",
	dataAckMayWait: "it only says what a delayed ACK means: readme.test.ts",
	ackAtOnceBeyond: "cases/linux.test.ts",
	delayedAckMs: TIMES,
	freshDelayedAckMs: TIMES,
	isnTickNs: TIMES,
	joinsRetransmissions: LOSSES,
	windowUpdates: LOSSES,
	givesUpBy: "cases/close.test.ts, linux-traces",
	unreadAfterReset: CALLS,
	resetInActiveSynReceived: CALLS,
	connectErrorStays: CALLS,
	sendBeforeEstablished: CALLS,
	sendWithoutConnection: CALLS,
	resetAfterFin: CALLS,
	crowdedSynQueue: "crowded-syn-queue.test.ts",
};

export const CAUGHT_ELSEWHERE: Readonly<Record<ProfileName, Elsewhere>> = {
	rfc9293: {
		...IN_BOTH,
		dataRetries: "RFC 9293 sets no upper bound: readme.test.ts",
		orphanRetries: "RFC 9293 sets no upper bound: readme.test.ts",
		headerPrediction: "rfc9293/table.test.ts; a law does too, in rarer scripts",
		resetAtFinAccepted: "it has no effect beside leftOfWindow: readme.test.ts",
	},
	linux: {
		...IN_BOTH,
		synRetries: "cases/open.test.ts",
		congestionControl: LOSSES,
		headerPrediction: "linux-traces, F9621",
		finOverFin: "linux-traces, F9623",
	},
};

export interface SettingOfTheOther extends Mutant {
	readonly profile: ProfileName;
	readonly setting: keyof Settings;
}

const SETTINGS = Object.keys(PROFILES.rfc9293) as (keyof Settings)[];

/** Those of the list of known faults are left out: a law is named for each of them. */
export function settingsOfTheOther(profile: ProfileName): readonly SettingOfTheOther[] {
	const [own, other] = profile === "linux" ? [PROFILES.linux, PROFILES.rfc9293] : [PROFILES.rfc9293, PROFILES.linux];
	const isKnown = (setting: keyof Settings) =>
		KNOWN_FAULTS.some(({ profiles, settings }) => profiles.includes(profile) && settings?.[setting] === other[setting]);
	return SETTINGS.filter((setting) => own[setting] !== other[setting] && !isKnown(setting)).map((setting) => {
		return { profile, setting, name: `${setting} ${other[setting]}`, settings: { [setting]: other[setting] } };
	});
}
