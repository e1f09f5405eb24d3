// What only a Worker in the tests' own process allows: its clock turned, its storage opened. A test that does so is not run
// against a server, and says so; the Workers' own test pool runs it.
import type { TestContext } from "vitest";

let test: TestContext | undefined;

export function noteTest(context: TestContext): void {
	test = context;
}

/** Stands in for whatever reaches inside. */
export function reachInside(): never {
	return test?.skip("reaches inside the Worker") as never;
}
