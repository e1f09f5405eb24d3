// A moment that a caller names, as a time of ISO 8601 with its zone; inside it is ms since 1970.
import * as v from "valibot";

const EXPECTED = "Expected a time such as 2026-10-01T12:00:00Z";

/** "2026-10-01T12:00:00Z", "2026-10-01T20:00:00+08:00". */
export const Moment = v.pipe(
	v.string(),
	v.isoTimestamp(EXPECTED),
	// Said once, whichever of the two it is that does not fit.
	v.check((text) => !v.ISO_TIMESTAMP_REGEX.test(text) || Number.isFinite(Date.parse(text)), EXPECTED),
	v.transform((text) => Date.parse(text)),
	v.metadata({ examples: ["2026-10-01T12:00:00Z"] }),
);

/** Where null says that there is none. */
export const MomentOrNone = v.nullable(Moment);
