/** Somebody in a seat says, signed in, whether an entry is so. */
import { z } from 'zod'
import { sitsOnPartnership } from '../../../access/access.ts'
import { pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf } from '../subject.ts'
import {
  answerFields,
  answerForm,
  entryAsked,
  keepSeatAnswer,
  ownSeatsAsked,
  problemsOf,
  untimely,
} from './answering.ts'
import { kindOfEntry } from './entries.queries.ts'
import { linesOf, titleOf } from './entry.view.ts'

const form = { seat_id: pick({ label: 'entries.answer.seat' }), ...answerForm }

export const entryAnswerPage = definePage({
  path: '/partnerships/:slug/entries/:entry/answer',
  workspace: { within: 'seats' },
  access: sitsOnPartnership,
  audit: 'partnership.entry-answered',
  publishes: 'nothing',
  template: 'partnerships/entries/answer.njk',
  params: slugParams.extend({ entry: z.uuid() }),
  form,
  async subject(db, params) {
    const found = await anyPartnership(db, params)
    const kind = found && (await kindOfEntry(db, params.entry))
    const asked = found && kind && (await entryAsked(db, found.record.id, kind, params.entry))
    return found && asked ? { ref: found.ref, record: { partnership: found.record, ...asked } } : null
  },
  async show({ db, subject, actor, today, t }) {
    const { partnership, kind, entry } = subject
    const own = await ownSeatsAsked(db, subject, actor.person?.id ?? null, today)
    const before = entry.answers.find(({ seatId }) => own.some(({ id }) => id === seatId))
    return {
      title: t(`entries.kinds.${kind.name}.one`),
      breadcrumbs: [
        ...crumbs(t, partnership),
        { text: t(`entries.books.${kind.book}.title`), href: addressOf(partnership, kind.book) },
      ],
      partnership,
      question: t(`entries.kinds.${kind.name}.question`, {
        name: partnership.name,
        party: own[0]?.name ?? '',
        title: titleOf(entry, kind, t),
      }),
      lines: linesOf(entry, kind, t),
      entry: titleOf(entry, kind, t),
      before: before ?? null,
      problem: own.length > 0 ? null : `entries.answer.problem.${untimely(subject, today) ?? 'seat'}`,
      fields: own.length > 0 ? ['seat_id', ...answerFields(kind)] : [],
      seats: own.map(({ id, name }) => ({ value: id, text: name })),
      form: writeForm(form, { version: entry.version, ...(own.length === 1 ? { seat_id: own[0]!.id } : {}) }),
    }
  },
  async submit({ db, subject, form: { seat_id, ...said }, actor, today, now, audit }) {
    const { partnership, kind, entry } = subject
    const own = await ownSeatsAsked(db, subject, actor.person?.id ?? null, today)
    if (!own.some(({ id }) => id === seat_id)) return refuse({ seat_id: 'entries.answer.problem.seat' })
    if (said.version !== entry.version) return stale(writeForm(form, { version: entry.version }), entry.version)
    const problems = problemsOf(kind, said)
    if (Object.keys(problems).length > 0) return refuse(problems)
    await keepSeatAnswer(db, entry.id, { seatId: seat_id, personId: actor.person!.id, way: 'sign-in', now }, said)
    await audit({
      action: 'partnership.entry-answered',
      subject: subjectOf(partnership),
      record: { kind: kind.name, id: entry.id },
      after: { seat: seat_id, says: said.says },
    })
    return redirect(addressOf(partnership, kind.book), 'entries.done.answered')
  },
})
