/** Changing an entry, or saying that it holds no more: one page for each kind. */
import { z } from 'zod'
import { difference } from '../../db/audit.ts'
import type { Typed } from '../../web/entries.ts'
import { type FormValues, tick, versionField, writeForm } from '../../web/fields.ts'
import { definePage, type Page, redirect, refuse, stale } from '../../web/page.ts'
import { named, under } from '../../web/under.ts'
import { books } from '../organisations/index.ts'
import { itemsFor, notOffered } from './choosing.ts'
import { changeEntry, type Entry, findEntries } from './entries.queries.ts'
import { titleOf, valuesOf } from './entry.view.ts'
import { keeperOf, paramsOf, pathOf, trailTo, writes } from './keeper.ts'
import type { Kind } from './kind.ts'
import { problemsOf, standsAlready } from './writing.ts'

const changeFields = (kind: Kind) => ({
  ...kind.fields,
  ended: tick({ label: 'books.ended', hint: 'books.ended-hint' }),
  version: versionField(),
})

/** The page on which an entry of a kind is changed, or said to hold no more. */
export function entryPage(kind: Kind): Page {
  const { book } = kind
  const form = changeFields(kind)
  const shown = (entry: Entry) =>
    writeForm(form, { ...valuesOf(entry), ended: entry.ended_on !== null, version: entry.version } as Partial<
      FormValues<typeof form>
    >)
  const audit = books[book] === 'compact' ? 'compact.entry-changed' : 'organisation.entry-changed'
  const entryHere = under(named('keeper', keeperOf(book)), 'entry', (db, { keeper }) =>
    findEntries(db, keeper, [kind.name]),
  )
  return definePage({
    path: `${pathOf(book)}/${kind.name}/:entry`,
    mendsRecord: { [kind.name]: [kind.form] },
    access: writes(book),
    audit,
    publishes: 'nothing',
    template: 'books/entry.njk',
    params: paramsOf.extend({ entry: z.uuid() }),
    form,
    subject: entryHere,
    async show({ db, subject: { keeper, entry }, t }) {
      return {
        title: titleOf(entry, kind, t),
        breadcrumbs: trailTo(t, book, keeper, true),
        intro: t(`books.kinds.${kind.name}.intro`),
        fields: Object.keys(form),
        choices: await itemsFor(db, kind, keeper),
        button: t('books.keep'),
        form: shown(entry),
      }
    },
    async submit({ db, subject: { keeper, entry }, form: { version, ended, ...rest }, today, now, t, audit: write }) {
      const typed: Typed = rest
      const before = valuesOf(entry)
      const [first = ''] = Object.keys(kind.fields)
      const problems = await problemsOf(db, kind, typed, { today, t })
      // What stood there already may stay: a code that was replaced is no reason to lose the entry.
      for (const box of notOffered(await itemsFor(db, kind, keeper), typed))
        if (JSON.stringify(before[box]) !== JSON.stringify(typed[box])) problems[box] = 'books.problem.not-offered'
      if (!ended && (await standsAlready(db, kind, keeper, entry.id))) problems[first] = 'books.problem.there-already'
      if (Object.keys(problems).length > 0) return refuse(problems)
      const endedOn = ended ? (entry.ended_on ?? today) : null
      if (!(await changeEntry(db, entry.id, version, typed, { endedOn, now })))
        return stale(shown(entry), entry.version)
      const changed = difference({ ...before, ended_on: entry.ended_on }, { ...typed, ended_on: endedOn })
      await write({ action: audit, subject: keeper.ref, record: { kind: kind.name, id: entry.id }, ...changed })
      return redirect(`${keeper.at}/${book}`, 'books.done.kept')
    },
  })
}
