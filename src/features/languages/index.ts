/** The languages that an area offers beside English: choosing one, and what its speakers confirm and propose of the words of each. */
import type { Route } from '../../web/page.ts'
import { choosePage } from './choose.page.ts'
import { confirmedDownload } from './confirmed.download.ts'
import { languagesPage } from './languages.page.ts'
import { proposalPage } from './proposal.page.ts'
import { proposalsPage } from './proposals.page.ts'
import { wordPage } from './word.page.ts'
import { wordsPage } from './words.page.ts'

export { owed } from './owed.ts'

export const routes: readonly Route[] = [
  choosePage,
  languagesPage,
  wordsPage,
  wordPage,
  proposalsPage,
  proposalPage,
  confirmedDownload,
]
