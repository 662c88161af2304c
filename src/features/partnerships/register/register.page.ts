/** The public register: which partnerships there are, found by topic, place, kind, state, sector and words. */
import { z } from 'zod'
import { anyOf, anyone, secretariat, speaksForSomeOrganisation } from '../../../access/access.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { sectors } from '../../organisations/index.ts'
import { partnershipKinds } from '../start/scope.page.ts'
import { searchRegister } from './register.queries.ts'

const states = ['forming', 'running', 'reviewing', 'ended', 'not-formed'] as const
const text = z.string().max(100).optional().catch(undefined)
const query = z.object({
  topic: text,
  place: text,
  words: text,
  kind: z.enum(partnershipKinds).optional().catch(undefined),
  state: z.enum(states).optional().catch(undefined),
  sector: z.enum(sectors).optional().catch(undefined),
})

const startsOne = anyOf(secretariat, speaksForSomeOrganisation)

export const registerPage = definePage({
  path: '/partnerships',
  access: anyone,
  audit: 'reads only',
  template: 'partnerships/register/register.njk',
  query,
  sameForAll: true,
  async show({ db, query: asked, today, actor, t, url }) {
    const entries = await searchRegister(db, asked, today)
    const some = Object.values(asked).some(Boolean)
    const select = (values: readonly string[], key: string, chosen: string | undefined) =>
      optionsOf(t, values, key, chosen)
    return {
      title: t('partnerships.register.title'),
      entries,
      asked,
      filtered: some,
      search: url.search,
      kinds: select(partnershipKinds, 'partnerships.field.kind-options', asked.kind),
      states: select(states, 'partnerships.state', asked.state),
      sectors: select(sectors, 'organisations.form.sector-options', asked.sector),
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
  query,
  async respond({ db, hub, query: asked, today }) {
    const head = ['name', 'kind', 'state', 'purpose', 'topics', 'places', 'partners', 'seats', 'vacant', 'address']
    const rows = (await searchRegister(db, asked, today)).map(entry => [
      entry.name,
      entry.kind,
      entry.state,
      entry.purpose,
      entry.topics,
      entry.places,
      entry.partners.map(({ name }) => name).join('; '),
      entry.seats,
      entry.vacant,
      `${hub.origin}/partnerships/${entry.slug}`,
    ])
    return csvFile('partnerships.csv', [head, ...rows])
  },
})
