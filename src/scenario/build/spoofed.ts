// Hosts of a scenario in which the spoofed source address is a host of the scenario, so that what reaches it is seen.
import type { ListenerOptions } from "../../tcp/listener.ts";
import type { SequenceNumber } from "../../tcp/sequence-number.ts";
import type { Localized } from "../../text/locale.ts";
import type { Random } from "../random.ts";
import type { DrawContext } from "../template.ts";
import { type Attacked, drawAttacked } from "./attacked.ts";
import { drawApart, isnOf } from "./hosts.ts";

/** What TCP does with a segment of a connection that the host does not have, as a hint says it. */
export const UNKNOWN_SEGMENT: Localized = {
	en: "TCP looks a segment's addresses and ports up among the host's connections. What has no place there it answers with RST by itself, unless it is a RST itself; no program is asked.",
	zh: "TCP 按报文段的地址和端口查找本机的连接。找不到归属的报文段（RST 除外）由 TCP 自动用 RST 应答，不经过任何程序。",
};

export interface Spoofed extends Attacked {
	/** Where the spoofed SYN says that it comes from. */
	readonly source: { readonly ip: string; readonly port: number };
	/** The number that the attacker puts into the spoofed SYN. */
	readonly spoofedIsn: SequenceNumber;
}

/** The client of the usual two hosts becomes the owner of the spoofed address, under the name `id`. */
export function drawSpoofed(
	random: Random,
	context: DrawContext,
	id: string,
	listener: Partial<ListenerOptions> = {},
): Spoofed {
	const attacked = drawAttacked(random, context, listener);
	const [client, server] = attacked.hosts;
	const source = { ip: `203.0.113.${random.int(2, 254)}`, port: random.int(1024, 65_535) };
	return {
		...attacked,
		hosts: [{ ...client, ...source, id }, server],
		source,
		spoofedIsn: drawApart(random, isnOf(attacked, "server")),
	};
}
