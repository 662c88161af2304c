/** Areas side by side: what other areas publish, read once a day from their public data, beside what this one does. */
import type { Job } from '../../jobs/jobs.ts'
import type { Route } from '../../web/page.ts'
import type { Resource } from '../../web/resource.ts'
import { addressesPage } from './addresses.page.ts'
import { areaPages } from './areas.page.ts'
import { readAreasJob } from './read-areas.job.ts'

/** The pages over the resources there are. */
export function routesFor(resources: readonly Resource[]): readonly Route[] {
  return [...areaPages(resources), addressesPage]
}

export const jobs: readonly Job[] = [readAreasJob]
