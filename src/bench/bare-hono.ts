// The least that answers a JSON POST with JSON on Hono: what src/bench/http.ts measures beside.
import { Hono } from "hono";

export default new Hono().post("/v1/scenarios", async (c) => c.json(await c.req.json(), 201));
