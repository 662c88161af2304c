/** The page for people who want the data: what there is, field by field, with an example, and how to ask for it. */
import { anyone } from '../../access/access.ts'
import type { Thing } from '../../web/linked-data.ts'
import { usualPace } from '../../web/open-serving.ts'
import { definePage, type Page, type PageRequest } from '../../web/page.ts'
import { apiRoot, mostRecords, type Resource, usualLimit } from '../../web/resource.ts'
import { apiChanges } from './changes.ts'
import { fieldsOf } from './fields.ts'
import { feedAt } from './standards/feeds.ts'
import { schemaAt } from './standards/schemas.ts'

/** The reading page over the resources there are. */
export function readingPage(resources: readonly Resource[]): Page {
  return definePage({
    path: '/api',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'api/reading.njk',
    sameForAll: true,
    async show(request) {
      const { hub, t } = request
      return {
        title: t('api.title'),
        root: `${hub.origin}${apiRoot}`,
        limits: { usual: usualLimit, most: mostRecords, pace: usualPace },
        resources: await Promise.all(resources.map(one => described(one, request))),
        changes: apiChanges,
        standards: standards.map(({ name, href }) => ({ name, href })),
        linkedThing: datasetOf(request),
      }
    },
  })
}

/** The files by the standards of the field, with the words of each below `api.standards.`. */
const standards = [
  { name: 'popolo', href: '/api/popolo.json', type: 'application/json' },
  { name: 'giving', href: '/api/360giving.json', type: 'application/json' },
  { name: 'hsds', href: '/api/hsds/organizations', type: 'application/json' },
  { name: 'calendar', href: '/consultations.ics', type: 'text/calendar' },
  { name: 'atom', href: '/consultations.atom', type: 'application/atom+xml' },
] as const

/** All of it as a data set of schema.org. */
function datasetOf({ hub, area, t }: PageRequest<unknown, unknown, unknown>): Thing {
  return {
    '@type': 'Dataset',
    '@id': `${hub.origin}/api`,
    name: t('api.openapi-title', { compact: area.compactName }),
    description: t('api.openapi-about'),
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: area.name, url: hub.origin },
    distribution: standards.map(({ href, type }) => ({
      '@type': 'DataDownload',
      encodingFormat: type,
      contentUrl: `${hub.origin}${href}`,
    })),
  }
}

async function described(resource: Resource, request: PageRequest<unknown, unknown, unknown>) {
  const { name, record, about, path, item, filters } = resource
  const [first] = (await resource.all(request, 1).next()).value ?? []
  return {
    name,
    record,
    about,
    path,
    example: `${path}?limit=2`,
    one: first && {
      path: `${path}/${encodeURIComponent(String(first['slug'] ?? first['id']))}`,
      text: shortened(first),
    },
    schema: schemaAt(resource),
    feed: feedAt(resource),
    fields: fieldsOf(item.shape),
    filters: fieldsOf(filters),
  }
}

/** Most characters of an example. */
const LONGEST = 1500

/** A record as it is answered; of its lists the first part only, and of long texts the beginning. */
function shortened(record: Readonly<Record<string, unknown>>): string {
  const short = JSON.stringify(
    record,
    (_name, value: unknown) => {
      if (Array.isArray(value)) return value.slice(0, 1)
      return typeof value === 'string' && value.length > 160 ? `${value.slice(0, 150)} …` : value
    },
    2,
  )
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}\n…` : short
}
