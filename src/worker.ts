// The Worker: the API and the classes of its Durable Objects.
import { app } from "./http/app.ts";

export { Learner } from "./storage/learner/object.ts";
export { PairingCode } from "./storage/pairing/object.ts";

export default app;
