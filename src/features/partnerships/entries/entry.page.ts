/** Changing an entry, or saying that it holds no more: one page for each kind. */
import { z } from 'zod'
import { type Actor, runsPartnership } from '../../../access/access.ts'
import type { Typed } from '../../../web/entries.ts'
import { type FormValues, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Page, redirect, refuse, stale } from '../../../web/page.ts'
import { named, under } from '../../../web/under.ts'
import { isOver, type Partnership } from '../partnership.queries.ts'
import { difference, slugParams, subjectOf } from '../subject.ts'
import { putEntries } from './asking.ts'
import { type Items, itemsFor, notOffered } from './choosing.ts'
import { changeEntry, type Entry, findEntries } from './entries.queries.ts'
import { titleOf, valuesOf } from './entry.view.ts'
import type { Kind } from './kind.ts'
import {
  bookOf,
  consequencesOfChange,
  findFor,
  problemsOf,
  rights,
  standsAlready,
  tellsSeats,
  trail,
} from './writing.ts'

const changeFields = (kind: Kind) => ({
  ...kind.fields,
  ended: tick({ label: 'entries.ended', hint: 'entries.ended-hint' }),
  version: versionField(),
})

type EntryHere = { readonly partnership: Partnership; readonly entry: Entry }

/** Why somebody may not change an entry, as a key: the partnership is over, or it is of a partner that they do not speak for. */
function whyNot(kind: Kind, { partnership, entry }: EntryHere, actor: Actor, { partner_id = [] }: Items) {
  if (isOver(partnership)) return 'entries.problem.over'
  const others = kind.writes === 'partner' && !runsPartnership.allows(actor, subjectOf(partnership))
  return others && notOffered({ partner_id }, entry).length > 0 ? 'entries.nobody' : null
}

/** The page on which an entry of a kind is changed, or said to hold no more. */
export function entryPage(kind: Kind): Page {
  const form = changeFields(kind)
  const shown = (entry: Entry) =>
    writeForm(form, { ...valuesOf(entry), ended: entry.ended_on !== null, version: entry.version } as Partial<
      FormValues<typeof form>
    >)
  const entryHere = under(named('partnership', findFor(kind)), 'entry', (db, { partnership }) =>
    findEntries(db, partnership.id, [kind.name]),
  )
  return definePage({
    path: `/partnerships/:slug/${kind.book}/${kind.name}/:entry`,
    mendsRecord: { [kind.name]: [kind.form] },
    // Whoever sits there puts it down; what becomes of it is for those who run the partnership.
    access: rights[kind.writes === 'sits' ? 'runs' : kind.writes],
    audit: tellsSeats(kind) ? 'partnership.entry-put' : 'partnership.entry-changed',
    publishes: 'nothing',
    template: 'partnerships/entries/entry.njk',
    params: slugParams.extend({ entry: z.uuid() }),
    form,
    ...(kind.asks === undefined ? {} : { act: consequencesOfChange(kind) }),
    subject: entryHere,
    async show({ db, subject, actor, today, t }) {
      const { partnership, entry } = subject
      const items = await itemsFor(db, kind, { partnership, actor, today })
      const closed = whyNot(kind, subject, actor, items)
      return {
        title: titleOf(entry, kind, t),
        breadcrumbs: trail(t, partnership, kind),
        intro: t(closed ?? `entries.kinds.${kind.name}.intro`),
        fields: closed ? [] : Object.keys(form),
        items,
        button: t('partnerships.save'),
        form: shown(entry),
      }
    },
    async submit({ db, hub, subject, form: all, actor, today, now, t, audit }) {
      const { partnership, entry } = subject
      const { version, ended, ...rest } = all
      const typed: Typed = rest
      const items = await itemsFor(db, kind, { partnership, actor, today })
      const [first = ''] = Object.keys(kind.fields)
      const closed = whyNot(kind, subject, actor, items)
      if (closed) return refuse({ [first]: closed })
      const runs = runsPartnership.allows(actor, subjectOf(partnership))
      const problems = problemsOf(kind, typed, { today, runs }, t)
      // What stood there already may stay: a partner that has left is no reason to lose the entry.
      for (const box of notOffered(items, typed))
        if (!runs || JSON.stringify(valuesOf(entry)[box]) !== JSON.stringify(typed[box]))
          problems[box] = 'entries.problem.not-offered'
      if (!ended && (await standsAlready(db, kind, partnership, typed, entry.id)))
        problems[first] = 'entries.problem.there-already'
      const changed = difference(valuesOf(entry), typed)
      for (const box of kind.fixed ?? []) if (box in changed.after) problems[box] = 'entries.problem.fixed'
      if (Object.keys(problems).length > 0) return refuse(problems)
      const anew = Object.keys(changed.after).some(name => !kind.later?.includes(name))
      const endedOn = ended ? (entry.ended_on ?? today) : null
      if (!(await changeEntry(db, entry, version, typed, { endedOn, now, anew })))
        return stale(shown(entry), entry.version)
      await audit({
        action: tellsSeats(kind) ? 'partnership.entry-put' : 'partnership.entry-changed',
        subject: subjectOf(partnership),
        record: { kind: kind.name, id: entry.id },
        before: { ...changed.before, ended_on: entry.ended_on },
        after: { ...changed.after, ended_on: endedOn },
      })
      if (anew && endedOn === null)
        await putEntries(db, { hub, today, actor, audit, now }, partnership, kind, [entry.id])
      return redirect(bookOf(partnership, kind), 'entries.done.kept')
    },
  })
}
