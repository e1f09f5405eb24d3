// The templates that the Worker serves. A template is one file; here it is only named. `npm run offers` then finds out what
// it asks.
import type { Template } from "./template.ts";
import { badAckInSynSent } from "./templates/handshake/bad-ack-in-syn-sent.ts";
import { closedPort } from "./templates/handshake/closed-port.ts";
import { dataOnSynAck } from "./templates/handshake/data-on-syn-ack.ts";
import { dataOnThirdAck } from "./templates/handshake/data-on-third-ack.ts";
import { filteredPort } from "./templates/handshake/filtered-port.ts";
import { halfOpenReconnect } from "./templates/handshake/half-open-reconnect.ts";
import { isnNearWrap } from "./templates/handshake/isn-near-wrap.ts";
import { lostSyn } from "./templates/handshake/lost-syn.ts";
import { lostSynAck } from "./templates/handshake/lost-syn-ack.ts";
import { lostThirdAckIdle } from "./templates/handshake/lost-third-ack-idle.ts";
import { lostThirdAckThenData } from "./templates/handshake/lost-third-ack-then-data.ts";
import { nonBlockingConnect } from "./templates/handshake/non-blocking-connect.ts";
import { oldDuplicateSyn } from "./templates/handshake/old-duplicate-syn.ts";
import { simultaneousOpen } from "./templates/handshake/simultaneous-open.ts";
import { synToEstablished } from "./templates/handshake/syn-to-established.ts";
import { threeWay } from "./templates/handshake/three-way.ts";
import { twoWayHandshake } from "./templates/handshake/two-way-handshake.ts";
import { acceptQueueAbort } from "./templates/syn-attack/accept-queue-abort.ts";
import { acceptQueueOverflow } from "./templates/syn-attack/accept-queue-overflow.ts";
import { backlogFill } from "./templates/syn-attack/backlog-fill.ts";
import { chooseTheDefence } from "./templates/syn-attack/choose-the-defence.ts";
import { cookieBadAck } from "./templates/syn-attack/cookie-bad-ack.ts";
import { dosAgainstDdos } from "./templates/syn-attack/dos-against-ddos.ts";
import { drdosReflection } from "./templates/syn-attack/drdos-reflection.ts";
import { halfOpenLifetime } from "./templates/syn-attack/half-open-lifetime.ts";
import { isnPrediction } from "./templates/syn-attack/isn-prediction.ts";
import { largerBacklog } from "./templates/syn-attack/larger-backlog.ts";
import { legitimateClientDropped } from "./templates/syn-attack/legitimate-client-dropped.ts";
import { linuxQueueCaps } from "./templates/syn-attack/linux-queue-caps.ts";
import { netstatReading } from "./templates/syn-attack/netstat-reading.ts";
import { provenPeersQuarter } from "./templates/syn-attack/proven-peers-quarter.ts";
import { retryWinsAfterExpiry } from "./templates/syn-attack/retry-wins-after-expiry.ts";
import { shorterTimeout } from "./templates/syn-attack/shorter-timeout.ts";
import { spoofedSourcesAnswerRst } from "./templates/syn-attack/spoofed-sources-answer-rst.ts";
import { synCookies } from "./templates/syn-attack/syn-cookies.ts";
import { synProxyGateway } from "./templates/syn-attack/syn-proxy-gateway.ts";
import { synScan } from "./templates/syn-attack/syn-scan.ts";
import { closeWaitLeak } from "./templates/teardown/close-wait-leak.ts";
import { closeWithUnreadData } from "./templates/teardown/close-with-unread-data.ts";
import { clientClosesFirst, serverClosesFirst } from "./templates/teardown/closes-first.ts";
import { dataAfterProcessGone } from "./templates/teardown/data-after-process-gone.ts";
import { finCarriesData } from "./templates/teardown/fin-carries-data.ts";
import { halfClose } from "./templates/teardown/half-close.ts";
import { lastAckPeerGone } from "./templates/teardown/last-ack-peer-gone.ts";
import { lingerAbort } from "./templates/teardown/linger-abort.ts";
import { lostAckOfFin } from "./templates/teardown/lost-ack-of-fin.ts";
import { lostFin } from "./templates/teardown/lost-fin.ts";
import { lostLastAck } from "./templates/teardown/lost-last-ack.ts";
import { newSynIntoTimeWait } from "./templates/teardown/new-syn-into-time-wait.ts";
import { orphanedFinWait2 } from "./templates/teardown/orphaned-fin-wait-2.ts";
import { pulledCable } from "./templates/teardown/pulled-cable.ts";
import { rebindInTimeWait } from "./templates/teardown/rebind-in-time-wait.ts";
import { simultaneousClose } from "./templates/teardown/simultaneous-close.ts";
import { threeOrFourSegments } from "./templates/teardown/three-or-four-segments.ts";
import { threeSegmentClose } from "./templates/teardown/three-segment-close.ts";
import { timeWaitLength } from "./templates/teardown/time-wait-length.ts";
import { wholeConversation } from "./templates/teardown/whole-conversation.ts";

/** Those that are served. Newest version of each first; older ones stay while their ids can live. */
export const TEMPLATES: readonly Template[] = [
	threeWay,
	lostSyn,
	lostSynAck,
	simultaneousOpen,
	closedPort,
	dataOnThirdAck,
	dataOnSynAck,
	lostThirdAckIdle,
	lostThirdAckThenData,
	oldDuplicateSyn,
	isnNearWrap,
	filteredPort,
	badAckInSynSent,
	halfOpenReconnect,
	nonBlockingConnect,
	twoWayHandshake,
	synToEstablished,
	clientClosesFirst,
	serverClosesFirst,
	threeSegmentClose,
	threeOrFourSegments,
	simultaneousClose,
	halfClose,
	lostLastAck,
	finCarriesData,
	lostFin,
	lostAckOfFin,
	lastAckPeerGone,
	wholeConversation,
	timeWaitLength,
	newSynIntoTimeWait,
	rebindInTimeWait,
	lingerAbort,
	closeWithUnreadData,
	dataAfterProcessGone,
	pulledCable,
	closeWaitLeak,
	orphanedFinWait2,
	backlogFill,
	halfOpenLifetime,
	legitimateClientDropped,
	synCookies,
	acceptQueueOverflow,
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
	provenPeersQuarter,
];

export function findTemplate(id: string, version?: number): Template | undefined {
	return TEMPLATES.find((template) => template.id === id && (version === undefined || template.version === version));
}

export function isLiveVersion(template: string, version: number): boolean {
	return findTemplate(template, version) !== undefined;
}
