// A class on a served site: an assignment, learners who answered it rightly or by a misconception, a teacher's link.
import { importMacRing } from "../../../src/http/identity/mac-ring.ts";
import { signServerKey } from "../../../src/http/identity/server-key.ts";
import { TEST_SECRETS } from "../../support/test-secrets.ts";

// What is asserted of an answer is in the tests.
// biome-ignore lint/suspicious/noExplicitAny: answers are read field by field
type Json = any;

export interface School {
	readonly assignmentId: string;
	/** Path of the teacher's page. */
	readonly teachPath: string;
	call(path: string, init?: { readonly method?: string; readonly body?: object }): Promise<Json>;
	/** Answers both items: all right, or as if a SYN took no sequence number. */
	work(learnerId: string, how: "right" | "believes", finish: boolean): Promise<void>;
}

export async function openSchool(base: string): Promise<School> {
	const ring = await importMacRing(TEST_SECRETS.SERVER_KEY_SECRET);
	const tenant = "acme" as Parameters<typeof signServerKey>[0]["tenant"];
	const key = await signServerKey({ tenant, keyId: "k1" }, Math.floor(Date.now() / 1000), ring);

	const call: School["call"] = async (path, { method, body } = {}) => {
		const answer = await fetch(`${base}${path}`, {
			method: method ?? (body ? "POST" : "GET"),
			headers: {
				Authorization: `Bearer ${key}`,
				...(body && { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
		return text === "" ? null : JSON.parse(text);
	};

	const { assignmentId } = await call("/v1/assignments", {
		body: {
			title: "Week 3: opening a connection",
			items: [
				{ template: "three-way", ask: ["sequence-number"] },
				{ question: "why-four", points: 2 },
			],
			learners: ["ann", "bob", "cyd", "dan", "eve"],
			policy: { attempts: 3 },
		},
	});
	const { path: teachPath } = await call(`/v1/assignments/${assignmentId}/teacher-links`, { body: {} });

	return {
		assignmentId,
		teachPath,
		call,
		async work(learnerId, how, finish) {
			const paper = await call(`/v1/assignments/${assignmentId}/learners/${learnerId}/paper`);
			const { id } = paper.items[0].scenario;
			const graded = await call(`/v1/scenarios/${id}/grade`, { body: { answers: {} } });
			const answers = Object.fromEntries(
				Object.entries<Json>(graded.blanks).map(([blank, { expected, derivation = [] }]) => {
					const counted = derivation.some((step: Json) => step.why === "SYN");
					return [blank, how === "believes" && counted ? less(expected) : expected];
				}),
			);
			await call(`/v1/learners/${learnerId}/attempts`, { body: { scenarioId: id, answers, confidence: 3 } });
			if (finish) await call(`/v1/assignments/${assignmentId}/learners/${learnerId}/finish`, { body: {} });
		},
	};
}

/** A number of 32 bits, or in symbolic notation "x+1", less by one. */
const less = (value: number | string) => (typeof value === "number" ? (value - 1) >>> 0 : value.replace(/\+1$/, ""));
