// Further runs of the engine that questions about a run need: other moves, or other settings of the listener.
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { Run } from "../run/run.ts";
import { runScript } from "../run/run-script.ts";
import type { Trace } from "../run/trace.ts";
import type { Drawn } from "../template.ts";

/** The run called `name` that belongs to `trace`; made once. */
export function runOnce(trace: Trace, name: string, make: () => Trace): Trace {
	const run = trace.furtherRuns.get(name) ?? make();
	trace.furtherRuns.set(name, run);
	return run;
}

/**
 * Another script with the hosts and settings of `trace`, where the server's listener is set otherwise; `name` says which script
 * it is. Under a misconception the trace's rules are wrong, and so are those of this run.
 */
export function runAgain(
	trace: Trace,
	{ delayMs }: Drawn,
	name: string,
	script: (run: Run) => void,
	listener: Partial<ListenerOptions> = {},
): Trace {
	return runOnce(trace, name, () => {
		const hosts = [...trace.end.hosts.values()].map(({ setup }) => ({
			...setup,
			listener: { ...setup.listener, ...listener },
		}));
		return runScript({ hosts, delayMs }, script);
	});
}
