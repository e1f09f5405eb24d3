// One server a folder of records: which one it is stands in a note in that folder. A process that is killed with -9 leaves
// what it has started behind, holding port and records; the next start ends that.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { recordsArgument } from "./workerd.ts";

const STARTER = "start.ts";
/** A starter has ended its server long before that. */
const STARTER_MS = 3000;
const TICK_MS = 20;

interface Note {
	/** The process that started the server. */
	readonly starter: number;
	readonly server: number;
}

const noteOf = (records: string) => join(records, "server.json");

export function noteServer(records: string, server: number): void {
	writeFileSync(noteOf(records), JSON.stringify({ starter: process.pid, server } satisfies Note));
}

export function forgetServer(records: string): void {
	rmSync(noteOf(records), { force: true });
}

/** Ends the server that has these records open, and its starter. Returns whether there was one. */
export async function endEarlierServer(records: string): Promise<boolean> {
	if (!existsSync(noteOf(records))) return false;
	const { starter, server }: Note = JSON.parse(readFileSync(noteOf(records), "utf8"));
	// Process ids are used again; only the workerd that has these records open is meant.
	const serverRuns = () => commandOf(server)?.includes(recordsArgument(records)) === true;
	const starterRuns = () => commandOf(starter)?.includes(STARTER) === true;
	const found = serverRuns();
	if (found && starterRuns()) end(starter, "SIGTERM");
	else if (found) end(server, "SIGKILL");
	for (let waited = 0; serverRuns(); waited += TICK_MS) {
		if (waited === STARTER_MS) for (const pid of [starter, server]) end(pid, "SIGKILL");
		await wait(TICK_MS);
	}
	forgetServer(records);
	return found;
}

function end(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		// Gone already, which is what was wanted.
		if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
	}
}

/** The command line of a process; undefined when there is none, or it cannot be told (Windows). */
function commandOf(pid: number): string | undefined {
	try {
		if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
		return execFileSync("ps", ["-p", String(pid), "-o", "args="], { encoding: "utf8" });
	} catch {
		return undefined;
	}
}
