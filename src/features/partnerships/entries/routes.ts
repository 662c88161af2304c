/** Every page and file of the entries that a partnership keeps, made from the kinds. */
import type { Route } from '../../../web/page.ts'
import { entryAnswerPage } from './answer.page.ts'
import { bookCsv, bookPage } from './book.page.ts'
import { possibleDaysPage } from './days.page.ts'
import { entryPage } from './entry.page.ts'
import { bookNames, kinds, kindsOf } from './kinds.ts'
import { entryLinkPage } from './link.page.ts'
import { newEntryPage } from './new-entry.page.ts'

export const entryRoutes: readonly Route[] = [
  ...bookNames.map(bookPage),
  ...bookNames.filter(book => kindsOf(book).some(({ seen }) => seen === 'anyone')).map(bookCsv),
  ...kinds.filter(({ several }) => !several).map(newEntryPage),
  possibleDaysPage,
  ...kinds.map(entryPage),
  entryAnswerPage,
  entryLinkPage,
]
