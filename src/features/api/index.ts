/** Open data: what every feature opens to other programs, described for machines and for people, and by the standards of the field. */
import { anyone } from '../../access/access.ts'
import type { Job } from '../../jobs/jobs.ts'
import { defineDownload, type Route } from '../../web/page.ts'
import type { Resource } from '../../web/resource.ts'
import { noticeJob } from './noticing/notice.job.ts'
import { openapiOf } from './openapi.ts'
import { readingPage } from './reading.page.ts'
import { standardPaths } from './standards/described.ts'
import { feedRoutes } from './standards/feeds.ts'
import { givingFile } from './standards/giving.ts'
import { hsdsRoutes } from './standards/hsds.ts'
import { popoloFile } from './standards/popolo.ts'
import { schemaRoute } from './standards/schemas.ts'

/** The addresses of open data, and of what describes it. */
export function routesFor(resources: readonly Resource[]): readonly Route[] {
  const openapi = defineDownload({
    path: '/api/openapi.json',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    open: true,
    asks: [],
    async respond({ hub, area, t }) {
      const about = {
        title: t('api.openapi-title', { compact: area.compactName }),
        description: t('api.openapi-about'),
        origin: hub.origin,
        contact: area.contact.email,
        area: area.name,
        compact: area.compactName,
      }
      return {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify(openapiOf(resources, about, standardPaths(resources))),
      }
    },
  })
  return [
    readingPage(resources),
    openapi,
    ...resources.flatMap(({ routes }) => routes),
    popoloFile(resources),
    givingFile(resources),
    ...hsdsRoutes(resources),
    schemaRoute(resources),
    ...feedRoutes(resources),
  ]
}

/** Background work over the resources there are. */
export function jobsFor(resources: readonly Resource[]): readonly Job[] {
  return [noticeJob(resources)]
}
