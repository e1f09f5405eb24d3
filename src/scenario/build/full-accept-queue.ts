// Other clients fill the accept queue while a client's handshake is under way: the application is too slow to call
// accept() (RFC 9293 leaves the queue open; Linux as captured in linux-traces 67 and 68).
import { acceptQueueCapacity } from "../../tcp/listener.ts";
import type { Localized } from "../../text/locale.ts";
import type { Random } from "../random.ts";
import type { Run } from "../run/run.ts";
import type { DrawContext } from "../template.ts";
import { shownIsnAfter } from "./attacked.ts";
import { drawHosts, type TwoHosts, USUAL_LISTENER } from "./hosts.ts";

export interface FullAcceptQueue extends TwoHosts {
	readonly backlog: number;
	/** Complete connections that fit. */
	readonly places: number;
	/** Other clients that complete their handshakes before the client connects, and while its SYN,ACK is under way. */
	readonly earlier: number;
	readonly meanwhile: number;
}

export function drawFullAcceptQueue(random: Random, context: DrawContext, abortOnOverflow: boolean): FullAcceptQueue {
	// With one place the textbook SYN queue would have no room for anybody beside the client.
	const backlog = random.int(2, 6);
	const listener = { backlog, abortOnOverflow };
	const pair = drawHosts(random, context, { listener });
	const places = acceptQueueCapacity({ ...USUAL_LISTENER, ...listener }, pair.settings);
	const earlier = random.int(0, places - 1);
	return { ...shownIsnAfter(pair, earlier), backlog, places, earlier, meanwhile: places - earlier };
}

/** Up to the client's third ACK, which finds no room. */
export function fillAcceptQueue(run: Run, { earlier, meanwhile }: FullAcceptQueue): void {
	run.call("server", "listen");
	run.startTimeline();
	if (earlier > 0) run.otherClients("server", earlier, 10);
	run.call("client", "connect");
	run.deliver();
	run.otherClients("server", meanwhile, 5);
	run.deliver();
	run.deliver();
}

export function placesAssumption({ backlog, profile }: FullAcceptQueue): Localized {
	return profile === "rfc9293"
		? {
				en: `The accept queue holds exactly backlog = ${backlog} complete connection${backlog === 1 ? "" : "s"}.`,
				zh: `全连接队列正好容纳 backlog = ${backlog} 个已建立的连接。`,
			}
		: {
				en: `Linux's accept queue holds backlog + 1 complete connections; backlog is ${backlog}.`,
				zh: `Linux 的全连接队列容纳 backlog + 1 个已建立的连接；backlog 为 ${backlog}。`,
			};
}
