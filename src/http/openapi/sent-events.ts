// What the document says of the requests that the service itself sends: the events of webhooks.
import type * as v from "valibot";
import { EVENT_BODIES, type EventType } from "../../contract/webhook-event.ts";
import { describeSchema } from "./describe-schema.ts";
import type { Components, OpenApiDocument, Parameter, SentRequest } from "./types.ts";

type Data<Type extends EventType> = v.InferOutput<(typeof EVENT_BODIES)[Type]["entries"]["data"]>;

interface Words<Type extends EventType> {
	readonly id: string;
	readonly summary: string;
	readonly description: string;
	/** As JSON says it: the ids are plain text there. */
	readonly example: {
		readonly [Name in keyof Data<Type>]: Data<Type>[Name] extends string ? string : Data<Type>[Name];
	};
}

const ASSIGNMENT = { assignmentId: "as-example-assignment-001", learnerId: "s-1001" };

const EVENTS: { readonly [Type in EventType]: Words<Type> } = {
	"attempt.recorded": {
		id: "onAttemptRecorded",
		summary: "An assignment has taken the result of an attempt",
		description: "Within seconds of the answer to the attempt; scores are those of the gradebook.",
		example: {
			...ASSIGNMENT,
			paper: 1,
			item: 2,
			attemptId: "00000000-0000-4000-8000-000000000001",
			number: 17,
			score: { points: 2, max: 2, scaled: 1 },
			itemScore: 2,
			total: 7,
			daysLate: 0,
			submittedAt: "2026-10-01T12:00:00.000Z",
		},
	},
	"paper.finished": {
		id: "onPaperFinished",
		summary: "A paper is handed in",
		description: "By its learner, whoever holds the server key, or the clock.",
		example: { ...ASSIGNMENT, paper: 1, finishedAt: "2026-10-01T12:00:00.000Z", by: "learner", total: 7 },
	},
	"grade.changed": {
		id: "onGradeChanged",
		summary: "A learner's total changed without an attempt",
		description: "After a correction, an override, a reset or a change of the assignment, as `reason` says.",
		example: { ...ASSIGNMENT, reason: "regrade", before: 7, after: 8 },
	},
	"webhook.test": {
		id: "onWebhookTest",
		summary: "Sent when somebody asks for it, to any webhook",
		description: "To try an endpoint: it says nothing of any learner.",
		example: { webhookId: "wh-example-webhook-000001" },
	},
};

const HEADERS: readonly Parameter[] = [
	header("webhook-id", "Of the event: the same however often it is sent, so that a repeat can be told."),
	header("webhook-timestamp", "When it was sent, in seconds since 1970; refuse what is more than five minutes away."),
	header(
		"webhook-signature",
		"`v1,` and HMAC-SHA256 in base64 over id, timestamp and body, joined by full stops; two of them, with a space between, while two secrets are good.",
	),
];

function header(name: string, description: string): Parameter {
	return { in: "header", name, required: true, description, schema: { type: "string" } };
}

/** By kind of event. */
export function describeSentEvents(tag: string, schemas: Components): OpenApiDocument["webhooks"] {
	// Object.entries forgets the key type of a table that is complete by construction.
	const types = Object.keys(EVENT_BODIES) as EventType[];
	return Object.fromEntries(types.map((type) => [type, { post: sentEvent(type, tag, schemas) }]));
}

function sentEvent(type: EventType, tag: string, schemas: Components): SentRequest {
	const { id, summary, description, example } = EVENTS[type];
	return {
		operationId: id,
		tags: [tag],
		summary,
		description,
		// It is signed, and carries no credential.
		security: [],
		parameters: HEADERS,
		requestBody: {
			required: true,
			content: {
				"application/json": {
					schema: describeSchema(EVENT_BODIES[type], schemas),
					example: { type, timestamp: "2026-10-01T12:00:02.000Z", data: example },
				},
			},
		},
		responses: {
			"2XX": { description: "It arrived. Answer within 15 s; no answer's body is read." },
			"410": { description: "The webhook is disabled: nothing more is sent." },
			default: { description: "It is sent again, later; after `Retry-After` where a 429 or 503 has one." },
		},
	};
}
