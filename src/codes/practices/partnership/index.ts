/** The practices of the partnership: one line for each. */
import type { Practice } from '../../practice.ts'
import { accountabilityLines } from './accountability-lines.ts'
import { accurateTimelyInformation } from './accurate-timely-information.ts'
import { actionsTracked } from './actions-tracked.ts'
import { addedValue } from './added-value.ts'
import { adheresToPurpose } from './adheres-to-purpose.ts'
import { affectedIncluded } from './affected-included.ts'
import { agendaOpen } from './agenda-open.ts'
import { attendance } from './attendance.ts'
import { autonomyRespected } from './autonomy-respected.ts'
import { capacityBuilding } from './capacity-building.ts'
import { chairPulse } from './chair-pulse.ts'
import { closedWithReason } from './closed-with-reason.ts'
import { communityRepresented } from './community-represented.ts'
import { concernsRaised } from './concerns-raised.ts'
import { confidentialMarked } from './confidential-marked.ts'
import { conflictsOfInterest } from './conflicts-of-interest.ts'
import { consensus } from './consensus.ts'
import { contributionsValued } from './contributions-valued.ts'
import { coordinatesEngagement } from './coordinates-engagement.ts'
import { costsAndBenefits } from './costs-and-benefits.ts'
import { councillorRoleDistinct } from './councillor-role-distinct.ts'
import { creditShared } from './credit-shared.ts'
import { datesCanvassed } from './dates-canvassed.ts'
import { datesInAdvance } from './dates-in-advance.ts'
import { decisionAuthority } from './decision-authority.ts'
import { decisionsRecorded } from './decisions-recorded.ts'
import { deliveryPlan } from './delivery-plan.ts'
import { disputesProcedure } from './disputes-procedure.ts'
import { duplicatesChecked } from './duplicates-checked.ts'
import { effectivenessReview } from './effectiveness-review.ts'
import { enablingLeadership } from './enabling-leadership.ts'
import { endForeseen } from './end-foreseen.ts'
import { endedWell } from './ended-well.ts'
import { equalInput } from './equal-input.ts'
import { equalityBuiltIn } from './equality-built-in.ts'
import { evaluationPlan } from './evaluation-plan.ts'
import { fairAndInclusive } from './fair-and-inclusive.ts'
import { formats } from './formats.ts'
import { forwardDecisions } from './forward-decisions.ts'
import { healthCheck } from './health-check.ts'
import { inclusiveLanguage } from './inclusive-language.ts'
import { influenceOnPolicy } from './influence-on-policy.ts'
import { informationShared } from './information-shared.ts'
import { infrastructureAsked } from './infrastructure-asked.ts'
import { invitationCascade } from './invitation-cascade.ts'
import { kindAndScale } from './kind-and-scale.ts'
import { knowEachOther } from './know-each-other.ts'
import { lessonsAdopted } from './lessons-adopted.ts'
import { localNeed } from './local-need.ts'
import { longAndShortTerm } from './long-and-short-term.ts'
import { looksAhead } from './looks-ahead.ts'
import { mainstreamLinks } from './mainstream-links.ts'
import { measurableObjectives } from './measurable-objectives.ts'
import { meetingNeeded } from './meeting-needed.ts'
import { meetingsRated } from './meetings-rated.ts'
import { membershipProcess } from './membership-process.ts'
import { methodsChosen } from './methods-chosen.ts'
import { milestones } from './milestones.ts'
import { minorityView } from './minority-view.ts'
import { minutesOpen } from './minutes-open.ts'
import { mutualBenefit } from './mutual-benefit.ts'
import { needTested } from './need-tested.ts'
import { objectivesReviewed } from './objectives-reviewed.ts'
import { openDiscussion } from './open-discussion.ts'
import { openToNewPartners } from './open-to-new-partners.ts'
import { openToNewWays } from './open-to-new-ways.ts'
import { outsideDecisions } from './outside-decisions.ts'
import { papersInAdvance } from './papers-in-advance.ts'
import { papersSummarised } from './papers-summarised.ts'
import { powerBalanced } from './power-balanced.ts'
import { powerMapped } from './power-mapped.ts'
import { practiceShared } from './practice-shared.ts'
import { prepared } from './prepared.ts'
import { problemsEarly } from './problems-early.ts'
import { progressTracked } from './progress-tracked.ts'
import { purposeAgreed } from './purpose-agreed.ts'
import { reasonsAndOffers } from './reasons-and-offers.ts'
import { reasonsRevisited } from './reasons-revisited.ts'
import { representativesConsult } from './representatives-consult.ts'
import { representativesReportBack } from './representatives-report-back.ts'
import { resources } from './resources.ts'
import { resultsShared } from './results-shared.ts'
import { reviewActedOn } from './review-acted-on.ts'
import { rightPartners } from './right-partners.ts'
import { riskShared } from './risk-shared.ts'
import { roleReminders } from './role-reminders.ts'
import { rolesDefined } from './roles-defined.ts'
import { rolesShared } from './roles-shared.ts'
import { seatAuthority } from './seat-authority.ts'
import { seatInduction } from './seat-induction.ts'
import { seatMandate } from './seat-mandate.ts'
import { seatNamed } from './seat-named.ts'
import { seatSelection } from './seat-selection.ts'
import { seatSkills } from './seat-skills.ts'
import { seatSubstitute } from './seat-substitute.ts'
import { sectorAwareness } from './sector-awareness.ts'
import { sectorBudget } from './sector-budget.ts'
import { sectorFromOutset } from './sector-from-outset.ts'
import { sectorRepresented } from './sector-represented.ts'
import { setUpTime } from './set-up-time.ts'
import { sharedOwnership } from './shared-ownership.ts'
import { stakeholdersMapped } from './stakeholders-mapped.ts'
import { staysFlexible } from './stays-flexible.ts'
import { successCelebrated } from './success-celebrated.ts'
import { supportNeeds } from './support-needs.ts'
import { takingPartDefined } from './taking-part-defined.ts'
import { termsOfReference } from './terms-of-reference.ts'
import { training } from './training.ts'
import { trustAndRespect } from './trust-and-respect.ts'
import { userVoice } from './user-voice.ts'
import { variedCommunication } from './varied-communication.ts'
import { workingRelationships } from './working-relationships.ts'
import { worksToCodes } from './works-to-codes.ts'

