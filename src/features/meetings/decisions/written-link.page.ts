/**
 * Answering from the mail: the link shows the question and asks to confirm. Opening it changes nothing, because mail scanners
 * open links; its form answers, once. Whoever no longer sits in the seat cannot answer for it.
 */

import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { useOnce } from '../../../db/use-once.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { seatsOn, undenied } from '../../partnerships/index.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { partnershipRef } from '../subject.ts'
import { answerForm, holderAnswered, keepWrittenAnswer, takesAnswers, unkeptIn } from './answering.ts'
import { findWritten, writtenPositions } from './written.queries.ts'
import { findWrittenLink } from './written-link.queries.ts'

async function linkHere(db: Handle, { token }: { readonly token: string }) {
  const link = await findWrittenLink(db, token)
  const written = link && (await findWritten(db, link.written_procedure_id))
  return { ref: null, record: link && written ? { link, written } : null }
}
type LinkHere = NonNullable<Awaited<ReturnType<typeof linkHere>>['record']>

/** Why a link does not answer any more; null while it does. */
async function problemOf(db: Handle, { link, written }: LinkHere, today: Parameters<typeof seatsOn>[2]) {
  if (link.used_at !== null) return 'used' as const
  if (!takesAnswers(written, today)) return 'closed' as const
  const seat = (await seatsOn(db, written.partnership_id, today)).find(({ id }) => id === link.seat_id)
  const acting = seat && undenied(seat[link.acted_as])
  return acting?.personId === link.person_id ? null : ('seat' as const)
}

export const writtenLinkPage = definePage({
  path: '/written-answers/:token',
  access: holderOfTheLink,
  audit: 'written-answer.given',
  publishes: 'nothing',
  template: 'meetings/decisions/written-link.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  query: z.object({ say: z.enum(writtenPositions).optional().catch(undefined) }),
  form: answerForm,
  changesPages: false,
  subject: linkHere,
  async show({ db, subject, query, today, t, typed }) {
    if (subject === null) return { title: t('meetings.written-link.unknown') }
    const { link, written } = subject
    const problem = await problemOf(db, subject, today)
    return {
      title: t('meetings.written.title'),
      written,
      unanswered: problem ? [] : await listUnanswered(db, written.approves_meeting_id),
      seat: link.seat,
      problem,
      unkept: problem ? unkeptIn(typed) : null,
      substitute: link.acted_as === 'substitute' && holderAnswered(written, link.seat_id),
      // Chosen by whoever followed the link of the mail for it, and confirmed here.
      form: writeForm(answerForm, query.say ? { position: query.say } : {}),
    }
  },
  async submit({ db, subject, params, form: typed, today, now, audit }) {
    if (subject === null) return notFound
    const { link, written } = subject
    const problem = await problemOf(db, subject, today)
    if (problem) return refuse({ position: `meetings.written-link.problem.${problem}` })
    if (!(await useOnce(db, 'written_link', link.id, now)))
      return refuse({ position: 'meetings.written-link.problem.used' })
    const kept = await keepWrittenAnswer(db, written, {
      seatId: link.seat_id,
      personId: link.person_id,
      as: link.acted_as,
      way: 'link',
      at: now,
      ...typed,
    })
    if (!kept) return refuse({ position: 'meetings.written-link.problem.closed' })
    await audit({
      action: 'written-answer.given',
      as: 'seat',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { seat: link.seat_id, position: typed.position, by_link: true },
    })
    return redirect(`/written-answers/${params.token}`, 'meetings.done.answer')
  },
})
