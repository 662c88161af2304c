/** Points: reading responses without names, splitting them, deciding on each point, and telling everybody what came of it. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import { pointExtentPage } from './deciding/extent.page.ts'
import { paragraphPage } from './deciding/paragraph.page.ts'
import { pointPlacePage } from './deciding/place.page.ts'
import { pointPage } from './deciding/point.page.ts'
import { pointsPage } from './deciding/points.page.ts'
import { cutTextPage } from './reading/cut.page.ts'
import { readResponsePage } from './reading/response.page.ts'

export const routes: readonly Route[] = [
  readResponsePage,
  cutTextPage,
  pointsPage,
  pointPage,
  pointPlacePage,
  pointExtentPage,
  paragraphPage,
]
export const jobs: readonly Job[] = []
