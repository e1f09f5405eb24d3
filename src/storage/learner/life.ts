// Whether a record is there, from when on it is kept, and how it ends: erased by its learner, taken over by another, or
// forgotten once nobody can come back to it.
import { isEmpty, migrate } from "../migrate.ts";
import { isAnonymousName } from "../object-name.ts";
import { readDue } from "./due.ts";
import { forgetEnding, readEnding, writeEnding } from "./ending.ts";
import { DAY_MS, noteUse } from "./last-use.ts";
import { LEARNER_MIGRATIONS } from "./migrations.ts";

/** Half as much again as `MAX_ATTEMPTS` of common length take: beyond it nothing is written any more. */
const MAX_DATABASE_BYTES = 64 * 1024 * 1024;

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
	/** Leaves nothing but when that was: `sinceS` is dead from now on, though clocks may disagree. Answers that second. */
	erase(sinceS: number): Promise<number>;
	/** Erases what has been idle for `IDLE_DAYS`, and forgets endings that nobody can come back to. May come too early, or twice. */
	settle(): Promise<void>;
	setAlarm(): Promise<void>;
}

/** `cleared` is called when nothing of the record is left. */
export function openLife({ id, storage }: DurableObjectState, cleared: () => void): Life {
	let exists = !isEmpty(storage);
	let ending = readEnding(storage.sql);
	/** When the last use was looked up or noted, ms since 1970. */
	let usedAt = 0;
	// A record that exists is brought up to date before anything is asked of it. One that does not is only created by what is
	// to be kept, so that asking about made-up learners stores nothing.
	if (exists) migrate(storage, LEARNER_MIGRATIONS, Date.now());

	const due = () => readDue(exists ? storage.sql : null, ending, Date.now());

	async function setAlarm(): Promise<void> {
		const times = Object.values(due()).filter((at) => at !== null);
		if (times.length > 0) await storage.setAlarm(Math.min(...times));
	}

	/** As if nothing had ever been. Nothing gets in before it is done. */
	function clear(): Promise<void> {
		exists = false;
		usedAt = 0;
		cleared();
		return storage.deleteAll();
	}

	/** Of an anonymous learner, for whom nobody answers: what a server's learners did is the server's to erase. */
	function note(): void {
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
			if (!exists) migrate(storage, LEARNER_MIGRATIONS, Date.now());
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
		async erase(sinceS) {
			const nowS = Math.max(Math.floor(Date.now() / 1000), sinceS);
			const erased = clear();
			// In the same breath, so that nothing gets in between.
			ending = { erasedS: nowS, claimedBy: ending.claimedBy };
			writeEnding(storage.sql, ending);
			await erased;
			await setAlarm();
			return nowS;
		},
		async settle() {
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
	};
}
