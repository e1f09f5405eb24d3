// The scenario that a page opens with, sent with its HTML: no second request, and no script to wait for. It is an
// anonymous one, as `POST /v1/scenarios` and `GET /v1/scenarios/{scenarioId}` give it to whoever shows no credential.
import * as v from "valibot";
import type { Failure } from "../contract/failure.ts";
import type { Problem } from "../contract/problem.ts";
import type { ScenarioDocument } from "../contract/scenario.ts";
import { ScenarioRequest } from "../contract/scenario-request.ts";
import type { Caller } from "../practice/caller.ts";
import { describeNewScenario } from "../practice/make.ts";
import { type OpenedExercise, openExercise } from "../practice/open.ts";
import { scenarioDocument } from "../practice/scenario-document.ts";
import type { Locale } from "../text/locale.ts";
import { configurationOf } from "./configuration.ts";
import { type AppContext, nowSeconds, randomSecret } from "./context.ts";
import { openScenario } from "./identity/scenario-id.ts";
import { countRequest } from "./limits/limit-callers.ts";
import { problemDocument } from "./problem.ts";
import { openById, scenarioIdOf } from "./scenario-keys.ts";

/** For the page's script. */
export type Shown =
	| { readonly scenario: ScenarioDocument }
	/** `like`: the template of one that has expired, for another one. */
	| { readonly problem: Problem; readonly like?: string };

const NOBODY: Caller = { kind: "anonymous" };

/** What a first visit begins with. */
const FIRST: ScenarioRequest = { family: "handshake", difficulty: 1 };

/** Wishes of an address; those that no scenario can have are as good as none. */
const WISHES = ["family", "template", "skill", "notation", "profile"] as const;
const NUMBERS = ["difficulty", "seed", "blanks"] as const;

/** As the address wishes, or what a first visit begins with; null where the page must ask for itself. */
export async function scenarioWished(c: AppContext, locale: Locale): Promise<Shown | null> {
	return show(c, locale, async () => {
		const described = describeNewScenario(wishOf(c), { caller: NOBODY, locale, nowS: nowSeconds(), randomSecret });
		if (!described.ok) return described;
		const id = await scenarioIdOf(c, described.description);
		return openExercise(id, described.description, NOBODY);
	});
}

/** This one, or why not. */
export async function scenarioNamed(c: AppContext, id: string, locale: Locale): Promise<Shown | null> {
	const shown = await show(c, locale, () => openById(c, id, NOBODY));
	const expired = shown && "problem" in shown && shown.problem.code === "scenario-expired";
	if (!expired) return shown;
	const opened = await openScenario(id, c.get("configuration").scenarioKeys, nowSeconds());
	return !opened.ok && opened.reason === "scenario-expired" ? { ...shown, like: opened.expired.spec.template } : shown;
}

function wishOf(c: AppContext): ScenarioRequest {
	const text = (name: string) => c.req.query(name) || undefined;
	const wish = Object.fromEntries([
		...WISHES.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]])),
		...NUMBERS.flatMap((name) => (text(name) === undefined ? [] : [[name, Number(text(name))]])),
	]);
	const asked = v.safeParse(ScenarioRequest, wish);
	return asked.success && Object.keys(wish).length > 0 ? asked.output : FIRST;
}

/** Nothing while the service is not configured, or once the caller has used up its requests: it is told at the next one. */
async function show(
	c: AppContext,
	locale: Locale,
	open: () => Promise<OpenedExercise | Failure>,
): Promise<Shown | null> {
	const configuration = await configurationOf(c.env);
	if (!configuration) return null;
	c.set("configuration", configuration);
	c.set("wishedLocale", locale);
	if (await countRequest(c, NOBODY)) return null;
	const opened = await open();
	if (!opened.ok) return { problem: problemDocument(c, opened) };
	return { scenario: scenarioDocument(opened, locale, NOBODY) };
}
