import type { Connection } from "../connection.ts";
import type { Segment } from "../segment.ts";
import type { Host, World } from "../world.ts";

/** One of the checks of RFC 9293, 3.10.7.4: it acts, and says whether the next one gets to see the segment. */
export type Check = (world: World, host: Host, connection: Connection, segment: Segment) => "continue" | "stop";
