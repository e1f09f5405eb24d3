// Engines that are wrong in some plain way. The exhaustive search must notice each of them.
import { ACK } from "../../../src/tcp/flags.ts";
import { hasRst } from "../../../src/tcp/segment.ts";
import { advance } from "../../../src/tcp/sequence-number.ts";
import type { World } from "../../../src/tcp/world.ts";
import { afterwards, changingSent, type Mutant } from "./mutant.ts";

function serversListener(world: World) {
	return world.hosts.get("server")?.listeners.get(80);
}

export const CRUDE_FAULTS: readonly Mutant[] = [
	{ name: "nobody waits in TIME-WAIT", settings: { timeWait: "nobody" } },
	{ name: "the end that closed last waits in TIME-WAIT", settings: { timeWait: "passive-closer" } },
	{ name: "TIME-WAIT never ends", settings: { timeWaitMs: 1e12 } },
	{
		name: "a half-open entry takes no place in the SYN queue",
		engine: afterwards((world, effects) => {
			const listener = serversListener(world);
			if (listener && effects.some((e) => e.kind === "queue-changed" && e.change === "added" && e.queue === "syn"))
				listener.synQueue = 0;
		}),
	},
	{ name: "nothing is in a window of zero", settings: { windowOctets: 0 } },
	{
		name: "an ACK names one number too many",
		engine: changingSent((s) => ({ ...s, ack: s.bits & ACK ? advance(s.ack, 1) : s.ack })),
	},
	{
		name: "an ACK of a FIN does not count it",
		engine: changingSent((s) =>
			s.ackOrigin?.kind === "counted" && s.ackOrigin.fin ? { ...s, ack: advance(s.ack, -1) } : s,
		),
	},
	{
		name: "a retransmission takes new numbers",
		engine: changingSent((s) => (s.retransmission ? { ...s, seq: advance(s.seq, 1) } : s)),
	},
	{
		name: "an RST is answered by an RST",
		engine: afterwards((_world, effects, came) => {
			if (!came || !hasRst(came.segment)) return;
			const { segment } = came;
			effects.push({ kind: "segment-sent", host: "server", segment, rule: "closed-answers-reset", atMs: 0 });
		}),
	},
	{
		name: "every pure ACK goes out twice",
		engine: afterwards((_world, effects, came) => {
			const ack = effects.find((e) => e.kind === "segment-sent" && e.segment.bits === ACK && e.segment.length === 0);
			if (came && ack) effects.push(ack);
		}),
	},
	{
		name: "the SYN queue forgets to count down",
		engine: afterwards((world, effects) => {
			const listener = serversListener(world);
			if (listener && effects.some((e) => e.kind === "queue-changed" && e.change === "removed" && e.queue === "syn"))
				listener.synQueue += 1;
		}),
	},
	{
		name: "SND.UNA runs ahead of SND.NXT",
		engine: afterwards((world) => {
			for (const c of world.hosts.get("client")?.connections.values() ?? [])
				if (c.state === "FIN-WAIT-1") c.sndUna = advance(c.sndNxt, 1);
		}),
	},
	{
		name: "FIN-WAIT-2 does not notice the peer's FIN",
		engine: afterwards((world) => {
			for (const host of world.hosts.values())
				for (const c of host.connections.values()) if (c.state === "TIME-WAIT") c.state = "FIN-WAIT-1";
		}),
	},
];
