/** Partnerships: the register, the start gate, partners, terms, seats, health and the end. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { agreementPage } from './agreeing/agreement.page.ts'
import { casePage, casesPage } from './cases/cases.page.ts'
import { caseHelperPage } from './cases/helper.page.ts'
import { caseOutcomePage } from './cases/outcome.page.ts'
import { casePartyPage } from './cases/parties.page.ts'
import { partyCasePage } from './cases/party-case.page.ts'
import { casePassingPage } from './cases/passing-on.page.ts'
import { answersPage } from './consent/answers.page.ts'
import { concernPage } from './contact/concern.page.ts'
import { concernContactPage, requestContactPage } from './contact/contact.page.ts'
import { forgetConcernContacts, forgetJoinContacts } from './contact/forget-contacts.job.ts'
import { joinRequestPage, joinRequestsPage } from './contact/join-requests.page.ts'
import { joiningPage } from './contact/joining.page.ts'
import { endingPage } from './course/ending.page.ts'
import { endingHandoverPage } from './course/handover.page.ts'
import { endingProposalPage } from './course/proposal.page.ts'
import { settingsPage } from './course/settings.page.ts'
import { standingPage } from './course/standing.page.ts'
import { callingOffPage } from './elections/calling-off.page.ts'
import { declarationPage } from './elections/declaration.page.ts'
import { electionPage, electionsPage } from './elections/election.page.ts'
import { holdElectionsJob } from './elections/hold-elections.job.ts'
import { newElectionPage } from './elections/new-election.page.ts'
import { nominationLinkPage, nominationPage } from './elections/nominating.page.ts'
import { standingForPage } from './elections/standing.page.ts'
import { voteLinkPage, votePage } from './elections/voting.page.ts'
import { entryRoutes } from './entries/routes.ts'
import { roundAnswerPage } from './health/answer.page.ts'
import { closeRoundsJob } from './health/close-rounds.job.ts'
import { healthCheckPage } from './health/health-check.page.ts'
import { roundActionPage, roundClosingPage, roundOpeningPage } from './health/rounds.page.ts'
import { adoptionPage } from './learning/adoption.page.ts'
import { learningPage, newLessonPage, newSuccessPage } from './learning/learning.page.ts'
import { membershipCheckPage } from './membership/check.page.ts'
import { membershipColumnsPage } from './membership/columns.page.ts'
import { forgetMembershipLists } from './membership/forget-lists.job.ts'
import { membershipPage } from './membership/membership.page.ts'
import { contributionPage, newContributionPage } from './money/contribution.page.ts'
import { contributionsCsv, contributionsPage } from './money/contributions.page.ts'
import { newObjectivePage, objectivePage } from './objectives/objective.page.ts'
import { objectivesPage } from './objectives/objectives.page.ts'
import { readingPage } from './objectives/reading.page.ts'
import { newStepPage, stepPage } from './objectives/step.page.ts'
import { partnerLeavingPage, partnerPage } from './partners/partner.page.ts'
import { partnersPage } from './partners/partners.page.ts'
import { planPage } from './plan/plan.page.ts'
import { networkCsv, networkPage } from './register/network.page.ts'
import { registerCsv, registerPage } from './register/register.page.ts'
import { reviewPage } from './reviews/review.page.ts'
import { reviewFindingPage } from './reviews/review-finding.page.ts'
import { reviewObjectivePage } from './reviews/review-objective.page.ts'
import { reviewPartnerPage } from './reviews/review-partner.page.ts'
import { reviewClosingPage, reviewWordsPage } from './reviews/review-words.page.ts'
import { newReviewPage, reviewsPage } from './reviews/reviews.page.ts'
import { chairPage } from './seats/chair.page.ts'
import { communitiesPage, communityPage } from './seats/communities.page.ts'
import { holderPage } from './seats/holder.page.ts'
import { rolePage } from './seats/role.page.ts'
import { seatEndPage, seatPage } from './seats/seat.page.ts'
import { seatsPage } from './seats/seats.page.ts'
import { substitutePage } from './seats/substitute.page.ts'
import { termPage } from './seats/term.page.ts'
import { adviceAnswerPage, advicePage } from './start/advice.page.ts'
import { gateDecisionPage } from './start/decision.page.ts'
import { newPartnershipPage } from './start/new.page.ts'
import { scopePage } from './start/scope.page.ts'
import { similarAnswerPage, similarPage } from './start/similar.page.ts'
import { stakeholderKindsPage, stakeholderPage, stakeholdersPage } from './start/stakeholders.page.ts'
import { linkAnswerPage } from './structure/answer.page.ts'
import { linkAskingPage } from './structure/asking.page.ts'
import { endLinksJob } from './structure/end-links.job.ts'
import { linkEndingPage } from './structure/ending.page.ts'
import { powerEndingPage, powersPage } from './structure/powers.page.ts'
import { structurePage } from './structure/structure.page.ts'
import { partnershipTeamPage } from './team/team.page.ts'
import { termsPage } from './terms/terms.page.ts'
import { termsWritingPage } from './terms/writing.page.ts'
import { newOutlookPage, outlookEntryPage, outlookPage } from './watching/outlook.page.ts'
import { newRiskPage, riskPage } from './watching/risk.page.ts'
import { risksPage } from './watching/risks.page.ts'

export { changeAction, setAction } from './actions.ts'
export { matters } from './consent/matters.ts'
export { resources } from './open-data/index.ts'
export { leaveAll, partneredAfter } from './partners/leaving.ts'
export { findPartners, isPartnerOn } from './partners/partners.queries.ts'
export { findPartnership, isOver, type Partnership } from './partnership.queries.ts'
export { nextTaskOf } from './plan/plan.page.ts'
export { approvesMinutes, standsInTheOpen, takenInTheOpen } from './public-decisions.ts'
export { partnershipPageWith } from './register/partnership.page.ts'
export {
  actingFor,
  type SeatMandate,
  type SeatOn,
  type SeatPerson,
  seatsOn,
  undenied,
} from './seats/seats-on.queries.ts'
export { type BoardAbove, boardAbove } from './structure/board-above.ts'
export { tellBoard } from './structure/link-here.ts'
export { holdsOn as boardLinkHolds } from './structure/links.queries.ts'
export { limitWords as powerWords } from './structure/powers.queries.ts'
export { decisionsToRestOn, maySee as maySeeBoard } from './structure/structure.queries.ts'
export { anyPartnership, crumbs, inPartnership, slugParams, visiblePartnership } from './subject.ts'
export { type RulesHere, rulesInForce } from './terms/rules.queries.ts'
export { quorumWords } from './terms/rules-words.ts'
export { partnershipWorkspace } from './workspace.ts'

export const routes: readonly Route[] = [
  registerPage,
  registerCsv,
  networkPage,
  networkCsv,
  newPartnershipPage,
  joiningPage,
  joinRequestsPage,
  joinRequestPage,
  requestContactPage,
  concernPage,
  casesPage,
  casePage,
  casePartyPage,
  caseHelperPage,
  caseOutcomePage,
  casePassingPage,
  partyCasePage,
  concernContactPage,
  planPage,
  scopePage,
  similarPage,
  similarAnswerPage,
  gateDecisionPage,
  stakeholdersPage,
  stakeholderPage,
  stakeholderKindsPage,
  advicePage,
  adviceAnswerPage,
  membershipPage,
  membershipCheckPage,
  membershipColumnsPage,
  partnersPage,
  partnerPage,
  partnerLeavingPage,
  contributionsPage,
  contributionsCsv,
  newContributionPage,
  contributionPage,
  seatsPage,
  chairPage,
  seatPage,
  seatEndPage,
  holderPage,
  termPage,
  substitutePage,
  rolePage,
  electionsPage,
  newElectionPage,
  electionPage,
  nominationPage,
  nominationLinkPage,
  standingForPage,
  votePage,
  voteLinkPage,
  declarationPage,
  callingOffPage,
  communitiesPage,
  communityPage,
  termsPage,
  termsWritingPage,
  objectivesPage,
  ...entryRoutes,
  newObjectivePage,
  objectivePage,
  readingPage,
  newStepPage,
  stepPage,
  agreementPage,
  answersPage,
  risksPage,
  newRiskPage,
  riskPage,
  outlookPage,
  newOutlookPage,
  outlookEntryPage,
  reviewsPage,
  newReviewPage,
  reviewPage,
  reviewWordsPage,
  reviewFindingPage,
  reviewObjectivePage,
  reviewPartnerPage,
  reviewClosingPage,
  learningPage,
  newLessonPage,
  newSuccessPage,
  adoptionPage,
  settingsPage,
  standingPage,
  healthCheckPage,
  roundOpeningPage,
  roundAnswerPage,
  roundClosingPage,
  roundActionPage,
  partnershipTeamPage,
  structurePage,
  linkAskingPage,
  linkAnswerPage,
  linkEndingPage,
  powersPage,
  powerEndingPage,
  endingPage,
  endingHandoverPage,
  endingProposalPage,
]

export { owed } from './owed.ts'
export { holderDenied } from './seats/denied.sql.ts'
export { seatsHelped, seatsOnceHeld } from './seats/seats-held.sql.ts'

export const jobs: readonly Job[] = [
  closeRoundsJob,
  endLinksJob,
  holdElectionsJob,
  forgetMembershipLists,
  forgetJoinContacts,
  forgetConcernContacts,
]
