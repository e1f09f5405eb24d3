// That each blank has one defensible answer: whatever a scenario does not tell is varied in the engine, and as long as a
// learner sees the same, no key may change. Used by `npm run check-templates` and by the tests.

import { keyOf } from "../exercise/answer.ts";
import { type Blank, simpleBlanks } from "../exercise/blank.ts";
import { candidatesOf } from "../exercise/candidates.ts";
import { type Exercise, situationWith } from "../exercise/generate.ts";
import type { BlankKind } from "../exercise/kinds/names.ts";
import { KINDS } from "../exercise/kinds/registry.ts";
import { viewExercise } from "../exercise/view.ts";
import type { Chance } from "../scenario/chance.ts";
import type { Drawn, Untold } from "../scenario/template.ts";
import { PROFILES, type Settings, withAckPolicy } from "../tcp/settings.ts";
import type { HostSetup } from "../tcp/world.ts";

interface Variation {
	readonly name: string;
	/** Not made where an assumption settles it. */
	readonly varies: Untold;
	vary(drawn: Drawn): Drawn;
	/** Most systems have it so: a timeline that goes otherwise then must say why. */
	readonly usual?: true;
}

/** What was varied and still looked the same, and the keys that changed though. */
export interface Compared {
	readonly compared: number;
	readonly faults: readonly string[];
}

export const VARIATIONS: readonly Variation[] = [
	{ name: "segments travel 1 ms longer", varies: "travel-time", vary: (drawn) => travelling(drawn, drawn.delayMs + 1) },
	{
		name: "segments travel a third as long",
		varies: "travel-time",
		vary: (drawn) => travelling(drawn, Math.max(1, Math.floor(drawn.delayMs / 3))),
	},
	{
		name: "segments travel three times as long",
		varies: "travel-time",
		vary: (drawn) => travelling(drawn, 3 * drawn.delayMs),
	},
	{ name: "ACKs are delayed, or not", varies: "ack-policy", vary: settingsOfAll(otherAckPolicy) },
	{
		name: "Nagle's algorithm is on",
		varies: "nagle",
		vary: settingsOfAll((one) => ({ ...one, nagle: true })),
		usual: true,
	},
	{
		name: "the first timeout is half as long again",
		varies: "first-timeout",
		vary: settingsOfAll((one) => ({ ...one, initialRtoMs: one.initialRtoMs * 1.5 })),
	},
	{
		name: "TIME-WAIT is twice as long",
		varies: "time-wait",
		vary: settingsOfAll((one) => ({ ...one, timeWaitMs: 2 * one.timeWaitMs })),
	},
	{ name: "one more retransmission", varies: "retries", vary: settingsOfAll(oneMoreRetry) },
	{
		name: "the queues are one longer",
		varies: "queues",
		vary: (drawn) => ({ ...drawn, hosts: drawn.hosts.map(longerQueues) }),
	},
	...["first", "second"].map((which, at) => ({
		name: `the ${which} host's timers are 1 ms later`,
		varies: "ties" as const,
		vary: (drawn: Drawn) =>
			withHosts(drawn, (host, i) => (i === at ? { ...host, settings: laterTimers(host.settings) } : host)),
	})),
];

/** A third of them, other ones for each seed: over a few seeds all are tried. All for a secret. */
export function variationsFor(seed: Chance): readonly Variation[] {
	if (typeof seed !== "number") return VARIATIONS;
	return VARIATIONS.filter((_, i) => (i + seed) % 3 === 0);
}

/** Of one scenario, under these variations. */
export function checkOneAnswer(exercise: Exercise, variations: readonly Variation[] = VARIATIONS): Compared {
	const seen = asSeen(exercise);
	const told = new Set(exercise.template.assumptions(exercise.drawn).flatMap(({ tells = [] }) => tells));
	let compared = 0;
	const faults = departures(exercise, told);
	for (const { name, varies, vary, usual } of variations) {
		if (told.has(varies)) continue;
		const other = exerciseWith(exercise, vary(exercise.drawn));
		if (!other || asSeen(other) !== seen) {
			if (usual) faults.push(`if ${name}, as usual, it would go otherwise, and nothing tells`);
			continue;
		}
		compared++;
		for (const [i, blank] of exercise.simpleBlanks.entries()) {
			const varied = other.simpleBlanks[i];
			if (!varied) continue;
			const [is, would] = [shownKey(exercise, blank), shownKey(other, varied)];
			if (is !== would && (varies !== "ties" || decidesTie(blank, is, would)))
				faults.push(`if ${name}, ${blank.id} (${blank.key}) is ${would} instead of ${is}, and nothing tells`);
		}
	}
	return { compared, faults };
}

