/** The public register: which partnerships there are, found by topic, place, kind, state, sector and words. */
import { z } from 'zod'
import { anyOf, anyone, secretariat, speaksForSomeOrganisation } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { asked, listQuery, readList, sortedBy } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { sectors } from '../../organisations/index.ts'
import { partnershipKinds } from '../start/scope.page.ts'
import { publicNames } from './public-fields.ts'
import { countRegister, registerSorts, searchRegister } from './register.queries.ts'

const states = ['forming', 'running', 'reviewing', 'ended', 'not-formed'] as const
const query = z.object({
  ...listQuery,
  sort: sortedBy(registerSorts),
  topic: asked,
  place: asked,
  kind: z.enum(partnershipKinds).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  sector: z.enum(sectors).optional().catch(undefined),
})

/** Most partners named in a row: a board of many would push all others off the page. */
const NAMED = 2

const startsOne = anyOf(secretariat, speaksForSomeOrganisation)

export const registerPage = definePage({
  path: '/partnerships',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/register/register.njk',
  query,
  sameForAll: true,
  async show({ db, query, today, actor, t }) {
    const { list, rows: entries } = await readList({
      path: '/partnerships',
      query,
      sorts: registerSorts.map(value => ({ value, text: t(`partnerships.register.sort.${value}`) })),
      count: () => countRegister(db, query, today),
      rows: part => searchRegister(db, query, today, part),
    })
    const select = (values: readonly string[], key: string, chosen: string | undefined) =>
      optionsOf(t, values, key, chosen)
    return {
      title: t('partnerships.register.title'),
      list,
      entries: entries.map(one => ({
        ...one,
        first: one.partners.slice(0, NAMED),
        more: one.partners.length - NAMED,
      })),
      asked: query,
      kinds: select(partnershipKinds, 'partnerships.field.kind-options', query.kind),
      states: select(states, 'partnerships.state', query.state),
      sectors: select(sectors, 'organisations.form.sector-options', query.sector),
      mayStart: startsOne.allows(actor, null),
    }
  },
})

function optionsOf(t: Translate, values: readonly string[], key: string, chosen: string | undefined) {
  return [
    { value: '', text: t('partnerships.register.any') },
    ...values.map(value => ({ value, text: t(`${key}.${value}`), selected: value === chosen })),
  ]
}

export const registerCsv = defineDownload({
  path: '/partnerships.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query,
  async respond({ db, hub, query, today }) {
    const head = [...publicNames, 'partners', 'seats', 'vacant', 'address']
    const rows = (await searchRegister(db, query, today)).map(entry => [
      ...publicNames.map(name => entry[name]),
      entry.partners.map(({ name }) => name).join('; '),
      entry.seats,
      entry.vacant,
      `${hub.origin}/partnerships/${entry.slug}`,
    ])
    return csvFile('partnerships.csv', [head, ...rows])
  },
})
