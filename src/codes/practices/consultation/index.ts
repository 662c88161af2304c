/** The practices of the consultation: one line for each. */
import type { Practice } from '../../practice.ts'
import { acknowledged } from './acknowledged.ts'
import { anonymousAllowed } from './anonymous-allowed.ts'
import { answeredInTime } from './answered-in-time.ts'
import { busyPeriods } from './busy-periods.ts'
import { channelsEqual } from './channels-equal.ts'
import { choiceNotToTakePart } from './choice-not-to-take-part.ts'
import { commentBesideAnswer } from './comment-beside-answer.ts'
import { conciseAndClear } from './concise-and-clear.ts'
import { confidentialityAgreed } from './confidentiality-agreed.ts'
import { confidentialityHonoured } from './confidentiality-honoured.ts'
import { consulteesListed } from './consultees-listed.ts'
import { contactDetailsProtected } from './contact-details-protected.ts'
import { contactNamed } from './contact-named.ts'
import { deadlineAndTimetable } from './deadline-and-timetable.ts'
import { decisionExplained } from './decision-explained.ts'
import { departuresExplained } from './departures-explained.ts'
import { documentsReadFirst } from './documents-read-first.ts'
import { earlyNotice } from './early-notice.ts'
import { earlyViews } from './early-views.ts'
import { equalityImpact } from './equality-impact.ts'
import { evaluated } from './evaluated.ts'
import { everyPointAnswered } from './every-point-answered.ts'
import { evidenceInResponses } from './evidence-in-responses.ts'
import { explanationOnRequest } from './explanation-on-request.ts'
import { fairAndInclusive } from './fair-and-inclusive.ts'
import { feedbackSent } from './feedback-sent.ts'
import { formats } from './formats.ts'
import { hardToReach } from './hard-to-reach.ts'
import { heardBeforeDecision } from './heard-before-decision.ts'
import { identifyingTextWarned } from './identifying-text-warned.ts'
import { inPlanningCycle } from './in-planning-cycle.ts'
import { infrastructureAsked } from './infrastructure-asked.ts'
import { infrastructureCascade } from './infrastructure-cascade.ts'
import { interimReview } from './interim-review.ts'
import { jointResponses } from './joint-responses.ts'
import { knownFormatNeeds } from './known-format-needs.ts'
import { languages } from './languages.ts'
import { leadBodyNamed } from './lead-body-named.ts'
import { lessEstablishedReached } from './less-established-reached.ts'
import { lessonsApplied } from './lessons-applied.ts'
import { methodMix } from './method-mix.ts'
import { minimumPeriod } from './minimum-period.ts'
import { nextSteps } from './next-steps.ts'
import { offTopicForwarded } from './off-topic-forwarded.ts'
import { onForwardPlan } from './on-forward-plan.ts'
import { onWhoseBehalf } from './on-whose-behalf.ts'
import { overlapChecked } from './overlap-checked.ts'
import { packComplete } from './pack-complete.ts'
import { paragraphsNumbered } from './paragraphs-numbered.ts'
import { partialResponses } from './partial-responses.ts'
import { plainLanguage } from './plain-language.ts'
import { planReadyBeforeOpen } from './plan-ready-before-open.ts'
import { pointsCheckedBack } from './points-checked-back.ts'
import { positiveAccount } from './positive-account.ts'
import { processFeedbackInvited } from './process-feedback-invited.ts'
import { processFeedbackUsed } from './process-feedback-used.ts'
import { publicisedEarly } from './publicised-early.ts'
import { publicityChannels } from './publicity-channels.ts'
import { questionsStated } from './questions-stated.ts'
import { registerInterest } from './register-interest.ts'
import { registrationEncouraged } from './registration-encouraged.ts'
import { relatedLinked } from './related-linked.ts'
import { reportPublished } from './report-published.ts'
import { representativeBodies } from './representative-bodies.ts'
import { responsesAndActions } from './responses-and-actions.ts'
import { resultsOnRequest } from './results-on-request.ts'
import { scopeOfInfluence } from './scope-of-influence.ts'
import { sectorFeedsBack } from './sector-feeds-back.ts'
import { sectorOpensDoors } from './sector-opens-doors.ts'
import { sectorPublicises } from './sector-publicises.ts'
import { sensitiveInformation } from './sensitive-information.ts'
import { shortPeriodJustified } from './short-period-justified.ts'
import { standardPeriod } from './standard-period.ts'
import {
  affectedStated,
  aimsStated,
  barriers,
  confidentialityStated,
  decisionsAlreadyMade,
  designedTogether,
  evidenceShared,
  issueDescribed,
  legalFramework,
  limitsStated,
  preferredOption,
  proportionate,
  resources,
  sectorCosts,
} from './stated-in-plan.ts'
import { targetGroups } from './target-groups.ts'
import { timescaleChallenge } from './timescale-challenge.ts'
import { weightingDeclared } from './weighting-declared.ts'
import { widerAudience } from './wider-audience.ts'

/** Every practice of this subject. */
export const consultationPractices: readonly Practice[] = [
  onForwardPlan,
  inPlanningCycle,
  registerInterest,
  designedTogether,
  targetGroups,
  hardToReach,
  barriers,
  methodMix,
  proportionate,
  resources,
  sectorCosts,
  legalFramework,
  equalityImpact,
  standardPeriod,
  minimumPeriod,
  shortPeriodJustified,
  busyPeriods,
  timescaleChallenge,
  aimsStated,
  issueDescribed,
  questionsStated,
  scopeOfInfluence,
  decisionsAlreadyMade,
  preferredOption,
  evidenceShared,
  affectedStated,
  deadlineAndTimetable,
  contactNamed,
  confidentialityStated,
  departuresExplained,
  positiveAccount,
  processFeedbackInvited,
  nextSteps,
  paragraphsNumbered,
  conciseAndClear,
  formats,
  publicisedEarly,
  publicityChannels,
  infrastructureCascade,
  channelsEqual,
  anonymousAllowed,
  contactDetailsProtected,
  weightingDeclared,
  representativeBodies,
  pointsCheckedBack,
  confidentialityAgreed,
  confidentialityHonoured,
  acknowledged,
  onWhoseBehalf,
  interimReview,
  offTopicForwarded,
  everyPointAnswered,
  reportPublished,
  responsesAndActions,
  feedbackSent,
  explanationOnRequest,
  evaluated,
  leadBodyNamed,
  packComplete,
  partialResponses,
  commentBesideAnswer,
  identifyingTextWarned,
  earlyNotice,
  choiceNotToTakePart,
  overlapChecked,
  relatedLinked,
  widerAudience,
  consulteesListed,
  knownFormatNeeds,
  infrastructureAsked,
  earlyViews,
  sectorOpensDoors,
  registrationEncouraged,
  planReadyBeforeOpen,
  sensitiveInformation,
  languages,
  lessEstablishedReached,
  sectorPublicises,
  plainLanguage,
  evidenceInResponses,
  documentsReadFirst,
  answeredInTime,
  sectorFeedsBack,
  decisionExplained,
  heardBeforeDecision,
  resultsOnRequest,
  processFeedbackUsed,
  fairAndInclusive,
  lessonsApplied,
  limitsStated,
  jointResponses,
]
