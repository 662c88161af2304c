/** Responses: giving one in any channel, coming back to it, and keeping who gave it apart from what was said. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import type { Reminder } from '../../web/reminders.ts'
import { confidencePage } from './confidence/confidence.page.ts'
import { keepCountsJob } from './counting/keep-counts.job.ts'
import { aboutYouTable } from './export/about-you.page.ts'
import { responsesTable } from './export/responses-csv.page.ts'
import { responsesWorkbook } from './export/responses-xlsx.page.ts'
import { chosenFile, openedFile, shownFile } from './files/files.download.ts'
import { filesPage, openedFilePage, openFilePage } from './files/files.page.ts'
import { commentingPage, draftCommentingPage } from './giving/commenting.page.ts'
import { draftPage } from './giving/draft.page.ts'
import { draftCheckPage } from './giving/draft-check.page.ts'
import { draftFormPage } from './giving/draft-form.page.ts'
import { putAwayPage } from './giving/put-away.page.ts'
import { pencilReminder, sharedReminders } from './giving/reminder.ts'
import { respondPage } from './giving/respond.page.ts'
import { draftSectionPage, sectionPage } from './giving/section.page.ts'
import { sharedPage } from './giving/shared.page.ts'
import { importColumnsPage } from './import/columns.page.ts'
import { forgetImports } from './import/forget-files.job.ts'
import { importPage } from './import/import.page.ts'
import { importsPage } from './import/imports.page.ts'
import { importMeaningsPage } from './import/meanings.page.ts'
import { importRowsCsv } from './import/rows.download.ts'
import { importTakingBackPage } from './import/taking-back.page.ts'
import { workOnImports } from './import/work.job.ts'
import { keyedPage } from './keying/keyed.page.ts'
import { keyedLetter, printLetterPage } from './keying/keyed-letter.page.ts'
import { keyedListPage } from './keying/keyed-list.page.ts'
import { keyingPage } from './keying/keying.page.ts'
import { keyingCheckPage } from './keying/keying-check.page.ts'
import { openedScan, openScanPage } from './keying/scan.page.ts'
import { kioskAgainPage, kioskEndPage, kioskPage, kioskStartPage } from './kiosk/kiosk.page.ts'
import { latePage } from './late/late.page.ts'
import { responsesPage } from './list/responses.page.ts'
import { markIdentifyingWords } from './masking/mark.job.ts'
import { wordsPage } from './masking/words.page.ts'
import { wordsOfResponsePage } from './masking/words-of-response.page.ts'
import { wordsTogetherPage } from './masking/words-together.page.ts'
import { paperFormDocx, paperFormPdf } from './paper/form.download.ts'
import { changePage } from './receipt/change.page.ts'
import { explanationPage } from './receipt/explanation.page.ts'
import { findResponsePage } from './receipt/find-response.page.ts'
import { receiptPage } from './receipt/receipt.page.ts'
import { receiptPdf, receiptTable, receiptText } from './receipt/receipt-copies.page.ts'
import { withdrawalPage } from './receipt/withdrawal.page.ts'
import { openingPage, openSealPage, sealPage } from './sealing/seal.page.ts'
import { acknowledgeResponses, forgetRespondents } from './upkeep.job.ts'

export {
  answersThatChose,
  type CountedAnswer,
  countBy,
  countStanding,
  type Group,
  loadTallies,
  type Tallies,
} from './counting/tallies.queries.ts'
export { sayFile } from './files/files.page.ts'
export { filesOfResponse } from './files/looking.queries.ts'
export { sectors } from './form/about-you.ts'
export { forgetDraftContact } from './giving/draft.queries.ts'
export { forgetLateContact, type LateOutcome, loadLateOutcome, settleLate } from './late/late.queries.ts'
export { readsConfidential } from './list/responses.page.ts'
export { maskingOf, wordsIn } from './masking/masking.queries.ts'
export {
  answerExplanation,
  findByCode,
  keepWithoutPoints,
  markRead,
  markReadTogether,
  markUnread,
} from './receipt/response.queries.ts'
export { type GivenUp, noteCameBack, noteTriedAgain, takeCameBack } from './sealing/came-back.ts'
export { readCode } from './sealing/receipt-code.ts'
export { contactsInView, eraseContact, minutesInView, openContact, openToLook } from './sealing/seal.ts'
export { noteLettersGone, noteTold } from './sealing/told.ts'

export const routes: readonly Route[] = [
  kioskPage,
  kioskStartPage,
  kioskAgainPage,
  kioskEndPage,
  respondPage,
  paperFormPdf,
  paperFormDocx,
  sectionPage,
  commentingPage,
  putAwayPage,
  sharedPage,
  draftPage,
  draftFormPage,
  draftSectionPage,
  draftCommentingPage,
  draftCheckPage,
  findResponsePage,
  receiptPage,
  receiptPdf,
  receiptText,
  receiptTable,
  changePage,
  withdrawalPage,
  explanationPage,
  keyingPage,
  keyedListPage,
  keyedPage,
  printLetterPage,
  keyedLetter,
  openScanPage,
  openedScan,
  keyingCheckPage,
  latePage,
  importsPage,
  importColumnsPage,
  importMeaningsPage,
  importPage,
  importRowsCsv,
  importTakingBackPage,
  wordsPage,
  wordsOfResponsePage,
  wordsTogetherPage,
  filesPage,
  openFilePage,
  openedFilePage,
  openedFile,
  shownFile,
  chosenFile,
  responsesPage,
  responsesTable,
  responsesWorkbook,
  aboutYouTable,
  confidencePage,
  sealPage,
  openSealPage,
  openingPage,
]
/** What pages of a consultation say to a browser that has begun a response. */
export const reminders: readonly Reminder[] = [pencilReminder, ...sharedReminders]

export { owed } from './owed.ts'

export const jobs: readonly Job[] = [
  acknowledgeResponses,
  forgetRespondents,
  keepCountsJob,
  markIdentifyingWords,
  workOnImports,
  forgetImports,
]
