// A database that is made at once is the one that its history makes.
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { LEARNER_MIGRATIONS } from "../../src/storage/learner/migrations.ts";
import { PAPER_MIGRATIONS, PAPER_SCHEMA } from "../../src/storage/learner/paper/tables.ts";
import { LEARNER_SCHEMA } from "../../src/storage/learner/schema.ts";
import { type Migrations, migrate } from "../../src/storage/migrate.ts";
import { record } from "./given.ts";

/** What stands in a database: tables, indexes, views and triggers as they are defined, columns, and rows. */
function contentsOf(sql: SqlStorage) {
	const defined = sql
		.exec<{ type: string; name: string; sql: string | null }>("SELECT type, name, sql FROM sqlite_master ORDER BY name")
		.toArray()
		.filter(({ name }) => !name.startsWith("_cf_"));
	const tables = defined.filter(({ type }) => type === "table").map(({ name }) => name);
	return {
		defined: defined.map(({ type, name, sql }) => ({
			type,
			name,
			sql: sql?.replace(/\s+/g, " ").replace(/ ?([(),]) ?/g, "$1"),
		})),
		columns: tables.map((table) => sql.exec("SELECT * FROM pragma_table_info(?)", table).toArray()),
		rows: tables.map((table) => sql.exec(`SELECT * FROM ${table}`).toArray()),
	};
}

async function madeBy(make: (storage: DurableObjectStorage) => void) {
	let contents: ReturnType<typeof contentsOf> | undefined;
	await runInDurableObject(record(), async (_, { storage }) => {
		await storage.deleteAll();
		make(storage);
		contents = contentsOf(storage.sql);
		await storage.deleteAll();
	});
	return contents;
}

const SCHEMAS: readonly (readonly [name: string, migrations: Migrations, whole: string])[] = [
	["a learner's record", LEARNER_MIGRATIONS, LEARNER_SCHEMA],
	["papers", PAPER_MIGRATIONS, PAPER_SCHEMA],
];

describe("a database that is made at once", () => {
	it.each(SCHEMAS)("is what its migrations come to: %s", async (_, migrations, whole) => {
		const made = await madeBy((storage) => migrate(storage, migrations, 7, { whole }));
		const grown = await madeBy((storage) => {
			for (const [i] of migrations.entries()) migrate(storage, migrations.slice(0, i + 1), 7);
		});
		expect(made?.defined.length).toBeGreaterThan(5);
		expect(made).toEqual(grown);
	});
});
