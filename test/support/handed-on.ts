// What a learner's record hands on waits two seconds for more to come; tests need not.
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { Learner } from "../../src/storage/learner/object.ts";

/** Until everything is: the alarm of the record may come by itself meanwhile. */
export async function handedOn(record: DurableObjectStub<Learner>): Promise<void> {
	const waiting = () =>
		runInDurableObject(record, (_, { storage: { sql } }) => {
			sql.exec("UPDATE outbox SET next_at = 0");
			return sql.exec("SELECT id FROM outbox").toArray().length;
		});
	while ((await waiting()) > 0) await runDurableObjectAlarm(record);
}
