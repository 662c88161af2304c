/** The entries of a partnership of kinds that belong together: a page and a file of values for each such group. */
import { type Actor, anyone, runsPartnership, sitsOnPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { csvFile } from '../../../web/csv.ts'
import { sayLine } from '../../../web/entries.ts'
import { type DownloadPage, defineDownload, definePage, type Page } from '../../../web/page.ts'
import { findRequests, latestOnly, stateOf } from '../../parties/index.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { agreementsInBook, answersShown } from '../consent/agreements.matter.ts'
import { boundBy } from '../consent/binding.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { addressOf, crumbs, looksAfterPartnership, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { ownSeatsAsked } from './answering.ts'
import { seatsAsked } from './asking.ts'
import { findPartnersConsultations, pairsOf } from './consultations.queries.ts'
import { type Entry, findEntries } from './entries.queries.ts'
import { entryMatter } from './entry.matter.ts'
import { linesOf, titleOf } from './entry.view.ts'
import { invitationMatter } from './invitation.matter.ts'
import { type BookName, books, type Kind } from './kind.ts'
import { kindsOf } from './kinds.ts'

/** Who reads a list, of what, and when. */
type Reading = { readonly partnership: Partnership; readonly actor: Actor; readonly today: Day; readonly t: Translate }

/** What a party that an entry was put to says. */
type Said = {
  readonly id: string
  readonly organisation: string
  readonly state: ReturnType<typeof stateOf>
  readonly told: string
}

/** Whether somebody reads what is for those who sit there and whoever helps them. */
function isInside(actor: Actor, partnership: Partnership): boolean {
  const ref = subjectOf(partnership)
  return sitsOnPartnership.allows(actor, ref) || looksAfterPartnership.allows(actor, ref)
}

/** What parties say to entries, by entry, with what else they told. */
async function saidOf(db: Handle, ids: readonly string[], today: Day): Promise<ReadonlyMap<string, readonly Said[]>> {
  if (ids.length === 0) return new Map()
  const found = []
  for (const { name: matter } of [entryMatter, invitationMatter])
    found.push(...latestOnly(await findRequests(db, { records: { matter, ids } })))
  const said = found.map(request => ({
    entry: request.record.id,
    id: request.id,
    organisation: request.organisation,
    state: stateOf({ request }, today),
    told: request.standing?.said['reach'] ?? '',
  }))
  return Map.groupBy(said, ({ entry }) => entry)
}

/** The seats' answers to an entry in numbers, and whether the reader may still answer; null where seats are not asked. */
async function seatsSay(db: Handle, kind: Kind, entry: Entry, { partnership, actor, today }: Reading) {
  const asked = await seatsAsked(db, partnership.id, kind, entry, today)
  if (asked.length === 0) return null
  const counted = entry.answers.filter(({ seatId }) => asked.some(({ id }) => id === seatId))
  const own = await ownSeatsAsked(db, { partnership, kind, entry }, actor.person?.id ?? null, today)
  return {
    all: asked.length,
    yes: counted.filter(({ says }) => says === 'yes').length,
    no: counted.filter(({ says }) => says === 'no').length,
    own: own.length > 0,
    answered: own.every(({ id }) => counted.some(({ seatId }) => seatId === id)),
    // Who says no and why, and what would help, is for those who can do something about it.
    comments: runsPartnership.allows(actor, subjectOf(partnership))
      ? counted
          .filter(({ says, comment }) => comment !== '' || says === 'no')
          .map(({ seat, says, comment }) => ({ seat, says, comment }))
      : [],
  }
}

/** Whether somebody may write entries of a kind, as far as it is known before the partner is chosen. */
function mayWrite(kind: Kind, actor: Actor, partnership: Partnership, speaks: boolean): boolean {
  const ref = subjectOf(partnership)
  if (isOver(partnership)) return false
  if (runsPartnership.allows(actor, ref)) return true
  return kind.writes === 'sits' ? sitsOnPartnership.allows(actor, ref) : kind.writes === 'partner' && speaks
}

async function listOf(db: Handle, kind: Kind, reading: Reading, speaksFor: ReadonlySet<string>) {
  const { partnership, actor, today, t } = reading
  const entries = await findEntries(db, partnership.id, [kind.name])
  const said = await saidOf(
    db,
    entries.map(({ id }) => id),
    today,
  )
  const inside = isInside(actor, partnership)
  const writes = mayWrite(kind, actor, partnership, speaksFor.size > 0)
  const runs = runsPartnership.allows(actor, subjectOf(partnership))
  const cards = []
  for (const entry of entries) {
    const own = runs || (kind.writes === 'partner' && entry.partner_id !== null && speaksFor.has(entry.partner_id))
    cards.push({
      id: entry.id,
      title: titleOf(entry, kind, t),
      lines: linesOf(entry, kind, t),
      ended: entry.ended_on,
      said: said.get(entry.id) ?? [],
      seats: inside && entry.ended_on === null ? await seatsSay(db, kind, entry, reading) : null,
      meeting:
        kind.several && writes && entry.ended_on === null && entry.on_day !== null && entry.on_day >= today
          ? entry.on_day
          : null,
      change: writes && own ? `${addressOf(partnership, kind.book)}/${kind.name}/${entry.id}` : null,
    })
  }
  return { name: kind.name, add: writes ? `${addressOf(partnership, kind.book)}/${kind.name}/new` : null, cards }
}

/** What is put to every partner about the entries of a page, with what each says. */
async function agreementsOf(db: Handle, book: BookName, { partnership, actor, today }: Reading) {
  const names = agreementsInBook(book)
  if (names.length === 0) return []
  const own = await boundBy(db, actor, partnership, today)
  return Promise.all(
    names.map(async name => {
      const said = await answersShown(db, partnership, name, today)
      return {
        name,
        said,
        askedOf: said.flatMap(each => (own.includes(each.organisationId) ? (each.requestId ?? []) : [])),
      }
    }),
  )
}

/** The consultations of partners, and which of them could be done together. */
async function consultationsOf(db: Handle, { partnership, today }: Reading) {
  const all = await findPartnersConsultations(db, partnership.id, today)
  return { all, pairs: pairsOf(all) }
}

/** The page of a group of kinds. */
export function bookPage(book: BookName): Page {
  const own = kindsOf(book)
  return definePage({
    path: `/partnerships/:slug/${book}`,
    showsRecord: own.map(({ name }) => name),
    workspace: { stage: books[book], label: `partnerships.task.${book}` },
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'partnerships/entries/book.njk',
    params: slugParams,
    sameForAll: true,
    subject: visiblePartnership,
    async show({ db, subject, actor, today, t }) {
      const reading = { partnership: subject, actor, today, t }
      const inside = isInside(actor, subject)
      const speaksFor = new Set((await partnersOf(db, actor, subject.id, today)).map(({ id }) => id))
      const lists = []
      for (const kind of own.filter(({ seen }) => seen === 'anyone' || inside || speaksFor.size > 0))
        lists.push(await listOf(db, kind, reading, speaksFor))
      return {
        title: t(`entries.books.${book}.title`),
        breadcrumbs: crumbs(t, subject),
        partnership: subject,
        book,
        runs: runsPartnership.allows(actor, subjectOf(subject)),
        lists,
        consultations: book === 'engagement' ? await consultationsOf(db, reading) : null,
        agreements: await agreementsOf(db, book, reading),
        csv: own.some(({ seen }) => seen === 'anyone'),
      }
    },
  })
}

const heads = ['kind', 'about', 'said', 'standing', 'ended'] as const

/** The same as a file of values: what everybody may read, and nothing else. */
export function bookCsv(book: BookName): DownloadPage {
  const open = kindsOf(book).filter(({ seen }) => seen === 'anyone')
  return defineDownload({
    path: `/partnerships/:slug/${book}.csv`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    params: slugParams,
    subject: visiblePartnership,
    async respond({ db, subject, today, t }) {
      const rows = []
      for (const kind of open) {
        const entries = await findEntries(db, subject.id, [kind.name])
        const said = await saidOf(
          db,
          entries.map(({ id }) => id),
          today,
        )
        for (const entry of entries)
          rows.push([
            t(`entries.kinds.${kind.name}.one`),
            titleOf(entry, kind, t),
            linesOf(entry, kind, t).map(sayLine).join('\n'),
            (said.get(entry.id) ?? [])
              .map(one => `${one.organisation}: ${t(`parties.state.${one.state}`)}${one.told && `. ${one.told}`}`)
              .join('\n'),
            entry.ended_on,
          ])
      }
      return csvFile(`${subject.slug}-${book}.csv`, [heads.map(head => t(`entries.csv.${head}`)), ...rows])
    },
  })
}
