/** Writing a code of the area's own in the browser. */
import type { Route } from '../../../web/page.ts'
import { aboutDraftPage, droppingPage } from './about.page.ts'
import { clausePage } from './clause.page.ts'
import { consultDraftPage } from './consultation.page.ts'
import { coveragePage, draftChangesPage } from './coverage.page.ts'
import { draftFile } from './draft.download.ts'
import { draftPage } from './draft.page.ts'
import { draftsPage } from './drafts.page.ts'
import { listingPage } from './listing.page.ts'
import { newClausePage } from './new-clause.page.ts'
import { outcomePage } from './outcome.page.ts'
import { parametersPage } from './parameters.page.ts'
import { practicesPage } from './practices.page.ts'
import { newSectionPage, orderPage, sectionPage } from './section.page.ts'

export { noteOnConsultation } from './public-note.ts'

export const writingPages: readonly Route[] = [
  draftsPage,
  draftPage,
  aboutDraftPage,
  droppingPage,
  newSectionPage,
  sectionPage,
  orderPage,
  newClausePage,
  clausePage,
  practicesPage,
  parametersPage,
  coveragePage,
  draftChangesPage,
  draftFile,
  listingPage,
  consultDraftPage,
  outcomePage,
]
