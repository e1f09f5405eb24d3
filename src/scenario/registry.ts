// The templates that the Worker serves. A template is one file; here it is only named.
import { ASK_KIND_TITLES, FAMILY_TITLES, NOTATION_TITLES, PROFILE_TITLES } from "../text/catalogue.ts";
import type { Locale, Localized } from "../text/locale.ts";
import { badAckInSynSent } from "./handshake/bad-ack-in-syn-sent.ts";
import { closedPort } from "./handshake/closed-port.ts";
import { dataOnThirdAck } from "./handshake/data-on-third-ack.ts";
import { filteredPort } from "./handshake/filtered-port.ts";
import { halfOpenReconnect } from "./handshake/half-open-reconnect.ts";
import { isnNearWrap } from "./handshake/isn-near-wrap.ts";
import { lostSyn } from "./handshake/lost-syn.ts";
import { lostSynAck } from "./handshake/lost-syn-ack.ts";
import { lostThirdAckIdle } from "./handshake/lost-third-ack-idle.ts";
import { lostThirdAckThenData } from "./handshake/lost-third-ack-then-data.ts";
import { nonBlockingConnect } from "./handshake/non-blocking-connect.ts";
import { oldDuplicateSyn } from "./handshake/old-duplicate-syn.ts";
import { simultaneousOpen } from "./handshake/simultaneous-open.ts";
import { threeWay } from "./handshake/three-way.ts";
import { twoWayHandshake } from "./handshake/two-way-handshake.ts";
import { difficultiesOf } from "./level.ts";
import { MISCONCEPTIONS } from "./misconceptions.ts";
import { OFFERED_KINDS } from "./offered-kinds.ts";
import { SKILLS } from "./skills.ts";
import {
	ASK_KINDS,
	type AskKind,
	FAMILIES,
	NOTATIONS,
	type Notation,
	PROFILE_NAMES,
	type ProfileName,
} from "./spec.ts";
import { acceptQueueAbort } from "./syn-attack/accept-queue-abort.ts";
import { acceptQueueOverflow } from "./syn-attack/accept-queue-overflow.ts";
import { backlogFill } from "./syn-attack/backlog-fill.ts";
import { chooseTheDefence } from "./syn-attack/choose-the-defence.ts";
import { cookieBadAck } from "./syn-attack/cookie-bad-ack.ts";
import { dosAgainstDdos } from "./syn-attack/dos-against-ddos.ts";
import { drdosReflection } from "./syn-attack/drdos-reflection.ts";
import { halfOpenLifetime } from "./syn-attack/half-open-lifetime.ts";
import { isnPrediction } from "./syn-attack/isn-prediction.ts";
import { largerBacklog } from "./syn-attack/larger-backlog.ts";
import { legitimateClientDropped } from "./syn-attack/legitimate-client-dropped.ts";
import { linuxQueueCaps } from "./syn-attack/linux-queue-caps.ts";
import { netstatReading } from "./syn-attack/netstat-reading.ts";
import { retryWinsAfterExpiry } from "./syn-attack/retry-wins-after-expiry.ts";
import { shorterTimeout } from "./syn-attack/shorter-timeout.ts";
import { spoofedSourcesAnswerRst } from "./syn-attack/spoofed-sources-answer-rst.ts";
import { synCookies } from "./syn-attack/syn-cookies.ts";
import { synProxyGateway } from "./syn-attack/syn-proxy-gateway.ts";
import { synScan } from "./syn-attack/syn-scan.ts";
import { closeWaitLeak } from "./teardown/close-wait-leak.ts";
import { closeWithUnreadData } from "./teardown/close-with-unread-data.ts";
import { clientClosesFirst, serverClosesFirst } from "./teardown/closes-first.ts";
import { dataAfterProcessGone } from "./teardown/data-after-process-gone.ts";
import { finCarriesData } from "./teardown/fin-carries-data.ts";
import { halfClose } from "./teardown/half-close.ts";
import { lastAckPeerGone } from "./teardown/last-ack-peer-gone.ts";
import { lingerAbort } from "./teardown/linger-abort.ts";
import { lostAckOfFin } from "./teardown/lost-ack-of-fin.ts";
import { lostFin } from "./teardown/lost-fin.ts";
import { lostLastAck } from "./teardown/lost-last-ack.ts";
import { newSynIntoTimeWait } from "./teardown/new-syn-into-time-wait.ts";
import { orphanedFinWait2 } from "./teardown/orphaned-fin-wait-2.ts";
import { rebindInTimeWait } from "./teardown/rebind-in-time-wait.ts";
import { simultaneousClose } from "./teardown/simultaneous-close.ts";
import { threeSegmentClose } from "./teardown/three-segment-close.ts";
import { timeWaitLength } from "./teardown/time-wait-length.ts";
import { wholeConversation } from "./teardown/whole-conversation.ts";
import type { Template } from "./template.ts";

/** Those that are served. Newest version of each first; older ones stay while their ids can live. */
export const TEMPLATES: readonly Template[] = [
	threeWay,
	lostSyn,
	lostSynAck,
	simultaneousOpen,
	closedPort,
	dataOnThirdAck,
	lostThirdAckIdle,
	lostThirdAckThenData,
	oldDuplicateSyn,
	isnNearWrap,
	filteredPort,
	badAckInSynSent,
	halfOpenReconnect,
	nonBlockingConnect,
	twoWayHandshake,
	clientClosesFirst,
	serverClosesFirst,
	threeSegmentClose,
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
];

export function findTemplate(id: string, version?: number): Template | undefined {
	return TEMPLATES.find((template) => template.id === id && (version === undefined || template.version === version));
}

export function isLiveVersion(template: string, version: number): boolean {
	return findTemplate(template, version) !== undefined;
}

/** In one language; each id of a closed set has its title. */
function titlesIn<Id extends string>(titles: Readonly<Record<Id, Localized>>, locale: Locale): Record<Id, string> {
	const told = Object.entries<Localized>(titles).map(([id, title]) => [id, title[locale]]);
	return Object.fromEntries(told);
}

/** What there is to choose from, in one language. */
export function describeCatalogue(locale: Locale) {
	return {
		families: FAMILIES.map((id) => ({ id, title: FAMILY_TITLES[id][locale] })),
		templates: TEMPLATES.map((template) => describeTemplate(template, locale)),
		skills: Object.entries(SKILLS).map(([id, title]) => ({ id, title: title[locale] })),
		misconceptions: Object.entries(MISCONCEPTIONS).map(([id, { title, advice }]) => ({
			id,
			title: title[locale],
			advice: advice[locale],
		})),
		notations: [...NOTATIONS],
		profiles: [...PROFILE_NAMES],
		askKinds: [...ASK_KINDS],
		titles: {
			notations: titlesIn<Notation>(NOTATION_TITLES, locale),
			profiles: titlesIn<ProfileName>(PROFILE_TITLES, locale),
			askKinds: titlesIn<AskKind>(ASK_KIND_TITLES, locale),
		},
	};
}

function describeTemplate(template: Template, locale: Locale) {
	const { id, family, version, difficulty } = template;
	return {
		id,
		family,
		version,
		title: template.title[locale],
		summary: template.summary[locale],
		difficulty,
		difficulties: [...difficultiesOf(template)],
		skills: [...template.skills],
		misconceptions: [...template.misconceptions],
		notations: [...template.notations],
		profiles: [...template.profiles],
		askKinds: [...(OFFERED_KINDS[template.id] ?? [])],
	};
}
