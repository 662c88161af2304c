/** Consultations: planning, the public calendar and page, the question form, opening and closing. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { newConsultationPage } from './beginning/new.page.ts'
import { atOncePage } from './form/at-once.page.ts'
import { questionConditionPage, sectionConditionPage } from './form/condition.page.ts'
import { correctionPage } from './form/correction.page.ts'
import { formPage } from './form/form.page.ts'
import { previewPage } from './form/preview.page.ts'
import { newQuestionPage, questionPage } from './form/question.page.ts'
import { newSectionPage, sectionPage } from './form/section.page.ts'
import { languagePage } from './languages/language.page.ts'
import { languagesPage } from './languages/languages.page.ts'
import { offeringPage } from './languages/offering.page.ts'
import { decisionPage, decisionsPage, newDecisionPage } from './learning/decisions.page.ts'
import { evaluationPage } from './learning/evaluation.page.ts'
import { evaluationWordsPage } from './learning/evaluation-words.page.ts'
import { interimReviewPage, newInterimReviewPage } from './learning/interim-review.page.ts'
import { earlierLessonsPage, lessonPage, lessonsPage } from './learning/lessons.page.ts'
import { openAndClose } from './opening/open-and-close.job.ts'
import { reschedulingPage } from './opening/rescheduling.page.ts'
import { withdrawalPage } from './opening/withdrawal.page.ts'
import { groupPage, groupsPage } from './plan/groups.page.ts'
import { packPage } from './plan/pack.page.ts'
import { planPageItself } from './plan/plan.page.ts'
import { aboutPage, basicsPage, contactPage, planningPage, scopePage, takingPartPage } from './plan/plan-pages.page.ts'
import { publicityPage } from './plan/publicity.page.ts'
import { consultationTeamPage } from './plan/team.page.ts'
import { timetablePage } from './plan/timetable.page.ts'
import { askedPage, askingPage } from './preparing/asking.page.ts'
import { invitedPage, inviteePage, suggestionPage } from './preparing/invited.page.ts'
import { partPage } from './preparing/part.page.ts'
import { relatedPage } from './preparing/related.page.ts'
import { signOffPage } from './preparing/sign-off.page.ts'
import { whoIsAskedPage } from './preparing/who-is-asked.page.ts'
import { wordingOfPage, wordingPage } from './preparing/wording.page.ts'
import { calendarPage } from './public/calendar.page.ts'
import { consultationsAtom, consultationsCsv, consultationsIcs } from './public/feeds.page.ts'
import { listPage } from './public/list.page.ts'
import { posterPdf, qrSvg, shortAddressPage, tellOthersPage } from './public/poster.page.ts'
import { rehearsalDayPage, rehearsalEndPage, rehearsalPage } from './rehearsal/rehearsal.page.ts'
import { wipeUnusedRehearsals } from './rehearsal/wipe-unused.job.ts'
import { challengeAnswerPage, challengePage, challengesPage } from './requests/challenges.page.ts'
import { forgetRequestContacts } from './requests/forget-contacts.job.ts'
import { forgetWishes } from './requests/forget-wishes.job.ts'
import { formatContactPage, formatRequestPage, formatRequestsPage, formatsPage } from './requests/formats.page.ts'
import { interestLinkPage, interestPage } from './requests/interest.page.ts'
import { keepSetPage } from './sets/keep-set.page.ts'
import { setPage, setsPage } from './sets/sets.page.ts'
import { takenOverPage } from './sets/taken-over.page.ts'

export { beginConsultation } from './beginning/begin.queries.ts'
export { findLeaders } from './beginning/new.page.ts'
export { type Consultation, findConsultation, findPack, type PackDocument } from './consultation.queries.ts'
export { consultationIn, formIn } from './languages/texts.ts'
export { findLanguages, speak } from './languages/words.queries.ts'
export { resources } from './open-data.ts'
export { analyseAgain, stepOn } from './opening/analysing.ts'
export { type DueAtOpening, openingPageWith } from './opening/opening.page.ts'
export { arrangePack } from './plan/pack.queries.ts'
export { consultationPageWith } from './public/consultation.page.ts'
export { loadQuestionForm } from './question-form.queries.ts'
export { hasOpened } from './requests/contacts.ts'
export { eraseWish } from './requests/interest.queries.ts'
export { type Dates, daysLeft, lengthOf, type Standing, standingOn, type Today } from './timetable.ts'
export { consultationWorkspace } from './workspace.ts'

export const routes: readonly Route[] = [
  languagesPage,
  languagePage,
  offeringPage,
  signOffPage,
  relatedPage,
  invitedPage,
  inviteePage,
  suggestionPage,
  whoIsAskedPage,
  askingPage,
  askedPage,
  wordingPage,
  wordingOfPage,
  partPage,
  decisionsPage,
  newDecisionPage,
  decisionPage,
  lessonsPage,
  lessonPage,
  earlierLessonsPage,
  listPage,
  calendarPage,
  consultationsIcs,
  consultationsAtom,
  consultationsCsv,
  shortAddressPage,
  tellOthersPage,
  qrSvg,
  posterPdf,
  newConsultationPage,
  planPageItself,
  basicsPage,
  aboutPage,
  scopePage,
  takingPartPage,
  contactPage,
  planningPage,
  timetablePage,
  packPage,
  consultationTeamPage,
  groupsPage,
  groupPage,
  publicityPage,
  formPage,
  atOncePage,
  takenOverPage,
  newSectionPage,
  sectionPage,
  keepSetPage,
  setsPage,
  setPage,
  newQuestionPage,
  questionPage,
  questionConditionPage,
  sectionConditionPage,
  correctionPage,
  previewPage,
  rehearsalPage,
  rehearsalDayPage,
  rehearsalEndPage,
  reschedulingPage,
  withdrawalPage,
  interimReviewPage,
  newInterimReviewPage,
  evaluationPage,
  evaluationWordsPage,
  interestPage,
  interestLinkPage,
  formatsPage,
  formatRequestsPage,
  formatRequestPage,
  formatContactPage,
  challengePage,
  challengesPage,
  challengeAnswerPage,
]
export { owed } from './owed.ts'

export const jobs: readonly Job[] = [openAndClose, forgetWishes, forgetRequestContacts, wipeUnusedRehearsals]
