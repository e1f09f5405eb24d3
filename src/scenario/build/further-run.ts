// Further runs of the engine that questions about a run need: other moves, or other settings of the listener.
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { HostSetup } from "../../tcp/world.ts";
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
	drawn: Drawn,
	name: string,
	script: (run: Run) => void,
	listener: Partial<ListenerOptions> = {},
): Trace {
	return runOtherwise(trace, drawn, name, script, (setup) => ({
		...setup,
		listener: { ...setup.listener, ...listener },
	}));
}

/** The same with hosts that are set up otherwise: other initial numbers, other settings of one of them. */
export function runOtherwise(
	trace: Trace,
	{ delayMs }: Drawn,
	name: string,
	script: (run: Run) => void,
	change: (setup: HostSetup) => HostSetup,
): Trace {
	return runOnce(trace, name, () => {
		const hosts = [...trace.end.hosts.values()].map(({ setup }) => change(setup));
		return runScript({ hosts, delayMs }, script);
	});
}
