// Stands in for `cloudflare:test` where the tests of the API run against a server.
import { reachInside } from "./inside.ts";
import { restart } from "./server.ts";

/** No object outlives its server. */
export const evictDurableObject = restart;

export const runInDurableObject = reachInside;
export const runDurableObjectAlarm = reachInside;
export const listDurableObjectIds = reachInside;
