// Whether a record is there, from when on it is kept, and how it ends: erased by its learner, taken over by another, or
// forgotten once nobody can come back to it.
import { isEmpty, migrate } from "../migrate.ts";
import { isAnonymousName, learnerNameOf } from "../object-name.ts";
import { readDue } from "./due.ts";
import { forgetEnding, readEnding, writeEnding } from "./ending.ts";
import { DAY_MS, noteUse } from "./last-use.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";
import { forgetTables } from "./paper/tables.ts";
import { noteOf, readRegistration, register, setListed, tellTenant } from "./registration.ts";
import { LEARNER_SCHEMA } from "./schema.ts";
import { hasUntold, keepUntold, reached, readUntold, tellAtMs, tellErased } from "./untold.ts";

/** Half as much again as `MAX_ATTEMPTS` of common length take: beyond it nothing is written any more. */
const MAX_DATABASE_BYTES = 64 * 1024 * 1024;

/** An erasure is answered after that though not everyone was told: the alarm goes on. */
const TELL_AT_MOST_MS = 5000;
/** Should what an alarm does fail, and be tried in vain as often as the platform does. */
const TRIED_AGAIN_MS = 60_000;
const LIST_FIRST_WAIT_MS = 1000;
const LIST_LONGEST_WAIT_MS = 3_600_000;

export interface Life {
	/** Whether anything was ever kept. */
	exists(): boolean;
	/** Whether there is a record to look at. */
	look(): boolean;
	/** Before anything is kept. */
	begin(): void;
	/** Whether credentials of this second, since 1970, are of before the record was erased. */
	isDead(sinceS: number): boolean;
	/** Up to which second, since 1970, credentials are dead; null where the record was never erased. */
	erasedS(): number | null;
	/** Whether it is somebody's to take over, and takes nothing more. */
	isFrozen(): boolean;
	/** Name of the object of whoever claimed it; null where nobody did. */
	claimedBy(): string | null;
	freezeFor(by: string): void;
	isFull(): boolean;
	/** Does what hands something on to others. An erasure waits for it, so that nothing comes to them after it. */
	sending(send: () => Promise<void>): Promise<void>;
	/**
	 * Leaves nothing but when that was, and who is still to be told: `sinceS` is dead from now on, though clocks may disagree.
	 * Answers that second.
	 */
	erase(sinceS: number): Promise<number>;
	/**
	 * Erases what has been idle for `IDLE_DAYS`, forgets endings that nobody can come back to, and tells of one who does not
	 * know it yet. May come too early, or twice.
	 */
	settle(): Promise<void>;
	/** For what is to be done next. */
	setAlarm(): Promise<void>;
	/** To this moment, ms since 1970, where it is not known to come before: whoever it wakes looks for what is next. */
	setAlarmBy(atMs: number): Promise<void>;
	/** Of a record that woke up: whatever became of the alarm before, what is to be done has one. */
	keepAlarm(): Promise<void>;
	/** The alarm has come, and is set no more. */
	rang(isRetry: boolean): void;
	/**
	 * Before what may fail is done in an alarm: the platform tries it again some times, and sets none when it gives up. The
	 * first time needs none of its own, which would be written and taken back for every paper.
	 */
	guard(): Promise<void>;
}

