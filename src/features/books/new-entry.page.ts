/** Writing an entry down: one page for each kind. */
import { writeForm } from '../../web/fields.ts'
import { definePage, type Page, redirect, refuse } from '../../web/page.ts'
import { books } from '../organisations/index.ts'
import { itemsFor, notOffered } from './choosing.ts'
import { keepEntry } from './entries.queries.ts'
import { keeperOf, paramsOf, pathOf, trailTo, writes } from './keeper.ts'
import type { Kind } from './kind.ts'
import { problemsOf, standsAlready } from './writing.ts'

/** The page on which an entry of a kind is written down. */
export function newEntryPage(kind: Kind): Page {
  const { book } = kind
  const audit = books[book] === 'compact' ? 'compact.entry-kept' : 'organisation.entry-kept'
  return definePage({
    path: `${pathOf(book)}/${kind.name}/new`,
    mends: [kind.form],
    access: writes(book),
    audit,
    publishes: 'nothing',
    template: 'books/entry.njk',
    params: paramsOf,
    form: kind.fields,
    subject: keeperOf(book),
    async show({ db, subject, t }) {
      return {
        title: t(`books.kinds.${kind.name}.add`),
        breadcrumbs: trailTo(t, book, subject, true),
        intro: t(`books.kinds.${kind.name}.intro`),
        fields: Object.keys(kind.fields),
        choices: await itemsFor(db, kind, subject),
        button: t('books.keep'),
        form: writeForm(kind.fields, {}),
      }
    },
    async submit({ db, subject, form: typed, today, now, t, audit: write }) {
      const [first = ''] = Object.keys(kind.fields)
      const problems = await problemsOf(db, kind, typed, { today, t })
      for (const box of notOffered(await itemsFor(db, kind, subject), typed))
        problems[box] = 'books.problem.not-offered'
      if (await standsAlready(db, kind, subject)) problems[first] = 'books.problem.there-already'
      if (Object.keys(problems).length > 0) return refuse(problems)
      const id = await keepEntry(db, { organisationId: subject.organisationId, kind: kind.name, now }, typed)
      await write({ action: audit, subject: subject.ref, record: { kind: kind.name, id }, after: typed })
      return redirect(`${subject.at}/${book}`, 'books.done.kept')
    },
  })
}
