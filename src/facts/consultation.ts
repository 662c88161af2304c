/** Facts of one consultation. Texts are what was written, null or blank where nothing was; days are civil days. */
import { departures, signatories, views } from './consultation/agreed.ts'
import { decisions, lessons, nearby, nextOfBody } from './consultation/around.ts'
import { publicity, targetGroups } from './consultation/audience.ts'
import { confidenceAnswers } from './consultation/confidence.ts'
import { foundFair } from './consultation/fairness.ts'
import {
  earlyNotice,
  invitees,
  refusals,
  sectorQuestions,
  suggestions,
  withoutInterest,
} from './consultation/invited.ts'
import { jointResponses } from './consultation/joint.ts'
import {
  bodiesSaid,
  diverseNeeds,
  evaluation,
  explanationRequests,
  feedbackSent,
  lastActionOn,
  offTopic,
  points,
  registerPublishedOn,
  report,
} from './consultation/outcome.ts'
import { documents, questions, summaryWords } from './consultation/pack.ts'
import { plan } from './consultation/plan.ts'
import {
  contact,
  formatRequests,
  formatsOffered,
  interest,
  languagesOffered,
  resultsRequests,
} from './consultation/reaching.ts'
import { readingsChecked } from './consultation/readings.ts'
import { confidentialShown, interimReview, partialAllowed, responses, sealOpenings } from './consultation/responses.ts'
import { standing } from './consultation/standing.ts'
import {
  answeredForOthers,
  interestedSignatories,
  processFeedback,
  sectorResponses,
} from './consultation/taking-part.ts'
import { busyNote, busyPeriods, challenges, shortPeriod } from './consultation/timescale.ts'
import { weightings } from './consultation/weighting.ts'
import { identifyingWords } from './consultation/words.ts'
import { joinParts } from './part.ts'

/**
 * Every part of the facts of a consultation. The exemplary one was planned, held, answered and evaluated to the code: open for
 * thirteen weeks in early 2026, reported in May, evaluated in July.
 */
export const consultationFacts = joinParts('consultation', {
  table: 'consultation',
  parts: [
    standing,
    signatories,
    departures,
    views,
    plan,
    shortPeriod,
    busyPeriods,
    busyNote,
    challenges,
    contact,
    formatsOffered,
    languagesOffered,
    formatRequests,
    resultsRequests,
    interest,
    targetGroups,
    publicity,
    questions,
    documents,
    summaryWords,
    partialAllowed,
    responses,
    confidentialShown,
    confidenceAnswers,
    identifyingWords,
    readingsChecked,
    foundFair,
    sealOpenings,
    interimReview,
    points,
    offTopic,
    lastActionOn,
    report,
    diverseNeeds,
    bodiesSaid,
    weightings,
    registerPublishedOn,
    feedbackSent,
    explanationRequests,
    evaluation,
    earlyNotice,
    refusals,
    invitees,
    suggestions,
    sectorQuestions,
    withoutInterest,
    interestedSignatories,
    answeredForOthers,
    sectorResponses,
    jointResponses,
    processFeedback,
    nearby,
    lessons,
    nextOfBody,
    decisions,
  ],
})

/** All that is known of one consultation. */
export type ConsultationFacts = (typeof consultationFacts)['example']
/** The exemplary consultation. Invented. */
export const exemplaryConsultation = consultationFacts.example
