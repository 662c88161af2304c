/** Writing an entry down: one page for each kind. */
import { runsPartnership } from '../../../access/access.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../partnership.queries.ts'
import { slugParams, subjectOf } from '../subject.ts'
import { putEntries } from './asking.ts'
import { itemsFor, notOffered } from './choosing.ts'
import { keepEntry } from './entries.queries.ts'
import type { Kind } from './kind.ts'
import { bookOf, consequences, findFor, problemsOf, rights, standsAlready, tellsSeats, trail } from './writing.ts'

/** The page on which an entry of a kind is written down. */
export function newEntryPage(kind: Kind): Page {
  return definePage({
    path: `/partnerships/:slug/${kind.book}/${kind.name}/new`,
    mends: [kind.form],
    access: rights[kind.writes],
    audit: tellsSeats(kind) ? 'partnership.entry-put' : 'partnership.entry-written',
    publishes: 'nothing',
    template: 'partnerships/entries/entry.njk',
    params: slugParams,
    form: kind.fields,
    subject: findFor(kind),
    ...(kind.asks === undefined ? {} : { act: consequences(kind) }),
    async show({ db, subject, actor, today, t }) {
      const items = await itemsFor(db, kind, { partnership: subject, actor, today })
      const nobody = kind.writes === 'partner' && items.partner_id?.length === 0
      const only = items.partner_id?.length === 1 ? { partner_id: items.partner_id[0]!.value } : {}
      return {
        title: t(`entries.kinds.${kind.name}.add`),
        breadcrumbs: trail(t, subject, kind),
        intro: t(nobody ? 'entries.nobody' : `entries.kinds.${kind.name}.intro`),
        fields: nobody ? [] : Object.keys(kind.fields),
        items,
        button: t('entries.keep'),
        form: writeForm(kind.fields, only),
      }
    },
    async submit({ db, hub, subject, form: typed, actor, today, now, t, audit }) {
      const [first = ''] = Object.keys(kind.fields)
      if (isOver(subject)) return refuse({ [first]: 'entries.problem.over' })
      const items = await itemsFor(db, kind, { partnership: subject, actor, today })
      const problems = problemsOf(kind, typed, { today, runs: runsPartnership.allows(actor, subjectOf(subject)) }, t)
      for (const box of notOffered(items, typed)) problems[box] = 'entries.problem.not-offered'
      if (await standsAlready(db, kind, subject, typed)) problems[first] = 'entries.problem.there-already'
      if (Object.keys(problems).length > 0) return refuse(problems)
      const id = await keepEntry(db, { partnershipId: subject.id, kind: kind.name, now }, typed)
      await audit({
        action: tellsSeats(kind) ? 'partnership.entry-put' : 'partnership.entry-written',
        subject: subjectOf(subject),
        record: { kind: kind.name, id },
        after: typed,
      })
      await putEntries(db, { hub, today, actor, audit, now }, subject, kind, [id])
      return redirect(bookOf(subject, kind), 'entries.done.kept')
    },
  })
}
