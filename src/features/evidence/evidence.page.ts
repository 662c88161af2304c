/** The evidence pack for a funder of local partnerships: what they did, who took part, what changed, what money and help moved. */
import { z } from 'zod'
import { anyone } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { type DocumentTree, type Paragraph, plainAsInline } from '../../documents/index.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import { csvFile } from '../../web/csv.ts'
import { defineDownload, definePage } from '../../web/page.ts'
import { writeAs } from '../documents/index.ts'
import { findEvidence } from './evidence.queries.ts'
import { periodNamed, periodsOn } from './period.ts'
import { parts, sentencesOf } from './sentences.ts'

const query = z.object({
  period: z.string().max(10).optional().catch(undefined),
  partnership: z.string().max(120).optional().catch(undefined),
})
type Asked = z.output<typeof query>

/** The pack of a period: the partnerships in sentences, and their sums. */
async function packOf(db: Handle, asked: Asked, today: Day, t: Translate) {
  const period = periodNamed(asked.period, today)
  const all = await findEvidence(db, { from: period.from, to: period.to, slug: asked.partnership || undefined })
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    period,
    covers: t(period.to > today ? 'evidence.covers-so-far' : 'evidence.covers', {
      from: longDay(period.from),
      to: longDay(period.to > today ? today : period.to),
    }),
    partnerships: all.map(one => {
      const said = sentencesOf(one, t)
      return { slug: one.slug, name: one.name, purpose: one.purpose, said, ...countedByProof(said) }
    }),
    totals: [
      t('evidence.total-partnerships', { count: all.length }),
      t('evidence.total-meetings', { count: sum(one => one.meetings) }),
      t('evidence.total-decisions', { count: sum(one => one.decisions.length) }),
      t('evidence.total-given', {
        cash: Math.round(sum(one => one.cash.confirmed + one.cash.stated)),
        kind: Math.round(sum(one => one.inKind.confirmed + one.inKind.stated)),
        confirmed: Math.round(sum(one => one.cash.confirmed + one.inKind.confirmed)),
      }),
    ],
    data: all,
  }
}

/** How many sentences there are, and how many are known in which way. */
function countedByProof(said: ReturnType<typeof sentencesOf>) {
  const all = parts.flatMap(part => said[part])
  const known = (how: (typeof all)[number]['known']) => all.filter(one => one.known === how).length
  return {
    sentences: all.length,
    known: { shown: known('shown'), confirmed: known('confirmed'), stated: known('stated') },
  }
}

/** The address of the pack, and of a file of it, as it is looked at. */
function addressOf(file: string, { period, partnership }: Asked): string {
  const asked = new URLSearchParams({
    ...(period ? { period } : {}),
    ...(partnership ? { partnership } : {}),
  }).toString()
  return `/partnerships/evidence${file}${asked ? `?${asked}` : ''}`
}

export const evidencePage = definePage({
  path: '/partnerships/evidence',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'evidence/evidence.njk',
  query,
  sameForAll: true,
  async show({ db, query: asked, today, t }) {
    const { data, ...pack } = await packOf(db, asked, today, t)
    return {
      title: t('evidence.title'),
      breadcrumbs: [{ text: t('web.nav.partnerships'), href: '/partnerships' }],
      ...pack,
      parts,
      periods: periodsOn(today).map(({ name, kind }) => ({
        value: name,
        text: t(`evidence.period-${kind}`, { name }),
        selected: name === pack.period.name,
      })),
      partnership: asked.partnership ?? '',
      files: ['pdf', 'docx', 'csv', 'json'].map(format => ({
        text: t(`evidence.file.${format}`),
        href: addressOf(`.${format}`, asked),
      })),
    }
  },
})

/** The pack as a document: a heading for each partnership, one for each part, a paragraph for each sentence. */
function treeOf(
  { covers, totals, partnerships }: Awaited<ReturnType<typeof packOf>>,
  t: Translate,
  origin: string,
): DocumentTree {
  const paragraphs: Paragraph[] = []
  const add = (kind: Paragraph['kind'], level: number, parent: string | null, text: string): string => {
    const key = `p-${paragraphs.length}`
    paragraphs.push({ key, parent, path: key, printed: '', kind, level, text: plainAsInline(text) })
    return key
  }
  const top = add('heading', 0, null, covers)
  for (const text of [t('evidence.intro'), ...totals]) add('paragraph', 1, top, text)
  for (const { name, purpose, said } of partnerships) {
    const own = add('heading', 0, null, name)
    if (purpose) add('paragraph', 1, own, purpose)
    for (const part of parts) {
      if (said[part].length === 0) continue
      const head = add('heading', 1, own, t(`evidence.part.${part}`))
      for (const { text, known, href } of said[part])
        add('paragraph', 2, head, `${text} (${t(`evidence.known.${known}`)}; ${origin}${href})`)
    }
  }
  return { title: t('evidence.title'), version: null, paragraphs, faults: [] }
}

const asDocument = (format: 'pdf' | 'docx') =>
  defineDownload({
    path: `/partnerships/evidence.${format}`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    query,
    async respond({ db, hub, query: asked, area, today, t }) {
      const pack = await packOf(db, asked, today, t)
      const about = { largePrint: false, lang: 'en-GB', glossary: [], work: '/partnerships/evidence', date: today }
      const written = await writeAs(format, treeOf(pack, t, hub.origin), { ...about, author: area.compactName })
      return { ...written, filename: `evidence-${pack.period.name}.${format}` }
    },
  })

export const evidencePdf = asDocument('pdf')
export const evidenceDocx = asDocument('docx')

export const evidenceCsv = defineDownload({
  path: '/partnerships/evidence.csv',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query,
  async respond({ db, hub, query: asked, today, t }) {
    const { partnerships, period } = await packOf(db, asked, today, t)
    const heads = ['partnership', 'part', 'says', 'known', 'record'].map(head => t(`evidence.csv.${head}`))
    const rows = partnerships.flatMap(({ name, said }) =>
      parts.flatMap(part =>
        said[part].map(({ text, known, href }) => [
          name,
          t(`evidence.part.${part}`),
          text,
          t(`evidence.known.${known}`),
          `${hub.origin}${href}`,
        ]),
      ),
    )
    return csvFile(`evidence-${period.name}.csv`, [heads, ...rows])
  },
})

export const evidenceJson = defineDownload({
  path: '/partnerships/evidence.json',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  query,
  async respond({ db, hub, query: asked, today, t }) {
    const { data, period } = await packOf(db, asked, today, t)
    const partnerships = data.map(one => ({ ...one, url: `${hub.origin}/partnerships/${one.slug}` }))
    const body = JSON.stringify({ from: period.from, to: period.to, toldOn: today, partnerships }, null, 2)
    return { type: 'application/json; charset=utf-8', body, filename: `evidence-${period.name}.json` }
  },
})
