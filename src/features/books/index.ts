/** Books: what an organisation keeps of how it works, and what the Compact keeps of itself. Every page is made from the kinds. */
import type { Route } from '../../web/page.ts'
import { bookNames } from '../organisations/index.ts'
import { bookCsv, bookPage } from './book.page.ts'
import { entryPage } from './entry.page.ts'
import { kinds } from './kinds.ts'
import { newEntryPage } from './new-entry.page.ts'

export const routes: readonly Route[] = [
  ...bookNames.map(bookPage),
  ...bookNames.map(bookCsv),
  ...kinds.map(newEntryPage),
  ...kinds.map(entryPage),
]
