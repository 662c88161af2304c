/** The pages that read and compare documents, for every kind of subject. */
import type { Route } from '../../../web/page.ts'
import { comparePage } from '../comparing/compare.page.ts'
import { shelves } from '../shown.ts'
import { documentDownload } from './document.download.ts'
import { historyPage } from './history.page.ts'
import { listPage } from './list.page.ts'
import { readingPage } from './reading.page.ts'

export const readingRoutes: readonly Route[] = shelves.flatMap(shelf => [
  listPage(shelf),
  readingPage(shelf),
  historyPage(shelf),
  comparePage(shelf),
  documentDownload(shelf),
])
