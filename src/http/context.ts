// What every handler and middleware can reach: its context, the clock and chance.
import type { Context } from "hono";
import type { LearnerName } from "../contract/primitives.ts";
import type { Caller } from "../practice/caller.ts";
import type { Secret } from "../scenario/chance.ts";
import type { Locale } from "../text/locale.ts";
import type { Configuration } from "./configuration.ts";
import type { Credential } from "./identity/identify.ts";
import type { Teaching } from "./identity/teacher-token.ts";

export interface AppEnv {
	readonly Bindings: Env;
	readonly Variables: {
		/** Also in the X-Request-Id header. */
		requestId: string;
		/** Set for every path under /v1, as `caller` and `credential` are. */
		configuration: Configuration;
		caller: Caller;
		credential: Credential;
		/** Set as `caller` is: the one class that a teacher's token shows, where that was sent. */
		teaching: Teaching | null;
		/** What the body asked for, once it was read. */
		wishedLocale: Locale | undefined;
		/** Set under /v1/learners/{learnerId}, once the caller may speak for that learner. */
		learner: LearnerName;
	};
}

export type AppContext = Context<AppEnv>;

/** Seconds since 1970. */
export function nowSeconds(): number {
	return Math.floor(Date.now() / 1000);
}

/** 128 bits that nobody sees. */
export function randomSecret(): Secret {
	return { secret: crypto.getRandomValues(new Uint8Array(16)) };
}

/** 32 bits, to be shown. */
export function randomSeed(): number {
	return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