/** `cleared` is called when nothing of the record is left. */
export function openLife({ id, storage }: DurableObjectState, env: Env, cleared: () => void): Life {
	let exists = !isEmpty(storage);
	let ending = readEnding(storage.sql);
	/** When the last use was looked up or noted, ms since 1970. */
	let usedAt = 0;
	/** When to tell its tenant of it, ms since 1970; null where there is no need, undefined where that was not looked up. */
	let listAt: number | null | undefined;
	let listWaitMs = LIST_FIRST_WAIT_MS;
	let sending: Promise<unknown> = Promise.resolve();
	/** When the alarm is set to come, ms since 1970; null where that is not known, or it is not set. */
	let armedAt: number | null = null;
	/** Whether what the alarm does was tried before. */
	let isRetried = false;
	/** Whether others may have to be told of an erasure. */
	let tells = hasUntold(storage.sql);
	// A record that exists is brought up to date before anything is asked of it. One that does not is only created by what is
	// to be kept, so that asking about made-up learners stores nothing.
	if (exists) migrate(storage, LEARNER_MIGRATIONS, Date.now());

	const due = () => readDue(exists ? storage.sql : null, ending, Date.now());

	const tellAt = () => (tells ? tellAtMs(storage.sql) : null);

	function arm(atMs: number): Promise<void> {
		armedAt = atMs;
		return storage.setAlarm(atMs);
	}

	/** When the next thing is to be done, ms since 1970; null where there is none. */
	function nextAt(): number | null {
		const times = [listAt ?? null, tellAt(), ...Object.values(due())].filter((at) => at !== null);
		return times.length > 0 ? Math.min(...times) : null;
	}

	async function setAlarm(): Promise<void> {
		const at = nextAt();
		if (at !== null) await arm(at);
		// What it was set for as a precaution was done.
		else if (armedAt !== null) await disarm();
	}

	async function guard(): Promise<void> {
		if (isRetried) await arm(Date.now() + TRIED_AGAIN_MS);
	}

	async function disarm(): Promise<void> {
		armedAt = null;
		await storage.deleteAlarm();
	}

	/** As if nothing had ever been. Nothing gets in before it is done. */
	function clear(): Promise<void> {
		exists = false;
		usedAt = 0;
		listAt = undefined;
		armedAt = null;
		tells = false;
		forgetTables(storage.sql);
		cleared();
		return storage.deleteAll();
	}

	/** Of a tenant's learner, also one that a release before did not list. */
	function registerOnce(): void {
		if (listAt !== undefined) return;
		const { name } = id;
		listAt = name && learnerNameOf(name) && register(storage.sql, name) ? Date.now() : null;
		if (listAt !== null) void setAlarm();
	}

	async function listDue(): Promise<void> {
		const { learner, listed } = exists ? readRegistration(storage.sql) : { learner: null, listed: true };
		if (listed || !learner) return;
		await guard();
		try {
			await tellTenant(env, learner, noteOf(storage.sql, learner, bornMs()));
			listAt = null;
			if (exists) setListed(storage.sql, Date.now());
		} catch (error) {
			// JSON, so that whatever the message holds stays on one line of the log.
			console.error(JSON.stringify({ learner: "not listed yet", message: String(error) }));
			listAt = Date.now() + listWaitMs;
			listWaitMs = Math.min(2 * listWaitMs, LIST_LONGEST_WAIT_MS);
		}
	}

	/** Of a record that began anew; of any other it says nothing. */
	const bornMs = () => (ending.erasedS === null ? 0 : (ending.erasedS + 1) * 1000);

	/** Something that is on its way to others. */
	async function whileSending(send: () => Promise<void>): Promise<void> {
		const sent = send();
		sending = Promise.allSettled([sending, sent]);
		await sent;
	}

	/** Of an anonymous learner, for whom nobody answers: what a server's learners did is the server's to erase. */
	function note(): void {
		registerOnce();
		const now = Date.now();
		if (now - usedAt < DAY_MS || !isAnonymousName(id.name)) return;
		usedAt = noteUse(storage.sql, now);
		if (usedAt === now) void setAlarm();
	}

	return {
		exists: () => exists,
		look() {
			if (exists) note();
			return exists;
		},
		begin() {
			if (!exists) migrate(storage, LEARNER_MIGRATIONS, Date.now(), { whole: LEARNER_SCHEMA });
			exists = true;
			note();
		},
		isDead: (sinceS) => ending.erasedS !== null && sinceS <= ending.erasedS,
		erasedS: () => ending.erasedS,
		isFrozen: () => ending.claimedBy !== null && ending.erasedS === null,
		claimedBy: () => ending.claimedBy,
		freezeFor(by) {
			ending = { ...ending, claimedBy: by };
			writeEnding(storage.sql, ending);
		},
		isFull: () => storage.sql.databaseSize > MAX_DATABASE_BYTES,
		sending: whileSending,
		async erase(sinceS) {
			await sending;
			const nowS = Math.max(Math.floor(Date.now() / 1000), sinceS);
			// Of an erasure before, too.
			const untold = [...readUntold(storage.sql), ...(exists ? reached(storage.sql, nowS) : [])];
			const erased = clear();
			tells = true;
			// In the same breath, so that nothing gets in between.
			ending = { erasedS: nowS, claimedBy: ending.claimedBy };
			writeEnding(storage.sql, ending);
			keepUntold(storage.sql, untold, Date.now() + 2 * TELL_AT_MOST_MS);
			await erased;
			await setAlarm();
			await within(TELL_AT_MOST_MS, tellErased(storage.sql, env));
			await setAlarm();
			return nowS;
		},
		async settle() {
			await whileSending(listDue);
			const at = tellAt();
			if (at !== null && at <= Date.now()) {
				await guard();
				await tellErased(storage.sql, env, Date.now());
			}
			const now = Date.now();
			const { idleAt, forgetAt } = due();
			if (idleAt !== null && idleAt <= now) await clear();
			else if (forgetAt !== null && forgetAt <= now) {
				if (exists) forgetEnding(storage.sql);
				else await clear();
			}
			ending = readEnding(storage.sql);
			await setAlarm();
		},
		setAlarm,
		async setAlarmBy(atMs) {
			if (armedAt === null || armedAt > atMs) await arm(atMs);
		},
		async keepAlarm() {
			armedAt = await storage.getAlarm();
			const at = nextAt();
			if (at !== null && (armedAt === null || armedAt > at)) await arm(at);
		},
		rang(isRetry) {
			armedAt = null;
			isRetried = isRetry;
		},
		guard,
	};
}

/** Resolves when `work` does, and after `ms` at the latest. */
async function within(ms: number, work: Promise<void>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | null = null;
	const late = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	await Promise.race([work, late]);
	clearTimeout(timer);
}
