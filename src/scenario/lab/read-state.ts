// Reads what write-state.ts writes, and believes nothing of it before it was checked.
import { canonicalIp, ipFamily } from "../../tcp/ip-address.ts";
import { LINUX, RFC9293 } from "../../tcp/settings.ts";
import { PROFILE_NAMES } from "../spec.ts";
import { isAddress, isHostId, isNumber, isPort, WRITTEN } from "./actions.ts";
import { type Check, fields, isBoolean, listOf, oneOf, whole } from "./checks.ts";
import {
	type LabAction,
	type LabHost,
	type LabState,
	MAX_ACTIONS,
	MAX_HOSTS,
	MAX_OUTSIDERS,
	outsidersOf,
} from "./state.ts";
import { FORM } from "./write-state.ts";

/** Longer than any lab of `MAX_ACTIONS` written by hand: nothing beyond it is even decoded. */
const MAX_TEXT = 120_000;

/** The lab that the text stands for; null where it is none, whatever is wrong with it. */
export function readState(text: string): LabState | null {
	if (!text.startsWith(FORM) || text.length > MAX_TEXT) return null;
	const read = decoded(text.slice(FORM.length));
	if (!Array.isArray(read) || read.length !== 5) return null;
	const [profile, delayMs, before, hosts, actions]: readonly unknown[] = read;
	const readHosts = Array.isArray(hosts) ? hosts.map(readHost) : [];
	const readActions = Array.isArray(actions) && actions.length <= MAX_ACTIONS ? actions.map(readAction) : [null];
	if (readHosts.includes(null) || readActions.includes(null)) return null;
	const state = {
		start: { profile, delayMs, hosts: readHosts },
		before,
		actions: readActions,
	};
	return isState(state) ? state : null;
}

function decoded(text: string): unknown {
	try {
		return JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
	} catch {
		return null;
	}
}

/** Of its parts, hosts and actions are checked already. */
function isState(state: {
	readonly start: { readonly profile: unknown; readonly delayMs: unknown; readonly hosts: readonly unknown[] };
	readonly before: unknown;
	readonly actions: readonly unknown[];
}): state is LabState {
	const { start, before, actions } = state;
	const hosts = start.hosts as readonly LabHost[];
	return (
		oneOf(PROFILE_NAMES)(start.profile) &&
		whole(0, 10_000)(start.delayMs) &&
		whole(0, actions.length)(before) &&
		areHosts(hosts) &&
		(actions as readonly LabAction[]).reduce((sum, action) => sum + outsidersOf(action), 0) <= MAX_OUTSIDERS
	);
}

/** Each has a name and an address of its own, and they can reach each other. */
function areHosts(hosts: readonly LabHost[]): boolean {
	const addresses = new Set(hosts.map(({ ip }) => canonicalIp(ip)));
	return (
		hosts.length > 0 &&
		hosts.length <= MAX_HOSTS &&
		new Set(hosts.map(({ id }) => id)).size === hosts.length &&
		addresses.size === hosts.length &&
		new Set(hosts.map(({ ip }) => ipFamily(ip))).size === 1
	);
}

const isListener = fields({
	backlog: whole(0, 65_535),
	somaxconn: whole(0, 65_535),
	maxSynBacklog: whole(0, 65_535),
	synCookies: oneOf([true, false, "always"]),
	synAckRetries: whole(0, 255),
	abortOnOverflow: isBoolean,
	deferAccept: isBoolean,
	provenPeers: listOf(isAddress, 1000),
});

/** A setting that is 0 here would be none. */
const AT_LEAST_ONE: readonly string[] = ["mss", "isnTickNs", "initialWindowSegments"];

/** A field of the settings has what one of the profiles has there, or another number. */
function isRule(name: string, value: unknown): boolean {
	if (!Object.hasOwn(RFC9293, name)) return false;
	const usual: readonly unknown[] = [RFC9293, LINUX].map(
		(profile) => Object.entries(profile).find(([n]) => n === name)?.[1],
	);
	if (usual.includes(value)) return true;
	if (typeof value === "boolean") return usual.some(isBoolean);
	const most = name === "windowOctets" || name === "mss" ? 65_495 : 1_000_000_000;
	return usual.some((one) => typeof one === "number") && whole(AT_LEAST_ONE.includes(name) ? 1 : 0, most)(value);
}

const areRules: Check = (value) =>
	typeof value === "object" && value !== null && Object.entries(value).every(([name, rule]) => isRule(name, rule));

const HOST_CHECKS: readonly (readonly [name: string, check: Check])[] = [
	["id", isHostId],
	["ip", isAddress],
	["port", isPort],
	["isns", listOf(isNumber, 300)],
	["listener", isListener],
	["rules", areRules],
	["peer", isHostId],
];

function readHost(written: unknown): LabHost | null {
	// Each of its fields was checked.
	return Array.isArray(written) ? (named(written, HOST_CHECKS, 4) as LabHost | null) : null;
}

const BY_LETTER = new Map(
	Object.entries(WRITTEN).map(([kind, written]) => [written.letter, { kind, ...written }] as const),
);

function readAction(written: unknown): LabAction | null {
	if (!Array.isArray(written)) return null;
	const form = BY_LETTER.get(written[0]);
	const read = form && named(written.slice(1), form.fields, form.needed);
	// Each of its fields was checked.
	return read ? ({ kind: form.kind, ...read } as LabAction) : null;
}

/** The values by their names, once each is what may stand there; JSON writes null for what is left out. */
function named(
	values: readonly unknown[],
	checks: readonly (readonly [name: string, check: Check])[],
	needed: number,
): object | null {
	if (values.length > checks.length) return null;
	const read: (readonly [string, unknown])[] = [];
	for (const [i, [name, check]] of checks.entries()) {
		const value = values[i] ?? null;
		if (value === null && i >= needed) continue;
		if (!check(value)) return null;
		read.push([name, value]);
	}
	return Object.fromEntries(read);
}
