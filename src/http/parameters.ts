// The query parameters and headers that routes take, as the routes check them and the OpenAPI document describes them.
import * as v from "valibot";
import { IdempotencyKey } from "../contract/attempt-request.ts";
import { PageLimit } from "../contract/page-limit.ts";
import { LocaleWish } from "../contract/primitives.ts";
import { CatalogueFilter, QuestionFilter, QuizWish, SeedWish } from "../contract/question-request.ts";
import { decodeCursor, decodeKey } from "./cursor.ts";
import { MAX_PROOF_LENGTH } from "./identity/grading-proof.ts";

export const LocaleQuery = v.object({ locale: v.exactOptional(LocaleWish) });

const Proof = v.pipe(
	v.string(),
	v.maxLength(MAX_PROOF_LENGTH),
	v.metadata({ description: "Of a result of this scenario: then the solution is shown." }),
);

export const CaptureQuery = v.object({ proof: v.exactOptional(Proof) });

export const PictureQuery = v.object({ ...LocaleQuery.entries, ...CaptureQuery.entries });

export const CatalogueQuery = v.object({ ...LocaleQuery.entries, ...CatalogueFilter.entries });

function cursor<Decoded>(decode: (text: string) => Decoded | null) {
	return v.pipe(
		v.string(),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const decoded = decode(dataset.value);
			if (decoded !== null) return decoded;
			addIssue({ message: "Expected the nextCursor of a page before" });
			return NEVER;
		}),
	);
}

export const AttemptPageQuery = v.object({
	limit: v.exactOptional(PageLimit),
	cursor: v.exactOptional(cursor(decodeCursor)),
});

export const QuestionPageQuery = v.object({
	...LocaleQuery.entries,
	...QuestionFilter.entries,
	limit: v.exactOptional(PageLimit),
	cursor: v.exactOptional(cursor(decodeKey)),
});

export const QuestionQuery = v.object({ ...LocaleQuery.entries, seed: v.exactOptional(SeedWish) });

export const QuizQuery = v.object({ ...LocaleQuery.entries, ...QuizWish.entries });

export const IdempotencyHeader = v.object({ "Idempotency-Key": IdempotencyKey });
