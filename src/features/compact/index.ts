/** The Compact: codes in force, who has signed them, how subjects stand against them, and what there is to do. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { consultationPageWith, openingPageWith } from '../consultations/index.ts'
import type { Matter } from '../parties/index.ts'
import { partnershipPageWith } from '../partnerships/index.ts'
import { adoptionPage } from './agreement/adoption.page.ts'
import { championsPage, endChampionPage, newChampionPage } from './agreement/champions.page.ts'
import { compactPage } from './agreement/compact.page.ts'
import { originPage } from './agreement/origin.page.ts'
import { statementPage } from './agreement/statement.page.ts'
import { beginYearlyReview } from './annual-review/begin.job.ts'
import { closingPage } from './annual-review/closing.page.ts'
import { actionPage, newActionPage, reportWordsPage } from './annual-review/keeping.page.ts'
import { reviewDocx, reviewPdf } from './annual-review/report.download.ts'
import { newReviewPage, reviewPage, reviewsPage } from './annual-review/reviews.page.ts'
import { scorecardPage } from './annual-review/scorecard.page.ts'
import { signOffPage } from './annual-review/sign-off.page.ts'
import { checkPages } from './checks/check.page.ts'
import { dueAtOpening } from './checks/due-at-opening.ts'
import { editionChoicePage } from './checks/edition-choice.page.ts'
import { recordFindingsJob } from './checks/record-findings.job.ts'
import { codeAkomaNtoso } from './codes/akoma-ntoso.download.ts'
import { clausePage } from './codes/clause.page.ts'
import { codePage } from './codes/code.page.ts'
import { codesPage } from './codes/codes.page.ts'
import { codeCoverageCsv, codeCoveragePage, coveragePage } from './codes/coverage.page.ts'
import { practicePage } from './codes/practice.page.ts'
import { codeCommentsPage, commentPage, commentsPage } from './comments/comments.page.ts'
import { setAsidePage } from './comments/set-aside.page.ts'
import { departurePages } from './departures/departure.page.ts'
import { answerPage } from './editions/answer.page.ts'
import { bringingInPage } from './editions/bringing-in.page.ts'
import { changesPage } from './editions/changes.page.ts'
import { editionPage } from './editions/edition.page.ts'
import { endingPage } from './editions/ending.page.ts'
import { errataPage } from './editions/errata.page.ts'
import { forgetFormatContacts } from './formats/forget-contacts.job.ts'
import { codeFormatRequestsPage, codeFormatsPage } from './formats/formats.page.ts'
import { codeFormatContactPage, codeFormatFile, codeFormatRequestPage } from './formats/request.page.ts'
import { heardPages } from './heard/index.ts'
import { countsCsv, findingsPage, overTimeCsv } from './monitoring/findings.page.ts'
import { findingsCsv, findingsListPage } from './monitoring/list.page.ts'
import { subjectLine } from './over-time/subject-line.ts'
import { adoptionPages } from './rules/adoption.page.ts'
import { rulesPage } from './rules/rules.page.ts'
import { signatoryFormPdf } from './signing/form.download.ts'
import { goingOnMatter } from './signing/going-on.ts'
import { signatureMatter } from './signing/signature.matter.ts'
import { changeSignaturePage, signaturePage } from './signing/signature.page.ts'
import { newSignaturePage, signaturesPage } from './signing/signatures.page.ts'
import { taskPage } from './tasks/task.page.ts'
import { tasksPage } from './tasks/tasks.page.ts'
import { codeTermPage, termsPage } from './terms/terms.page.ts'
import { noteOnConsultation, writingPages } from './writing/index.ts'

export { type Checked, checkCompact, checkedKinds, checkSubject, checkSubjects } from './checks/checking.ts'
export { stepOf } from './checks/finding.view.ts'
export type { CheckedKind } from './checks/kinds.ts'
export { recordFindings, recordSome } from './checks/record-findings.ts'
export { sayKept } from './checks/say-kept.ts'
export { type CheckedSubject, findSubject } from './checks/subject.ts'
export { sealEditions } from './codes/sealing.queries.ts'
export { findRecordedOn } from './monitoring/findings.queries.ts'
export { countOverTime } from './monitoring/recorded.queries.ts'
export { listAt } from './monitoring/standing.ts'
export { resources } from './open-data/index.ts'
export { keptLine } from './over-time/kept-line.ts'
export { monthlyDays, type Stretch, seriesOf } from './over-time/series.ts'
export { owed } from './owed.ts'
export { clockOf } from './rules/clock.ts'
export { askToStayBound, type Bound, boundAfter, endSigning } from './signing/going-on.ts'
export { compactWorkspace } from './workspace.ts'

export const routes: readonly Route[] = [
  tasksPage,
  taskPage,
  codesPage,
  codePage,
  codeAkomaNtoso,
  clausePage,
  practicePage,
  coveragePage,
  codeCoveragePage,
  codeCoverageCsv,
  compactPage,
  signaturesPage,
  newSignaturePage,
  signaturePage,
  changeSignaturePage,
  signatoryFormPdf,
  championsPage,
  newChampionPage,
  endChampionPage,
  adoptionPage,
  editionPage,
  bringingInPage,
  endingPage,
  errataPage,
  changesPage,
  answerPage,
  originPage,
  statementPage,
  reviewsPage,
  newReviewPage,
  reviewPage,
  reviewPdf,
  reviewDocx,
  reportWordsPage,
  scorecardPage,
  newActionPage,
  actionPage,
  signOffPage,
  closingPage,
  rulesPage,
  ...adoptionPages,
  findingsPage,
  findingsListPage,
  findingsCsv,
  countsCsv,
  overTimeCsv,
  codeCommentsPage,
  commentsPage,
  setAsidePage,
  commentPage,
  termsPage,
  codeTermPage,
  codeFormatsPage,
  codeFormatRequestsPage,
  codeFormatRequestPage,
  codeFormatContactPage,
  codeFormatFile,
  ...checkPages,
  editionChoicePage,
  openingPageWith(dueAtOpening),
  consultationPageWith(
    (db, id, today, t) => subjectLine(db, { kind: 'consultation', id }, today, t),
    noteOnConsultation,
  ),
  partnershipPageWith((db, id, today, t) => subjectLine(db, { kind: 'partnership', id }, today, t)),
  ...departurePages,
  ...heardPages,
  ...writingPages,
]
/** What other parties are asked about the Compact. */
export const matters: readonly Matter[] = [signatureMatter, goingOnMatter]

export const jobs: readonly Job[] = [recordFindingsJob, forgetFormatContacts, beginYearlyReview]