/** Every practice of this subject. */
export const partnershipPractices: readonly Practice[] = [
  needTested,
  duplicatesChecked,
  addedValue,
  kindAndScale,
  stakeholdersMapped,
  affectedIncluded,
  sectorFromOutset,
  reasonsAndOffers,
  supportNeeds,
  purposeAgreed,
  termsOfReference,
  decisionAuthority,
  accountabilityLines,
  membershipProcess,
  sectorRepresented,
  rolesShared,
  longAndShortTerm,
  resources,
  sectorBudget,
  conflictsOfInterest,
  disputesProcedure,
  seatNamed,
  seatMandate,
  seatAuthority,
  seatSubstitute,
  seatSelection,
  seatInduction,
  agendaOpen,
  datesInAdvance,
  papersInAdvance,
  papersSummarised,
  meetingNeeded,
  forwardDecisions,
  attendance,
  equalInput,
  minutesOpen,
  closedWithReason,
  decisionsRecorded,
  consensus,
  minorityView,
  actionsTracked,
  representativesConsult,
  representativesReportBack,
  concernsRaised,
  adheresToPurpose,
  chairPulse,
  healthCheck,
  evaluationPlan,
  endForeseen,
  worksToCodes,
  prepared,
  openToNewPartners,
  infrastructureAsked,
  communityRepresented,
  rolesDefined,
  equalityBuiltIn,
  autonomyRespected,
  endedWell,
  roleReminders,
  confidentialMarked,
  openDiscussion,
  enablingLeadership,
  meetingsRated,
  powerBalanced,
  trustAndRespect,
  sharedOwnership,
  fairAndInclusive,
  workingRelationships,
  measurableObjectives,
  localNeed,
  deliveryPlan,
  milestones,
  methodsChosen,
  progressTracked,
  riskShared,
  problemsEarly,
  looksAhead,
  outsideDecisions,
  staysFlexible,
  effectivenessReview,
  costsAndBenefits,
  rightPartners,
  reviewActedOn,
  objectivesReviewed,
  reasonsRevisited,
  mutualBenefit,
  successCelebrated,
  practiceShared,
  lessonsAdopted,
  knowEachOther,
  takingPartDefined,
  powerMapped,
  mainstreamLinks,
  informationShared,
  variedCommunication,
  formats,
  seatSkills,
  training,
  sectorAwareness,
  setUpTime,
  capacityBuilding,
  councillorRoleDistinct,
  datesCanvassed,
  resultsShared,
  creditShared,
  accurateTimelyInformation,
  invitationCascade,
  userVoice,
  openToNewWays,
  influenceOnPolicy,
  coordinatesEngagement,
  inclusiveLanguage,
  contributionsValued,
]
