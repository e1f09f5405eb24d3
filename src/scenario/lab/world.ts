// The world of a lab before anything was done in it.
import { sequenceNumber } from "../../tcp/sequence-number.ts";
import { PROFILES, settingsWith } from "../../tcp/settings.ts";
import { createWorld, type HostSetup, type Limits, type World } from "../../tcp/world.ts";
import type { ProfileName } from "../spec.ts";
import { LAB_LISTENER, type LabHost, type LabStart } from "./state.ts";

/** What all actions together may bring about: a link from anybody may not keep a page busy. */
const LIMITS: Limits = { segments: 7500, deliveries: 12_000, expiries: 7000 };

export function worldOf({ profile, hosts }: LabStart): World {
	return createWorld(
		hosts.map((host) => setUp(host, profile)),
		LIMITS,
	);
}

function setUp({ id, ip, port, isns, listener, rules, peer }: LabHost, profile: ProfileName): HostSetup {
	return {
		id,
		ip,
		port,
		settings: settingsWith(PROFILES[profile], rules ?? {}),
		isns: isns.map(sequenceNumber),
		listener: { ...LAB_LISTENER, ...listener },
		...(peer !== undefined && { peer }),
	};
}
