/** What changed lately, as Atom (RFC 4287): a feed for each kind of record that has a day. The consultations have one of their own. */
import { Feed } from 'feed'
import { anyone } from '../../../access/access.ts'
import { type DownloadPage, defineDownload } from '../../../web/page.ts'
import type { OpenRecord, Resource } from '../../../web/resource.ts'

/** How a record becomes an entry: the field of its day, and of the words that say what it is. */
type Told = { readonly on: readonly string[]; readonly title: readonly string[]; readonly text: readonly string[] }

/** The kinds that have a feed. Where several fields are named the first that says something counts. */
const told: Readonly<Record<string, Told>> = {
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
      const latest: Entry[] = []
      // Only the latest are kept while the records are read, however many there are.
      for await (const part of resource.all(request))
        latest.splice(
          0,
          latest.length,
          ...newest([...latest, ...part.flatMap(row => entryOf(row, telling, request.today))]),
        )
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

/** A record as an entry; one without a day, or of a day to come, tells nothing that happened. */
function entryOf(row: OpenRecord, { on, title, text }: Told, today: string): Entry[] {
  const words = (fields: readonly string[]) => fields.map(field => row[field]).filter(said)
  const [day] = words(on)
  if (day === undefined || day > today) return []
  const subject = row['subject'] as { readonly name?: unknown } | undefined
  const name = subject && said(subject.name) ? [subject.name] : []
  return [
    {
      id: `urn:${/^[0-9a-f-]{36}$/.test(String(row['id'])) ? 'uuid' : 'record'}:${row['id']}`,
      title: [...name, ...words(title)].join(': '),
      text: words(text).join('. '),
      link: String(row['url']),
      date: new Date(`${day}T00:00:00Z`),
    },
  ]
}

const said = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Plain text as the HTML that feeds are read as. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
