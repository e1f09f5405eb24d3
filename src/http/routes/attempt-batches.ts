// Many submissions in one request: each as if it were sent alone, one after the other. A server that dies in the middle
// has recorded the first of them, and the same batch sent again completes it.
import * as v from "valibot";
import { AttemptBatch, BatchedKey } from "../../contract/attempt-batch-request.ts";
import { AttemptRequest } from "../../contract/attempt-request.ts";
import { DETAILS } from "../../contract/details.ts";
import { type Failure, failure } from "../../contract/failure.ts";
import { jsonPointer } from "../../contract/json-pointer.ts";
import { isPlainObject } from "../../contract/primitives.ts";
import { LocaleQuery } from "../../contract/query.ts";
import type { Locale } from "../../text/locale.ts";
import type { AppContext } from "../context.ts";
import { Hono } from "../hono.ts";
import { authorizeLearner } from "../identity/authorize.ts";
import { refuseErased } from "../identity/erased.ts";
import { countRequests } from "../limits/limit-callers.ts";
import { problem, problemDocument } from "../problem.ts";
import { attemptLink, recordAttempt, recordedOf } from "../record-attempt.ts";
import { jsonBody, misfit, queryParameters } from "../validate.ts";

/** What whole answers may take together, bytes: 2 MB with a hundred short ones. */
const MAX_WHOLE_BYTES = 1_900_000;

export const attemptBatchRoutes = new Hono().post(
	// A parameter that can only be ":batch": the router takes whatever follows a colon for the name of one.
	"/v1/learners/:learnerId/attempts:batch{:batch}",
	...authorizeLearner,
	refuseErased,
	queryParameters(LocaleQuery),
	jsonBody(AttemptBatch),
	async (c) => {
		const { attempts } = c.req.valid("json");
		// The request itself was counted as one.
		const limited = await countRequests(c, c.get("caller"), attempts.length - 1);
		if (limited) return problem(c, limited);
		const { locale } = c.req.valid("query");
		const items: string[] = [];
		let left = MAX_WHOLE_BYTES;
		for (const [i, sent] of attempts.entries()) {
			const { whole, short } = await answerTo(c, i, sent, locale);
			left -= UTF_8.encode(whole).length;
			items.push(left < 0 ? short : whole);
		}
		return c.body(`{"items":[${items.join(",")}]}`, 200, { "Content-Type": "application/json" });
	},
);

const UTF_8 = new TextEncoder();

/** An item of the answer as JSON text, and as it is where there is no more room. */
interface ItemText {
	readonly whole: string;
	readonly short: string;
}

/** `asked` is the language of the whole batch. */
async function answerTo(c: AppContext, i: number, sent: unknown, asked: Locale | undefined): Promise<ItemText> {
	const { idempotencyKey, ...attempt } = isPlainObject(sent) ? sent : {};
	const parsed = v.safeParse(AttemptRequest, isPlainObject(sent) ? attempt : sent);
	c.set("wishedLocale", parsed.success ? parsed.output.locale : undefined);
	const refuse = (refused: Failure) => refusedItem(c, idempotencyKey, refused);
	if (!v.is(BatchedKey, idempotencyKey)) return refuse(keyRefused(i));
	if (!parsed.success) return refuse(misfit(parsed.issues, ["attempts", i]));
	const { locale, submitted } = parsed.output;
	const learner = c.get("learner");
	const outcome = await recordAttempt(c, learner, idempotencyKey, submitted, asked ?? locale);
	const recorded = recordedOf(outcome, c.get("caller"));
	if (!recorded.ok) return refuse(below(recorded, i));
	const { number, response, replayed } = recorded;
	const link = attemptLink(learner, number);
	const short = JSON.stringify({ idempotencyKey, status: 201, ...(replayed && { replayed }), link });
	// Stored attempts are answered byte for byte.
	return { whole: `${short.slice(0, -1)},"attempt":${response}}`, short };
}

function keyRefused(i: number): Failure {
	const detail = DETAILS.batchedKey;
	const pointer = jsonPointer(["attempts", i, "idempotencyKey"]);
	return failure("invalid-idempotency-key", detail, [{ pointer, detail }]);
}

/** What is wrong with an attempt, pointed at where it stands in the batch. */
function below({ errors, ...refused }: Failure, i: number): Failure {
	if (!errors) return refused;
	const at = jsonPointer(["attempts", i]);
	const moved = errors.map((error) => ({ ...error, pointer: `${at}${error.pointer ?? ""}` }));
	return { ...refused, errors: moved };
}

function refusedItem(c: AppContext, key: unknown, refused: Failure): ItemText {
	const { errors, ...short } = problemDocument(c, refused);
	const item = { idempotencyKey: typeof key === "string" ? key : null, status: short.status };
	return {
		whole: JSON.stringify({ ...item, problem: { ...short, ...(errors && { errors }) } }),
		short: JSON.stringify({ ...item, problem: short }),
	};
}
