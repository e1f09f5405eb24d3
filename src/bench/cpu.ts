// What a process has used of the processor. Reads /proc, so it runs on Linux only.
import { readdirSync, readFileSync } from "node:fs";

/** What all threads of a process have run so far, ms (proc(5): the first field of schedstat is in ns). */
export function cpuMs(pid: number): number {
	const tasks = readdirSync(`/proc/${pid}/task`);
	const ran = tasks.map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]));
	return ran.reduce((sum, ns) => sum + ns, 0) / 1e6;
}
