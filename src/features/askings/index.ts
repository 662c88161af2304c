/** Asking others how they find an organisation: what only they can judge. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { invitedAnswerPage, openAnswerPage } from './answer.page.ts'
import { askingsCsv, askingsPage } from './askings.page.ts'
import { closeAskings } from './close-askings.job.ts'
import { consequencesPage } from './consequences.page.ts'
import { openingPage } from './opening.page.ts'

export const routes: readonly Route[] = [
  askingsPage,
  askingsCsv,
  openingPage,
  openAnswerPage,
  consequencesPage,
  invitedAnswerPage,
]

export const jobs: readonly Job[] = [closeAskings]
