// What a first visit begins with.
import type { ScenarioWish } from "../shared/api.ts";

export const FIRST_WISH: ScenarioWish = { family: "handshake", difficulty: 1 };
