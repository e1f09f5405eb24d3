// Every test begins with a server that has no records.
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { noteTest, reachInside } from "./inside.ts";
import { end, reset } from "./server.ts";

beforeEach(noteTest);
afterEach(reset);
afterAll(end);

// The server has a clock of its own.
vi.useFakeTimers = reachInside;
vi.setSystemTime = reachInside;
// And functions of its own.
vi.spyOn = reachInside;

// A test that gives the app bindings of its own does not ask the server. Its types are the Worker's, not known here.
const appFile: string = "../../src/http/app.ts";
const { app } = await import(appFile);
app.request = reachInside;

// Node wants to be told how a body is sent; workerd knows of one way only.
globalThis.Request = new Proxy(Request, {
	construct: (target, [input, init]: [string | Request, RequestInit?]) =>
		new target(input, init?.body ? { ...init, duplex: "half" } : init),
});
