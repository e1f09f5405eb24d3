// A pairing code: one SQLite Durable Object a code, named by its hash, for the ten minutes that it lives. One that never
// was stores nothing.
import { DurableObject } from "cloudflare:workers";
import type { LearnerName } from "../../contract/primitives.ts";

/** Plain data: it crosses an RPC. */
export interface Pairing {
	readonly learner: LearnerName;
	/** Of the server key that the next token falls with; null for none. */
	readonly keyId: string | null;
	readonly renewable: boolean;
	/** When the code was asked for, s since 1970: dead if the learner was erased since. */
	readonly madeS: number;
	/** ms since 1970. */
	readonly expiresAtMs: number;
}

export class PairingCode extends DurableObject<Env> {
	/** Whether the code is this pairing's from now on; not while it is another one's. */
	async open(pairing: Pairing): Promise<boolean> {
		const { storage } = this.ctx;
		if (this.#read()) return false;
		storage.transactionSync(() => {
			storage.sql.exec("CREATE TABLE IF NOT EXISTS pairing (expires_at INTEGER NOT NULL, said TEXT NOT NULL)");
			storage.sql.exec("DELETE FROM pairing");
			storage.sql.exec(
				"INSERT INTO pairing (expires_at, said) VALUES (?, ?)",
				pairing.expiresAtMs,
				JSON.stringify(pairing),
			);
		});
		await storage.setAlarm(pairing.expiresAtMs);
		return true;
	}

	/** What the code stands for, once; null ever after, and where there is no such code. */
	async redeem(): Promise<Pairing | null> {
		const pairing = this.#read();
		// Gone before anything else gets in, and before this is answered.
		if (pairing) await this.ctx.storage.deleteAll();
		return pairing;
	}

	/** Forgets the code once it has expired. May come too early, or twice. */
	override async alarm(): Promise<void> {
		const pairing = this.#read();
		if (pairing) await this.ctx.storage.setAlarm(pairing.expiresAtMs);
		else await this.ctx.storage.deleteAll();
	}

	#read(): Pairing | null {
		const { sql } = this.ctx.storage;
		if (sql.exec("SELECT name FROM sqlite_master WHERE name = 'pairing'").toArray().length === 0) return null;
		const [row] = sql.exec<{ said: string }>("SELECT said FROM pairing WHERE expires_at > ?", Date.now()).toArray();
		return row ? JSON.parse(row.said) : null;
	}
}
