// A release that adds a column must leave the one before it able to write: no statement goes by the places of columns.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const STORAGE = new URL("../src/storage/", import.meta.url).pathname;

it("no statement of the storage room depends on where a column stands", () => {
	// Migrations that were released are never edited, and know their tables as they were.
	const files = readdirSync(STORAGE, { recursive: true, encoding: "utf8" }).filter(
		(file) => file.endsWith(".ts") && !file.endsWith("migrations.ts"),
	);
	expect(files.length).toBeGreaterThan(5);
	for (const file of files) {
		const [placed] = /INSERT INTO \w+\s+(?:VALUES|SELECT)|SELECT \*/.exec(readFileSync(STORAGE + file, "utf8")) ?? [];
		expect([file, placed]).toEqual([file, undefined]);
	}
});
