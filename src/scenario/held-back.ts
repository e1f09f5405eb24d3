// Templates that are finished and checked like all others, but not served: with them the bundle would be larger than its
// limit (150 KB gzipped, `npm run size`). Moving a name from here to registry.ts serves it. The Worker never imports this.
import { badAckInSynSent } from "./handshake/bad-ack-in-syn-sent.ts";
import { filteredPort } from "./handshake/filtered-port.ts";
import { halfOpenReconnect } from "./handshake/half-open-reconnect.ts";
import { nonBlockingConnect } from "./handshake/non-blocking-connect.ts";
import { twoWayHandshake } from "./handshake/two-way-handshake.ts";
import { TEMPLATES } from "./registry.ts";
import { acceptQueueAbort } from "./syn-attack/accept-queue-abort.ts";
import { chooseTheDefence } from "./syn-attack/choose-the-defence.ts";
import { cookieBadAck } from "./syn-attack/cookie-bad-ack.ts";
import { dosAgainstDdos } from "./syn-attack/dos-against-ddos.ts";
import { drdosReflection } from "./syn-attack/drdos-reflection.ts";
import { isnPrediction } from "./syn-attack/isn-prediction.ts";
import { largerBacklog } from "./syn-attack/larger-backlog.ts";
import { linuxQueueCaps } from "./syn-attack/linux-queue-caps.ts";
import { netstatReading } from "./syn-attack/netstat-reading.ts";
import { retryWinsAfterExpiry } from "./syn-attack/retry-wins-after-expiry.ts";
import { shorterTimeout } from "./syn-attack/shorter-timeout.ts";
import { spoofedSourcesAnswerRst } from "./syn-attack/spoofed-sources-answer-rst.ts";
import { synProxyGateway } from "./syn-attack/syn-proxy-gateway.ts";
import { synScan } from "./syn-attack/syn-scan.ts";
import { closeWaitLeak } from "./teardown/close-wait-leak.ts";
import { closeWithUnreadData } from "./teardown/close-with-unread-data.ts";
import { dataAfterProcessGone } from "./teardown/data-after-process-gone.ts";
import { lingerAbort } from "./teardown/linger-abort.ts";
import { newSynIntoTimeWait } from "./teardown/new-syn-into-time-wait.ts";
import { orphanedFinWait2 } from "./teardown/orphaned-fin-wait-2.ts";
import { rebindInTimeWait } from "./teardown/rebind-in-time-wait.ts";
import { timeWaitLength } from "./teardown/time-wait-length.ts";
import type { Template } from "./template.ts";

export const HELD_BACK: readonly Template[] = [
	filteredPort,
	badAckInSynSent,
	halfOpenReconnect,
	nonBlockingConnect,
	twoWayHandshake,
	timeWaitLength,
	newSynIntoTimeWait,
	rebindInTimeWait,
	lingerAbort,
	closeWithUnreadData,
	dataAfterProcessGone,
	closeWaitLeak,
	orphanedFinWait2,
	largerBacklog,
	shorterTimeout,
	dosAgainstDdos,
	chooseTheDefence,
	retryWinsAfterExpiry,
	acceptQueueAbort,
	spoofedSourcesAnswerRst,
	cookieBadAck,
	drdosReflection,
	synScan,
	isnPrediction,
	linuxQueueCaps,
	netstatReading,
	synProxyGateway,
];

/** Served or not. */
export const ALL_TEMPLATES: readonly Template[] = [...TEMPLATES, ...HELD_BACK];
