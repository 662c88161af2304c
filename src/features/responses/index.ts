/** Responses: giving one in any channel, coming back to it, and keeping who gave it apart from what was said. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { changePage } from './change.page.ts'
import { commentingPage, draftCommentingPage } from './commenting.page.ts'
import { draftPage } from './draft.page.ts'
import { draftCheckPage } from './draft-check.page.ts'
import { draftFormPage } from './draft-form.page.ts'
import { explanationPage } from './explanation.page.ts'
import { findResponsePage } from './find-response.page.ts'
import { keyedPage } from './keyed.page.ts'
import { keyedLetter, printLetterPage } from './keyed-letter.page.ts'
import { keyedListPage } from './keyed-list.page.ts'
import { keyingPage } from './keying.page.ts'
import { keyingCheckPage } from './keying-check.page.ts'
import { paperFormDocx, paperFormPdf } from './paper/form.download.ts'
import { receiptPage } from './receipt.page.ts'
import { receiptPdf, receiptTable, receiptText } from './receipt-copies.page.ts'
import { respondPage } from './respond.page.ts'
import { responsesPage, responsesTable } from './responses.page.ts'
import { openedScan, openScanPage } from './scan.page.ts'
import { openingPage, openSealPage, sealPage } from './seal.page.ts'
import { draftSectionPage, sectionPage } from './section.page.ts'
import { acknowledgeResponses, forgetRespondents } from './upkeep.job.ts'
import { withdrawalPage } from './withdrawal.page.ts'

export { readsConfidential } from './responses.page.ts'
export { contactsInView, minutesInView, openContact, openToLook } from './seal.ts'

export const routes: readonly Route[] = [
  respondPage,
  paperFormPdf,
  paperFormDocx,
  sectionPage,
  commentingPage,
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
  responsesPage,
  responsesTable,
  sealPage,
  openSealPage,
  openingPage,
]
export { owed } from './owed.ts'

export const jobs: readonly Job[] = [acknowledgeResponses, forgetRespondents]
