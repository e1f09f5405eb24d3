// What a bench may know of the deployment that it has started itself: its secrets. Simulated learners see papers only; the
// bench opens their sealed ids, so that it can work out what somebody with a wrong idea would write.
import * as v from "valibot";
import { Tenant } from "../../contract/primitives.ts";
import { type Exercise, generateExercise } from "../../exercise/generate.ts";
import { importKeyRing } from "../../http/identity/key-ring.ts";
import { importMacRing } from "../../http/identity/mac-ring.ts";
import { openScenario } from "../../http/identity/scenario-id.ts";
import { signServerKey } from "../../http/identity/server-key.ts";

export interface Insight {
	readonly serverKey: string;
	/** What is behind a scenario of a paper; throws on an id that this deployment did not seal. */
	exerciseOf(scenarioId: string): Promise<Exercise>;
}

/** `secrets` as the server got them. */
export async function insightInto(
	secrets: Readonly<Record<string, string | undefined>>,
	tenant: string,
): Promise<Insight> {
	const nowS = () => Math.floor(Date.now() / 1000);
	const sealing = await importKeyRing(secrets.SCENARIO_KEYS ?? "");
	const signing = await importMacRing(secrets.SERVER_KEY_SECRET ?? "");
	const key = { tenant: v.parse(Tenant, tenant), keyId: "bench" };
	return {
		serverKey: await signServerKey(key, nowS(), signing),
		async exerciseOf(scenarioId) {
			const opened = await openScenario(scenarioId, sealing, nowS());
			if (!opened.ok) throw new Error(`${scenarioId}: ${opened.reason}`);
			return generateExercise(opened.description.spec);
		},
	};
}
