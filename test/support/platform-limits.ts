// The counters of the platform. Each count is simulated at the cost of half a request, so tests do without: the isolate
// counts then, as on a machine of one's own. Tests of limits bring the counters that they ask.
import { env } from "cloudflare:workers";
import { afterAll } from "vitest";

const { KEYLESS_LIMITER, LEARNER_LIMITER } = env;

/** As they are bound by wrangler.toml. */
export const PLATFORM_LIMITERS = { KEYLESS_LIMITER, LEARNER_LIMITER } as const;

Object.assign(env, { KEYLESS_LIMITER: undefined, LEARNER_LIMITER: undefined });

// The next file finds them as this one did.
afterAll(() => {
	Object.assign(env, PLATFORM_LIMITERS);
});
