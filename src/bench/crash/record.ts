// What a learner's record holds after a crash, against what was answered before it.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Answered, Learner } from "./submissions.ts";

/** Newest first; `Item` is as much of an attempt as is looked at. */
export async function history<Item = Answered>(
	url: string,
	{ path, token }: Pick<Learner, "path" | "token">,
	query = "",
): Promise<readonly Item[]> {
	const found: Item[] = [];
	for (let cursor = ""; ; ) {
		const response = await fetch(`${url}${path}/attempts?limit=100${query}${cursor}`, {
			headers: { Authorization: `Bearer ${token}` },
		});
		const page: { items: readonly Item[]; nextCursor: string | null } = JSON.parse(await response.text());
		found.push(...page.items);
		if (page.nextCursor === null) return found;
		cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
	}
}

/**
 * What is wrong with a record: an answered attempt that is lost or is there twice, a gap between numbers, more attempts
 * than were sent. Once `all` was answered, exactly those that were sent.
 */
export async function faultsOf(url: string, learner: Learner, all: boolean): Promise<readonly string[]> {
	const kept = await history(url, learner);
	const faults: string[] = [];
	const numbers = kept.map(({ number }) => number).sort((a, b) => a - b);
	if (numbers.some((number, i) => number !== i + 1)) faults.push(`${learner.path}: numbers ${numbers.join(" ")}`);
	if (new Set(kept.map(({ attemptId }) => attemptId)).size < kept.length) faults.push(`${learner.path}: an id twice`);
	const { size } = learner.sent;
	if (kept.length > size || (all && kept.length < size))
		faults.push(`${learner.path}: ${kept.length} attempts of ${size} that were sent`);
	for (const [key, answered] of learner.sent) {
		const times = kept.filter(
			({ attemptId, number }) => attemptId === answered?.attemptId && number === answered.number,
		).length;
		if (answered && times !== 1) faults.push(`${learner.path}: ${key}, answered, is there ${times} times`);
	}
	return faults;
}

/** Whether SQLite itself finds every database whole; no server may have them open. */
export function brokenDatabases(records: string): readonly string[] {
	const files = readdirSync(records, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sqlite"));
	return files.filter((file) => {
		const database = new DatabaseSync(join(records, file));
		const { integrity_check: found } = database.prepare("PRAGMA integrity_check").get() ?? {};
		database.close();
		return found !== "ok";
	});
}