/** By what a setting is told that is not the profile's own, where no variation tries whether it matters. */
const TOLD_BY: Readonly<Partial<Record<keyof Settings, Untold | "view" | "varied">>> = {
	delayDataAck: "view",
	delayFinAck: "view",
	nagle: "varied",
	timeWaitMs: "varied",
	initialRtoMs: "varied",
	synRetries: "varied",
	synAckRetries: "varied",
	dataRetries: "varied",
	orphanRetries: "varied",
	synLinearTimeouts: "retries",
	finWait2OrphanMs: "fin-wait-2",
};

const SETTINGS = Object.keys(PROFILES.rfc9293) as readonly (keyof Settings)[];

/** Settings that the scenario has otherwise than its profile, untold. */
function departures({ drawn, spec }: Exercise, told: ReadonlySet<Untold>): string[] {
	const usual = PROFILES[spec.profile];
	const departs = (key: keyof Settings) => drawn.hosts.some(({ settings }) => settings[key] !== usual[key]);
	const isTold = (key: keyof Settings) => {
		const by = TOLD_BY[key];
		return by === "view" || by === "varied" || (by !== undefined && told.has(by));
	};
	return SETTINGS.filter((key) => departs(key) && !isTold(key)).map(
		(key) => `${key} is not what the profile has, and nothing tells`,
	);
}

/** A sum of waits is a millisecond longer if a timer is, and so is a share of it: that is no tie. */
function decidesTie({ kind }: Blank, is: string, would: string): boolean {
	return kind !== "duration" && !(Math.abs(Number(is) - Number(would)) < 1);
}

/** All but what a blank trains: that is read off the key. */
function asSeen(exercise: Exercise): string {
	const { blanks, ...rest } = viewExercise(exercise, "en");
	return JSON.stringify([rest, blanks.map(({ skills: _, ...blank }) => blank)]);
}

function shownKey<K extends BlankKind>(exercise: Exercise, blank: Blank<K>): string {
	return JSON.stringify(KINDS[blank.kind].show(exercise, blank, keyOf(blank)));
}

/** The same blanks at the same places of another run; null where it has no such blanks, or where the script cannot run so. */
function exerciseWith(exercise: Exercise, drawn: Drawn): Exercise | null {
	const situation = tryTo(() => situationWith(exercise.template, exercise.spec, drawn));
	if (!situation) return null;
	const candidates = new Map(candidatesOf(situation, {}).map((candidate) => [candidate.key, candidate]));
	const blanks = exercise.blanks.flatMap(({ key, id }) => candidates.get(key)?.blank(id) ?? []);
	if (blanks.length < exercise.blanks.length) return null;
	return { ...exercise, ...situation, blanks, simpleBlanks: blanks.flatMap(simpleBlanks) };
}

/** A script that waits for what does not come under the variation throws: then it is another story. */
function tryTo<T>(make: () => T): T | null {
	try {
		return make();
	} catch {
		return null;
	}
}

function travelling(drawn: Drawn, delayMs: number): Drawn {
	return { ...drawn, delayMs };
}

function withHosts(drawn: Drawn, change: (host: HostSetup, i: number) => HostSetup): Drawn {
	return { ...drawn, hosts: drawn.hosts.map(change) };
}

/** Templates read the settings of the hosts from `settings` too. */
function settingsOfAll(change: (settings: Settings) => Settings): (drawn: Drawn) => Drawn {
	return (drawn) => ({
		...withHosts(drawn, (host) => ({ ...host, settings: change(host.settings) })),
		...("settings" in drawn && drawn.hosts[0] ? { settings: change(drawn.hosts[0].settings) } : {}),
	});
}

function otherAckPolicy(settings: Settings): Settings {
	return withAckPolicy(settings, settings.delayFinAck ? "immediate" : "delayed");
}

function oneMoreRetry(settings: Settings): Settings {
	const { synRetries, synAckRetries, dataRetries, orphanRetries } = settings;
	return {
		...settings,
		synRetries: synRetries + 1,
		synAckRetries: synAckRetries + 1,
		dataRetries: dataRetries + 1,
		orphanRetries: orphanRetries + 1,
	};
}

function laterTimers(settings: Settings): Settings {
	return { ...settings, initialRtoMs: settings.initialRtoMs + 1, timeWaitMs: settings.timeWaitMs + 1 };
}

function longerQueues(host: HostSetup): HostSetup {
	const { listener } = host;
	if (!listener) return host;
	return { ...host, listener: { ...listener, backlog: listener.backlog + 1 } };
}
