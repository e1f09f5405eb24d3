// Every law that holds after every event in both profiles, with the place that it comes from.
import {
	abortHasItsForm,
	newDataAfterCloseResets,
	noAnswerToReset,
	oneAnswer,
	refusedIsAcknowledged,
	resetHasItsForm,
	withoutAckIsDropped,
} from "./answers.ts";
import { questionsAreAsked } from "./challenges.ts";
import {
	closeBeforeAccept,
	closeOfASocketSucceeds,
	finIsTheLast,
	lastAckMeansFinIsOut,
	lastFinIsAcknowledgedApart,
	stateSaysWhereTheFinIs,
	stateSaysWhetherFinCame,
} from "./closing.ts";
import { ackOfCookieOpens, cookieKeepsNoEntry, sameSynSameCookie } from "./cookies.ts";
import { halfOpenLeavesForAReason, oldSynReturnsToTimeWait, synInHalfOpen } from "./half-open.ts";
import { givesUpAfterAllProbes, probeHasItsForm, probeOnlyWhenIdle, refusedPostponesNothing } from "./keep-alive.ts";
import { acknowledgesWhatIsExpected, endsAgree, originsOfSent, sentInPlace, withinPeersWindow } from "./numbers.ts";
import {
	ackOfOurSynEstablishes,
	badAckInSynReceivedIsReset,
	noWayBack,
	onlyAckOfOurSynEstablishes,
	shutdownWhileOpening,
	synIsTriedLongEnough,
} from "./opening.ts";
import type { Passage } from "./passage.ts";
import {
	dataIsTriedLongEnough,
	finWait2Lasts,
	nothingWaitsWithoutTimer,
	numbersGoForward,
	timersBelongToTheLiving,
	whatMayGoGoes,
} from "./progress.ts";
import { queuesCount } from "./queues.ts";
import { allThatWasBrought, octetsAreCounted, onlyWhatWasBrought, takenIsAcknowledged } from "./reception.ts";
import { onlyExactResetEnds, resetOutsideDrawsNothing } from "./resets.ts";
import {
	timeWaitAnswers,
	timeWaitEndsForAReason,
	timeWaitRestartsForAReason,
	whoSentTheLastAckWaits,
} from "./time-wait.ts";
import { firstRoundTripGivesRto, newAckRestartsTimer, onlyExpiryBacksOff, timerRunsForWhatIsOut } from "./timers.ts";

import {
	nobodyAnswersReset,
	synIsAnsweredWhileThereIsRoom,
	synSentTakesOnlyItsAnswer,
	synSentWaitsOn,
} from "./unsynchronized.ts";

/** Says how the passage breaks it; undefined: it does not. */
export type Law = (passage: Passage) => string | undefined;

const LAWS = {
	originsOfSent,
	endsAgree,
	sentInPlace,
	withinPeersWindow,
	acknowledgesWhatIsExpected,
	oneAnswer,
	noAnswerToReset,
	resetHasItsForm,
	abortHasItsForm,
	refusedIsAcknowledged,
	withoutAckIsDropped,
	newDataAfterCloseResets,
	questionsAreAsked,
	onlyAckOfOurSynEstablishes,
	ackOfOurSynEstablishes,
	badAckInSynReceivedIsReset,
	halfOpenLeavesForAReason,
	oldSynReturnsToTimeWait,
	shutdownWhileOpening,
	synIsTriedLongEnough,
	noWayBack,
	synInHalfOpen,
	sameSynSameCookie,
	ackOfCookieOpens,
	cookieKeepsNoEntry,
	onlyWhatWasBrought,
	allThatWasBrought,
	octetsAreCounted,
	takenIsAcknowledged,
	probeOnlyWhenIdle,
	probeHasItsForm,
	refusedPostponesNothing,
	givesUpAfterAllProbes,
	timerRunsForWhatIsOut,
	firstRoundTripGivesRto,
	newAckRestartsTimer,
	onlyExpiryBacksOff,
	whoSentTheLastAckWaits,
	timeWaitEndsForAReason,
	timeWaitRestartsForAReason,
	timeWaitAnswers,
	onlyExactResetEnds,
	resetOutsideDrawsNothing,
	lastAckMeansFinIsOut,
	lastFinIsAcknowledgedApart,
	stateSaysWhereTheFinIs,
	finIsTheLast,
	stateSaysWhetherFinCame,
	closeOfASocketSucceeds,
	closeBeforeAccept,
	queuesCount,
	nothingWaitsWithoutTimer,
	timersBelongToTheLiving,
	whatMayGoGoes,
	numbersGoForward,
	dataIsTriedLongEnough,
	finWait2Lasts,
	nobodyAnswersReset,
	synIsAnsweredWhileThereIsRoom,
	synSentTakesOnlyItsAnswer,
	synSentWaitsOn,
} as const satisfies Record<string, Law>;

export type LawName = keyof typeof LAWS;

export interface NamedLaw {
	readonly name: LawName;
	readonly law: Law;
}

export function lawOf(name: LawName): NamedLaw {
	return { name, law: LAWS[name] };
}

export const ALL_LAWS: readonly NamedLaw[] = (Object.keys(LAWS) as LawName[]).map(lawOf);
