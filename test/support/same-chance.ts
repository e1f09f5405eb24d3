// Properties draw the same values at every run: none fails by chance, on a day when nothing was changed. To look with
// other ones, `TEST_SEED=7 npx vitest run --project pure`.
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.TEST_SEED ?? 9293) });
