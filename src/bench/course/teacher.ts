// What the teacher of a course calls, with the server key.
import { setTimeout as sleep } from "node:timers/promises";
import { answerTo, type Call, type Client, jsonOf } from "../class/client.ts";
import { isComplete } from "../class/gradebook.ts";

export interface Teacher {
	readonly client: Client;
	readonly token: string;
}

export interface MappedIdea {
	readonly id: string;
	readonly title: string;
	/** Who holds it now. */
	readonly learners: readonly { readonly learnerId: string; readonly confidence: number | null }[];
	readonly held: number;
	readonly met: number;
}

export interface MisconceptionMap {
	readonly ideas: readonly MappedIdea[];
}

export function get<T>({ client, token }: Teacher, path: string): Promise<T> {
	return jsonOf<T>(client, { path, token });
}

export function send<T>({ client, token }: Teacher, call: Omit<Call, "token">): Promise<T> {
	return jsonOf<T>(client, { ...call, token });
}

/** What is no JSON. */
export async function textAt({ client, token }: Teacher, path: string): Promise<string> {
	return (await answerTo(client, { path, token })).text;
}

/** Seconds until nobody is left who has begun and not finished, as the gradebook knows it; throws after a minute. */
export async function whenComplete(teacher: Teacher, assignmentId: string): Promise<number> {
	const startMs = performance.now();
	while (performance.now() - startMs < 60_000) {
		if (await isComplete(teacher, assignmentId)) return (performance.now() - startMs) / 1000;
		await sleep(250);
	}
	throw new Error("the gradebook was not complete after a minute");
}

/** Who holds an idea, as the map says. */
export function holdersOf({ ideas }: MisconceptionMap, id: string): ReadonlySet<string> {
	return new Set(ideas.find((idea) => idea.id === id)?.learners.map(({ learnerId }) => learnerId));
}
