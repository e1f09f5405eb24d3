// Other clients fill the accept queue while a client's handshake is under way: the application is too slow to call
// accept() (RFC 9293 leaves the queue open; Linux as captured in linux-traces 67 and 68).
import { acceptQueueCapacity } from "../../tcp/listener.ts";
import type { Random } from "../random.ts";
import type { Run } from "../run/run.ts";
import type { DrawContext, TemplateAssumption } from "../template.ts";
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

/** Up to the last ACK of the client's handshake, which finds no room. */
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

/** How many complete connections fit, and what becomes of a third ACK that finds no room. RFC 9293 knows no such queue. */
export function placesAssumptions(
	{ backlog, profile }: FullAcceptQueue,
	aborts: boolean,
): readonly TemplateAssumption[] {
	if (profile === "rfc9293")
		return [
			{
				en: `By convention of this exercise (RFC 9293 has no such queue), the accept queue holds exactly backlog = ${backlog} complete connections.`,
				zh: `本题约定（RFC 9293 没有规定该队列）：全连接队列正好容纳 backlog = ${backlog} 个已建立的连接。`,
				places: { host: "server", queue: "accept", places: backlog },
			},
			aborts
				? {
						en: "By convention of this exercise, a handshake's last ACK that finds no room in the accept queue is answered with a RST.",
						zh: "本题约定：第三次握手的 ACK 到达时全连接队列没有空位，就用 RST 应答。",
					}
				: {
						en: "By convention of this exercise, a handshake's last ACK that finds no room in the accept queue is ignored.",
						zh: "本题约定：第三次握手的 ACK 到达时全连接队列没有空位，该 ACK 就被忽略。",
					},
		];
	return [
		{
			en: `Linux's accept queue holds backlog + 1 complete connections; backlog is ${backlog}.`,
			zh: `Linux 的全连接队列容纳 backlog + 1 个已建立的连接；backlog 为 ${backlog}。`,
		},
		aborts
			? {
					en: "tcp_abort_on_overflow is on: a handshake's last ACK that finds no room in the accept queue is answered with a RST.",
					zh: "已开启 tcp_abort_on_overflow：第三次握手的 ACK 到达时全连接队列没有空位，就用 RST 应答。",
				}
			: {
					en: "tcp_abort_on_overflow is off: a handshake's last ACK that finds no room in the accept queue is ignored.",
					zh: "未开启 tcp_abort_on_overflow：第三次握手的 ACK 到达时全连接队列没有空位，该 ACK 就被忽略。",
				},
	];
}

/** Complete connections of other clients, and then how many of them fit. */
export function othersInQueue({ earlier, meanwhile, places }: FullAcceptQueue): number {
	return Math.min(earlier + meanwhile, places);
}
