// Writes a generated file, but leaves one alone that is already right: a server that watches it would build again.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

export function writeIfChanged(file: string, text: string): void {
	if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
