/** The pages that bring documents in. */
import type { Route } from '../../../web/page.ts'
import { aboutPage } from './about.page.ts'
import { draftComparisonPage } from './comparison.page.ts'
import { importPage } from './import.page.ts'
import { paragraphPage } from './paragraph.page.ts'
import { reviewPage } from './review.page.ts'
import { draftFileDownload } from './source-file.download.ts'
import { treePage } from './tree.page.ts'

export const bringInRoutes: readonly Route[] = [
  importPage,
  reviewPage,
  draftFileDownload,
  treePage,
  aboutPage,
  draftComparisonPage,
  paragraphPage,
]
