// The Worker: the API and the classes of its Durable Objects.
import { app } from "./http/app.ts";

export { Assignment } from "./storage/assignment/object.ts";
export { Learner } from "./storage/learner/object.ts";
export { PairingCode } from "./storage/pairing/object.ts";
export { Tenant } from "./storage/tenant/object.ts";
export { Webhook } from "./storage/webhook/object.ts";

export default app;
