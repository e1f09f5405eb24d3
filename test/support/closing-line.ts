// Prints one plain closing line, "N passed, N failed[, N skipped]", after vitest's own summary.
import type { Reporter, TestModule } from "vitest/node";

export default class ClosingLine implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
		const n = { passed: 0, failed: errors.length, skipped: 0 };
		for (const module of modules) {
			const states = [...module.children.allTests()].map((test) => test.result().state);
			for (const state of states) {
				if (state === "passed" || state === "failed" || state === "skipped") n[state]++;
			}
			// A file that could not even be loaded has no failed test of its own.
			if (module.state() === "failed" && !states.includes("failed")) n.failed++;
		}
		const skipped = n.skipped > 0 ? `, ${n.skipped} skipped` : "";
		process.on("exit", () => process.stdout.write(`\n${n.passed} passed, ${n.failed} failed${skipped}\n`));
	}
}
