/** Entries of kinds that belong together: a page for everybody to read, and a file of values, for each such book. */
import { anyone } from '../../access/access.ts'
import type { Translate } from '../../web/catalogue.ts'
import { csvFile } from '../../web/csv.ts'
import { sayLine } from '../../web/entries.ts'
import { type DownloadPage, defineDownload, definePage, type Page } from '../../web/page.ts'
import { type BookName, books } from '../organisations/index.ts'
import { clausesIn } from './choosing.ts'
import { type Entry, findEntries } from './entries.queries.ts'
import { linesOf, titleOf } from './entry.view.ts'
import { keeperOf, mayWrite, paramsOf, pathOf, trailTo } from './keeper.ts'
import type { Kind } from './kind.ts'
import { kindsOf } from './kinds.ts'

/** Where the clauses are that an entry names. */
function clausesOf({ edition, words }: Entry) {
  if (edition === null || typeof words['clauses'] !== 'string') return []
  return clausesIn(words['clauses']).map(clause => ({
    text: clause,
    href: `/codes/${encodeURIComponent(edition)}/clauses/${encodeURIComponent(clause)}`,
  }))
}

/** An entry as its page shows it; `change` where the reader may change it. */
function cardOf(entry: Entry, kind: Kind, t: Translate, change: string | null) {
  const clauses = clausesOf(entry)
  const without = clauses.length > 0 ? t('books.box.aid-clauses') : null
  return {
    title: titleOf(entry, kind, t),
    lines: linesOf(entry, kind, t).filter(({ label }) => label !== without),
    clauses,
    ended: entry.ended_on,
    change,
  }
}

/** The page of a book. */
export function bookPage(book: BookName): Page {
  const own = kindsOf(book)
  return definePage({
    path: pathOf(book),
    showsRecord: own.map(({ name }) => name),
    ...(books[book] === 'compact' ? { workspace: { stage: 'kept', label: `books.nav.${book}` } } : {}),
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'books/book.njk',
    params: paramsOf,
    sameForAll: true,
    subject: keeperOf(book),
    async show({ db, subject, actor, t }) {
      const may = mayWrite(book, actor, subject)
      const all = await findEntries(
        db,
        subject,
        own.map(({ name }) => name),
      )
      const lists = own.map(kind => {
        const entries = all.filter(entry => entry.kind === kind.name)
        const at = `${subject.at}/${book}/${kind.name}`
        const full = kind.single === true && entries.some(({ ended_on }) => ended_on === null)
        return {
          name: kind.name,
          add: may && !full ? `${at}/new` : null,
          cards: entries.map(entry => cardOf(entry, kind, t, may ? `${at}/${entry.id}` : null)),
        }
      })
      return {
        title: t(`books.titles.${book}`),
        breadcrumbs: trailTo(t, book, subject),
        keeper: subject,
        book,
        lists,
      }
    },
  })
}

/** The same as a file of values. */
export function bookCsv(book: BookName): DownloadPage {
  return defineDownload({
    path: `${pathOf(book)}.csv`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    params: paramsOf,
    subject: keeperOf(book),
    async respond({ db, subject, t }) {
      const own = kindsOf(book)
      const all = await findEntries(
        db,
        subject,
        own.map(({ name }) => name),
      )
      const rows = own.flatMap(kind =>
        all
          .filter(entry => entry.kind === kind.name)
          .map(entry => [
            t(`books.kinds.${kind.name}.one`),
            titleOf(entry, kind, t),
            linesOf(entry, kind, t).map(sayLine).join('\n'),
            entry.on_day,
            entry.ended_on,
          ]),
      )
      const heads = ['kind', 'what', 'said', 'day', 'ended'].map(head => t(`books.csv.${head}`))
      return csvFile(`${subject.at.slice(1).replaceAll('/', '-')}-${book}.csv`, [heads, ...rows])
    },
  })
}
