/**
 * What changed lately, as Atom (RFC 4287): a feed for each kind of record, by the day that the record bears or else by the day on which it was
 * noticed to be another. The consultations have one of their own.
 */
import { Feed } from 'feed'
import { anyone } from '../../../access/access.ts'
import { practiceOf } from '../../../codes/index.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type DownloadPage, defineDownload, type PageRequest } from '../../../web/page.ts'
import type { OpenRecord, Resource } from '../../../web/resource.ts'
import { noticedKinds } from '../noticing/notice.job.ts'
import { findLatest } from '../noticing/noticed.queries.ts'

/** How a record becomes an entry: the field of its day, and of the words that say what it is. */
type Told = { readonly on: readonly string[]; readonly title: readonly string[]; readonly text: readonly string[] }

/** The kinds that have a feed. Where several fields are named the first that says something counts; without a day it is what was noticed. */
const told: Readonly<Record<string, Told>> = {
  organisations: { on: [], title: ['name'], text: [] },
  partnerships: { on: [], title: ['name'], text: [] },
  seats: { on: [], title: ['partnershipName', 'name'], text: [] },
  meetings: { on: ['on'], title: ['partnership'], text: ['state', 'minutes'] },
  decisions: { on: ['withdrawnOn', 'on'], title: ['text'], text: ['partnership'] },
  actions: { on: ['closedOn', 'dueOn'], title: ['what'], text: ['partnership', 'state'] },
  contributions: { on: ['givenOn', 'promisedOn'], title: ['what'], text: ['partnership', 'giver'] },
  registers: { on: ['reportedOn'], title: ['title'], text: [] },
  codes: { on: ['supersededOn', 'inForceFrom'], title: ['title'], text: ['status'] },
  signatures: { on: ['withdrawnOn', 'from'], title: ['organisation', 'code'], text: ['known'] },
  findings: { on: ['since'], title: ['practice'], text: ['verdict', 'proof'] },
  departures: { on: ['publishedOn'], title: ['practice'], text: ['reason'] },
  views: { on: ['answeredOn', 'saidOn'], title: ['practice'], text: ['organisation', 'says', 'reason', 'answer'] },
  comments: { on: ['answeredOn'], title: ['code', 'clause'], text: ['comment', 'answer'] },
  reviews: { on: ['closedOn', 'openedOn'], title: ['from', 'to'], text: ['report'] },
  elections: { on: ['declaredOn', 'calledOn'], title: ['partnershipName', 'seatName'], text: ['outcome'] },
}

/** Entries of one feed. */
const MOST = 50

/** The address of the feed of a resource; null where it has none. */
export const feedAt = ({ name, path }: Resource): string | null => (told[name] ? `${path}.atom` : null)

/** A feed for each kind of record that changes. */
export function feedRoutes(resources: readonly Resource[]): DownloadPage[] {
  return resources.flatMap(resource => {
    const telling = told[resource.name]
    return telling ? [feedOf(resource, telling)] : []
  })
}

function feedOf(resource: Resource, telling: Told): DownloadPage {
  const path = `${resource.path}.atom`
  return defineDownload({
    path,
    access: anyone,
    audit: 'reads only',
    publishes: resource.publishes,
    open: true,
    asks: [],
    async respond(request) {
      const { hub, area } = request
      const entries = await entriesOf(resource, telling, request)
      const latest: Entry[] = []
      // Only the latest are kept while the records are read, however many there are.
      for await (const part of resource.all(request))
        latest.splice(0, latest.length, ...newest([...latest, ...part.flatMap(entries)]))
      const feed = new Feed({
        id: `${hub.origin}${path}`,
        link: `${hub.origin}/api#${resource.name}`,
        title: `${area.compactName}: ${resource.record}`,
        description: resource.about,
        copyright: area.compactName,
        updated: latest[0]?.date ?? new Date(0),
        feedLinks: { atom: `${hub.origin}${path}` },
        author: { name: area.compactName },
      })
      for (const { title, text, date, id, link } of latest)
        feed.addItem({
          id,
          title: asHtml(title),
          link,
          date,
          description: asHtml(text),
          author: [{ name: area.compactName }],
        })
      return { type: 'application/atom+xml; charset=utf-8', body: feed.atom1() }
    },
  })
}

type Entry = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly link: string
  readonly date: Date
}

const newest = (entries: readonly Entry[]): Entry[] =>
  entries.toSorted((a, b) => Number(b.date) - Number(a.date) || (a.id < b.id ? 1 : -1)).slice(0, MOST)

/** How records of a kind become entries; one without a day, or of a day to come, tells nothing that happened. */
async function entriesOf(
  { name }: Resource,
  { on, title, text }: Told,
  { db, today, t }: PageRequest<unknown, unknown, unknown>,
): Promise<(row: OpenRecord) => Entry[]> {
  const words = (row: OpenRecord, fields: readonly string[]) =>
    fields.flatMap(field => (said(row[field]) ? [inWords(field, row[field], t)] : []))
  const entryOf = (row: OpenRecord, day: string | undefined | null, about: string): Entry[] => {
    if (!day || day > today) return []
    const subject = row['subject'] as { readonly name?: unknown } | undefined
    const of = subject && said(subject.name) ? [subject.name] : []
    return [
      {
        id: `urn:${/^[0-9a-f-]{36}$/.test(String(row['id'])) ? 'uuid' : 'record'}:${row['id']}`,
        title: [...of, ...words(row, title)].join(': '),
        text: about,
        link: String(row['url']),
        date: new Date(`${day}T00:00:00Z`),
      },
    ]
  }
  if (!noticedKinds.includes(name)) return row => entryOf(row, words(row, on)[0], words(row, text).join('. '))
  const noticed = await findLatest(db, name, MOST)
  return row => {
    const { on: day, changed } = noticed.get(String(row['id'])) ?? { on: null, changed: [] }
    return entryOf(
      row,
      day,
      changed.length > 0 ? t('api.feeds.changed', { fields: changed.join(', ') }) : t('api.feeds.new'),
    )
  }
}

/** A value as people read it: a practice by its title, and what was found and how it is known in words. */
function inWords(field: string, value: string, t: Translate): string {
  if (field === 'practice') return practiceOf(value)?.title ?? value
  if (field === 'verdict') return t(`compact.verdict.${value}`)
  return field === 'proof' ? t(`compact.proof.${value}`) : value
}

const said = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Plain text as the HTML that feeds are read as. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
