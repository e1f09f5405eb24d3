// In which language a scenario is drawn, and whether it is drawn solved.
import * as v from "valibot";
import { LocaleQuery } from "./query.ts";

/** Longest proof that is looked at. */
const MAX_PROOF_LENGTH = 64;

export const Proof = v.pipe(
	v.string(),
	v.maxLength(MAX_PROOF_LENGTH),
	v.metadata({ description: "Of a result of this scenario: then the solution is shown." }),
);

export const CaptureQuery = v.object({ proof: v.exactOptional(Proof) });

export const PictureQuery = v.object({ ...LocaleQuery.entries, ...CaptureQuery.entries });
export type PictureQuery = v.InferOutput<typeof PictureQuery>;
