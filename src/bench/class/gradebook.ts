// The gradebook as a teacher's program reads it, page by page.
import { type Client, jsonOf } from "./client.ts";
import type { GradebookRow, Page } from "./documents.ts";

export interface Reading {
	readonly client: Client;
	readonly token: string;
}

/** All of a list. */
export async function everyPage<T>({ client, token }: Reading, path: string): Promise<readonly T[]> {
	const found: T[] = [];
	for (let cursor = ""; ; ) {
		const page = await jsonOf<Page<T>>(client, { path: `${path}${cursor}`, token });
		found.push(...page.items);
		if (page.nextCursor === null) return found;
		cursor = `${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(page.nextCursor)}`;
	}
}

export function readGradebook(reading: Reading, assignmentId: string): Promise<readonly GradebookRow[]> {
	return everyPage(reading, `/v1/assignments/${assignmentId}/gradebook?limit=100`);
}

/** Whether nobody who began has still to finish, as the gradebook knows it. */
export async function isComplete({ client, token }: Reading, assignmentId: string): Promise<boolean> {
	const path = `/v1/assignments/${assignmentId}/gradebook?state=begun&limit=1`;
	const begun = await jsonOf<Page<GradebookRow>>(client, { path, token });
	return begun.items.length === 0;
}
