/** The recorded findings one by one: what every count of them leads to, as a page and as a table for spreadsheets. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { practiceOf, sayParameters, shortFingerprint, standingOf, strengths } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { listQuery, readList } from '../../../web/list.ts'
import { defineDownload, definePage } from '../../../web/page.ts'
import { byCode, verdictColours } from '../checks/finding.view.ts'
import { addressOf } from '../checks/subject.ts'
import { loadRules } from '../codes/rules-in-time.queries.ts'
import { type Asking, countings, narrowings, whichOf } from './asking.ts'
import { type Behind, loadBehind } from './behind.queries.ts'
import { sayBodies } from './dashboard.ts'
import { countRecorded, findRecorded, type Recorded } from './recorded.queries.ts'
import { LIST } from './standing.ts'

const query = z.object({
  page: listQuery.page,
  ...narrowings,
  standing: z.enum(countings).optional().catch(undefined),
  on: z.iso
    .date()
    .transform(on => day(on))
    .optional()
    .catch(undefined),
})
type Query = z.infer<typeof query>

/** The same question without a day that has not come: of it nothing is known yet. */
const upTo = (today: Day, query: Query): Query => (query.on && query.on > today ? { ...query, on: undefined } : query)

/** The findings that a query asks for, each with the clauses behind it. */
async function whichAsked(db: Handle, asking: Query, today: Day) {
  const all = await loadBehind(db, today, asking.on ? 'ever' : 'now')
  const which = whichOf(all, asking)
  return { ...which, behind: which.behind ?? all, standing: asking.standing }
}

const keyOf = ({ demand, set }: Pick<Behind, 'demand' | 'set'>): string => `${demand} ${set}`

export const findingsListPage = definePage({
  path: LIST,
  workspace: { within: 'findings' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/monitoring/list.njk',
  sameForAll: true,
  query,
  async show({ db, area, query, today, t }) {
    const asking = upTo(today, query)
    const which = await whichAsked(db, asking, today)
    const { list, rows } = await readList({
      path: LIST,
      query: asking,
      count: () => countRecorded(db, which, asking.on),
      rows: part => findRecorded(db, which, part, asking.on),
    })
    const behind = new Map(which.behind.map(one => [keyOf(one), one]))
    const option = (of: string) => (value: string) => ({
      value,
      text: t(`compact.${of}.${value}`),
      selected: value === asking.standing || value === asking.strength,
    })
    return {
      title: t('compact.recorded.title'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.findings.title'), href: '/compact/findings' },
      ],
      list,
      about: await aboutOf(db, asking, today, t),
      kept: Object.entries(asking).flatMap(([name, value]) =>
        value !== undefined && !['page', 'standing', 'strength'].includes(name) ? [{ name, value: String(value) }] : [],
      ),
      standings: [{ value: '', text: t('compact.recorded.any') }, ...countings.map(option('outcome'))],
      strengths: [{ value: '', text: t('compact.recorded.any') }, ...strengths.map(option('strength'))],
      findings: rows.map(one => viewOf(one, behind.get(keyOf(one)))),
    }
  },
})

function viewOf(found: Recorded, behind: Behind | undefined) {
  const { practice = '', strength = 'could', clauses = [] } = behind ?? {}
  const { kind, slug, verdict } = found
  return {
    ...found,
    practice,
    strength,
    title: practiceOf(practice)?.title ?? practice,
    href: addressOf({ kind, slug }, 'checks'),
    colour: verdictColours[verdict],
    codes: byCode(clauses),
  }
}

/** What the list is narrowed to, in words: a practice, a clause or a section of a code, a signatory. */
export async function aboutOf(
  db: Handle,
  asking: Asking & { readonly on?: Day | undefined },
  today: Day,
  t: Translate,
): Promise<string[]> {
  const code = [...(await loadRules(db, today)).codes.values()].find(({ id }) => id === asking.code)
  const section = code?.sections.find(({ number }) => number === asking.section)
  const body = asking.signatory
    ? await db.selectFrom('organisation').select('name').where('slug', '=', asking.signatory).executeTakeFirst()
    : undefined
  return [
    asking.practice &&
      t('compact.recorded.of-practice', { practice: practiceOf(asking.practice)?.title ?? asking.practice }),
    code && t('compact.recorded.of-code', { code: code.title }),
    section && t('compact.recorded.of-section', { section: `${section.number}. ${section.title}` }),
    asking.code && asking.clause && t('compact.recorded.of-clause', { clause: asking.clause }),
    body && t('compact.recorded.of-signatory', { organisation: body.name }),
    asking.kind && t('compact.recorded.of-kind', { kind: t(`compact.subject.${asking.kind}`) }),
    asking.sector && t('compact.recorded.of-sector', { sector: sayBodies(asking.sector, t) }),
    asking.state && t(`compact.dashboard.state-options.${asking.state}`),
    asking.on && t('compact.recorded.on', { day: longDay(asking.on) }),
  ].flatMap(line => line || [])
}

/** Most findings in one table. */
const MOST = 100_000

export const findingsCsv = defineDownload({
  path: '/compact/findings.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query,
  async respond({ db, hub, query, today, t }) {
    const asking = upTo(today, query)
    const which = await whichAsked(db, asking, today)
    const [rows, editions] = await Promise.all([
      findRecorded(db, which, { limit: MOST, offset: 0 }, asking.on),
      loadEditions(db),
    ])
    const behind = new Map(which.behind.map(one => [keyOf(one), one]))
    const heads = ['kind', 'subject', 'address', 'practice', 'title', 'parameters', 'strength', 'verdict', 'proof']
    const more = ['counts-as', 'because', 'since', 'closed', 'version', 'clauses', 'editions']
    return csvFile('findings.csv', [
      [...heads, ...more].map(name => t(`compact.recorded.column.${name}`)),
      ...rows.map(one => {
        const { kind, slug, subject, verdict, proof, because, since, closed, version, set } = one
        const { practice = '', parameters = {}, strength = '', clauses = [] } = behind.get(keyOf(one)) ?? {}
        const named = clauses.map(({ code, clause }) => `${code} ${clause}`).join('; ')
        const title = practiceOf(practice)?.title ?? practice
        const about = [
          kind,
          subject,
          `${hub.origin}${addressOf({ kind, slug })}`,
          practice,
          title,
          sayParameters(practice, parameters),
        ]
        const found = [strength, verdict, proof ?? '', standingOf(one), because, since, closed ? 'yes' : 'no', version]
        return [...about, ...found, named, set === null ? '' : (editions.get(set) ?? '')]
      }),
    ])
  },
})

/** Each set of editions in words, with the fingerprints that the findings rest on. */
async function loadEditions(db: Handle): Promise<ReadonlyMap<string, string>> {
  const [sets, codes] = await Promise.all([
    db.selectFrom('edition_set').select(['id', 'codes', 'fingerprints']).execute(),
    db.selectFrom('code').select(['id', 'edition']).execute(),
  ])
  const names = new Map(codes.map(({ id, edition }) => [id, edition]))
  return new Map(
    sets.map(({ id, codes: own, fingerprints }) => [
      id,
      own.map((code, at) => `${names.get(code) ?? code} ${shortFingerprint(fingerprints[at] ?? '')}`.trim()).join('; '),
    ]),
  )
}
