/** Areas side by side: each as its own public data tells, in the order of their names. */
import { z } from 'zod'
import { anyone, secretariat } from '../../access/access.ts'
import { definePage, type Page, type PageRequest } from '../../web/page.ts'
import type { Resource } from '../../web/resource.ts'
import { findOthers, readKeptAddresses } from './areas.queries.ts'
import { ownReading } from './own-reading.ts'
import { inOrder, type OneArea, practiceIn, practicesOf, wholeOf } from './side-by-side.ts'

type Asked = PageRequest<unknown, unknown, unknown>

/** This area and the others. */
async function allAreas(resources: readonly Resource[], request: Asked): Promise<OneArea[]> {
  const { hub, area, now } = request
  const own: OneArea = {
    key: '',
    name: area.name,
    address: hub.origin,
    reading: await ownReading(resources, request),
    readAt: now,
    fault: null,
  }
  return inOrder([own, ...(await findOthers(request.db))])
}

/** The pages over the resources there are. */
export function areaPages(resources: readonly Resource[]): Page[] {
  const areasPage = definePage({
    path: '/areas',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'areas/areas.njk',
    sameForAll: true,
    async show(request) {
      const areas = await allAreas(resources, request)
      return {
        title: request.t('areas.title'),
        areas: areas.map(one => ({
          ...one,
          own: one.key === '',
          codes: new Set(one.reading?.clauses.filter(({ status }) => status === 'in-force').map(({ code }) => code))
            .size,
          whole: one.reading && wholeOf(one.reading),
        })),
        waits: (await readKeptAddresses(request.db)).waits,
        practices: practicesOf(areas),
        keeps: secretariat.allows(request.actor, null),
      }
    },
  })
  const practicePage = definePage({
    path: '/areas/practices/:id',
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'areas/practice.njk',
    params: z.object({ id: z.string().max(200) }),
    sameForAll: true,
    async show(request) {
      const { t, params } = request
      const found = practiceIn(await allAreas(resources, request), params.id)
      const title = found.find(one => one.title !== null)?.title
      if (title === undefined || title === null) return { kind: 'not-found' }
      return {
        title,
        breadcrumbs: [{ text: t('areas.title'), href: '/areas' }],
        areas: found,
        clauses: found.flatMap(({ area, clauses }) => clauses.map(clause => ({ ...clause, area: area.name }))),
      }
    },
  })
  return [areasPage, practicePage]
}
