/** Words by mailed link: staff confirm what they have read, and whoever sits for an organisation says whether it backs them. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { askStaff } from './ask-staff.ts'
import { backingPage, backingWordsPage } from './backing.page.ts'
import { backingLinkPage } from './backing-link.page.ts'
import { newReaderPage, readerPage, staffPage } from './staff.page.ts'
import { staffLinkPage } from './staff-link.page.ts'

export const routes: readonly Route[] = [
  staffPage,
  newReaderPage,
  readerPage,
  staffLinkPage,
  backingPage,
  backingWordsPage,
  backingLinkPage,
]

export { forgetReader } from './staff.queries.ts'

export const jobs: readonly Job[] = [askStaff]
