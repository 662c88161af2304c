/** Points: reading responses without names, splitting them, deciding on each point, and telling everybody what came of it. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { analysisPage } from './analysis/analysis.page.ts'
import { answersCsv, answersPage } from './analysis/answers.page.ts'
import { campaignsCsv, campaignsPage } from './analysis/campaigns.page.ts'
import { compareResponsesJob } from './analysis/comparing/compare.job.ts'
import { reopeningPage } from './analysis/reopening.page.ts'
import { askRespondents } from './checking-back/ask-respondents.job.ts'
import { readingLinkPage } from './checking-back/reading-link.page.ts'
import { correctionReadingPage, readingsPage } from './checking-back/readings.page.ts'
import { codePage, mergeCodePage, newCodePage } from './coding/code.page.ts'
import { codebookPage } from './coding/codebook.page.ts'
import { differencesPage } from './coding/differences.page.ts'
import { pointCodesPage } from './coding/point-codes.page.ts'
import { suggestCodesJob } from './coding/suggest-codes.job.ts'
import { pointChangePage } from './deciding/change.page.ts'
import { pointExtentPage } from './deciding/extent.page.ts'
import { pointGistPage } from './deciding/gist.page.ts'
import { paragraphPage } from './deciding/paragraph.page.ts'
import { pointPlacePage } from './deciding/place.page.ts'
import { pointPage } from './deciding/point.page.ts'
import { pointsCsv } from './deciding/points-csv.page.ts'
import { pointRemovalPage } from './deciding/removal.page.ts'
import { answerPage, explanationsPage } from './explanations/explanations.page.ts'
import { feedbackPage } from './feedback/feedback.page.ts'
import { feedbackLetters, feedbackLettersPage } from './feedback/letters.page.ts'
import { sendFeedback } from './feedback/send-feedback.job.ts'
import { makeVersionPage } from './next-version/make-version.page.ts'
import { nextVersionPage } from './next-version/next-version.page.ts'
import { cutTextPage } from './reading/cut.page.ts'
import { readResponsePage } from './reading/response.page.ts'
import { registerCsv, registerPage } from './register/register.page.ts'
import { keepReportCounts } from './report/keep-counts.job.ts'
import { outcomePage } from './report/outcome.page.ts'
import { publicationPage } from './report/publication.page.ts'
import { reportCsv, reportPage, reportPdf } from './report/report.page.ts'
import { sameQuestionPage } from './report/same-question.page.ts'
import { reportWordsPage } from './report/words.page.ts'
import { weightingBackPage, weightingPage } from './weighting/weighting.page.ts'
import { actPage, actsPage } from './workbench/acts.page.ts'
import { bulkCodePage, bulkDecisionPage } from './workbench/bulk.page.ts'
import { pointsPage } from './workbench/points.page.ts'
import { textsPage } from './workbench/texts.page.ts'
import { readTextsPage, splitTextsPage } from './workbench/texts-together.page.ts'

export const routes: readonly Route[] = [
  readResponsePage,
  cutTextPage,
  pointsPage,
  pointsCsv,
  actsPage,
  bulkDecisionPage,
  textsPage,
  splitTextsPage,
  readTextsPage,
  bulkCodePage,
  actPage,
  pointPage,
  pointPlacePage,
  pointExtentPage,
  pointRemovalPage,
  pointGistPage,
  pointChangePage,
  pointCodesPage,
  codebookPage,
  newCodePage,
  differencesPage,
  codePage,
  mergeCodePage,
  paragraphPage,
  analysisPage,
  answersPage,
  answersCsv,
  campaignsPage,
  campaignsCsv,
  reopeningPage,
  nextVersionPage,
  makeVersionPage,
  registerPage,
  registerCsv,
  reportPage,
  sameQuestionPage,
  reportPdf,
  reportCsv,
  reportWordsPage,
  publicationPage,
  outcomePage,
  feedbackPage,
  feedbackLettersPage,
  feedbackLetters,
  explanationsPage,
  answerPage,
  weightingPage,
  weightingBackPage,
  readingsPage,
  correctionReadingPage,
  readingLinkPage,
]
export { resources } from './open-data.ts'
export { owed } from './owed.ts'

export const jobs: readonly Job[] = [
  sendFeedback,
  askRespondents,
  keepReportCounts,
  compareResponsesJob,
  suggestCodesJob,
]
