/** Operations: settings of the area, people and their roles, the audit, mail and background work, and the standing pages. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { auditPage, auditSheet } from './audit.page.ts'
import { endRolePage } from './end-role.page.ts'
import { erasePersonPage } from './erase-person.page.ts'
import { forgetOldMail } from './forget-old-mail.job.ts'
import { jobsPage } from './jobs.page.ts'
import { tellCameBack } from './mail-failed.ts'
import { moveFiles } from './move-files.job.ts'
import { newPersonPage } from './new-person.page.ts'
import { outboxPage } from './outbox.page.ts'
import { peoplePage } from './people.page.ts'
import { personPage } from './person.page.ts'
import { settingsPage } from './settings.page.ts'
import { standingPages } from './standing.page.ts'
import { statusPage } from './status.page.ts'

export { gaugeQueues } from './gauges.ts'
export { mailFailed } from './mail-failed.ts'
export { readQueues } from './queues.queries.ts'

export const routes: readonly Route[] = [
  settingsPage,
  peoplePage,
  newPersonPage,
  personPage,
  endRolePage,
  erasePersonPage,
  auditPage,
  auditSheet,
  outboxPage,
  jobsPage,
  statusPage,
  ...standingPages,
]

export { owed } from './owed.ts'

export const jobs: readonly Job[] = [forgetOldMail, moveFiles, tellCameBack]
