// wrangler dev is several processes: two of Node and two of workerd. When one is killed the others stay and hold the
// port and the database, so all of them run in one process group that is noted in a file and ended as one.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const NOTE = `${ROOT}.wrangler/server.json`;
const HAS_GROUPS = process.platform !== "win32";

interface Note {
	/** The process that started the group. */
	readonly starter: number;
	readonly group: number;
}

export function noteGroup(group: number): void {
	mkdirSync(dirname(NOTE), { recursive: true });
	writeFileSync(NOTE, JSON.stringify({ starter: process.pid, group } satisfies Note));
}

/** Ends whatever an earlier start of this clone left running, its starter included. Returns how many processes. */
export function endEarlierServer(): number {
	if (!HAS_GROUPS || !existsSync(NOTE)) return 0;
	const { starter, group }: Note = JSON.parse(readFileSync(NOTE, "utf8"));
	const left = listProcesses().filter(
		({ pid, pgid, command }) =>
			(pid === starter && command.includes("src/cli/start.ts")) ||
			// Process ids are used again; only this clone's own programs are meant.
			(pgid === group && command.includes(`${ROOT}node_modules/`)),
	);
	// The starter first, or it would report the end of its group as a crash.
	for (const { pid } of left.sort((a) => (a.pid === starter ? -1 : 1))) end(pid);
	rmSync(NOTE);
	return left.length;
}

/** Ends every process of a group that this process started. */
export function endGroup(group: number): void {
	end(HAS_GROUPS ? -group : group);
	rmSync(NOTE, { force: true });
}

function end(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch (error) {
		// Gone already, which is what was wanted.
		if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
	}
}

function listProcesses() {
	const table = execFileSync("ps", ["-eo", "pid=,pgid=,args="], { encoding: "utf8" });
	return table.split("\n").flatMap((line) => {
		const [, pid, pgid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
		return command === undefined ? [] : [{ pid: Number(pid), pgid: Number(pgid), command }];
	});
}
