/**
 * Answering from the mail: the link shows the question and asks to confirm. Opening it changes nothing, because mail scanners
 * open links; its form answers, once. Whoever no longer sits in the seat cannot answer for it.
 */

import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { useOnce } from '../../../db/use-once.ts'
import { handOut, readStored } from '../../../files/files.ts'
import type { Day } from '../../../kernel/day.ts'
import { writeForm } from '../../../web/fields.ts'
import { defineDownload, definePage, notFound, redirect, refuse } from '../../../web/page.ts'
import { sayClose } from '../../../web/say-closing.ts'
import { seatsOn, undenied } from '../../partnerships/index.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { findPaper, listPapersOfQuestion } from '../paper.queries.ts'
import { partnershipRef } from '../subject.ts'
import { answerForm, holderAnswered, keepWrittenAnswer, takesAnswers, unkeptIn } from './answering.ts'
import { findWritten, writtenPositions } from './written.queries.ts'
import { findWrittenLink } from './written-link.queries.ts'
import { paperCard } from './written-papers.page.ts'

const tokenParams = z.object({ token: z.string().min(20).max(100) })

async function linkHere(db: Handle, { token }: { readonly token: string }) {
  const link = await findWrittenLink(db, token)
  const written = link && (await findWritten(db, link.written_procedure_id))
  return { ref: null, record: link && written ? { link, written } : null }
}
type LinkHere = NonNullable<Awaited<ReturnType<typeof linkHere>>['record']>

/** Why a link does not answer any more; null while it does. */
async function problemOf(db: Handle, here: LinkHere, { now, today, area: { timeZone } }: At) {
  if (here.link.used_at !== null) return 'used' as const
  if (!takesAnswers(here.written, now, timeZone)) return 'closed' as const
  return (await sitsStill(db, here, today)) ? null : ('seat' as const)
}

type At = { readonly now: Date; readonly today: Day; readonly area: { readonly timeZone: string } }

/** Whether whoever was sent the link still acts for the seat. */
async function sitsStill(db: Handle, { link, written }: LinkHere, today: Day): Promise<boolean> {
  const seat = (await seatsOn(db, written.partnership_id, today)).find(({ id }) => id === link.seat_id)
  const acting = seat && undenied(seat[link.acted_as])
  return acting?.personId === link.person_id
}

export const writtenLinkPage = definePage({
  path: '/written-answers/:token',
  access: holderOfTheLink,
  audit: 'written-answer.given',
  publishes: 'nothing',
  template: 'meetings/decisions/written-link.njk',
  params: tokenParams,
  query: z.object({ say: z.enum(writtenPositions).optional().catch(undefined) }),
  form: answerForm,
  changesPages: false,
  subject: linkHere,
  async show({ db, subject, params, query, now, today, area, t, typed }) {
    if (subject === null) return { title: t('meetings.written-link.unknown') }
    const { link, written } = subject
    const problem = await problemOf(db, subject, { now, today, area })
    return {
      title: t('meetings.written.title'),
      written,
      until: sayClose(t, written.closes_on, written.closes_at),
      papers:
        problem === 'seat'
          ? []
          : (await listPapersOfQuestion(db, written.id)).map(paper =>
              paperCard(paper, `/written-answers/${params.token}`),
            ),
      unanswered: problem ? [] : await listUnanswered(db, written.approves_meeting_id),
      seat: link.seat,
      problem,
      unkept: problem ? unkeptIn(typed) : null,
      substitute: link.acted_as === 'substitute' && holderAnswered(written, link.seat_id),
      // Chosen by whoever followed the link of the mail for it, and confirmed here.
      form: writeForm(answerForm, query.say ? { position: query.say } : {}),
    }
  },
  async submit({ db, subject, params, form: typed, today, now, area, audit }) {
    if (subject === null) return notFound
    const { link, written } = subject
    const problem = await problemOf(db, subject, { now, today, area })
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

/** A paper of the question, for whoever was sent the link and still acts for the seat. */
export const writtenLinkPaper = defineDownload({
  path: '/written-answers/:token/papers/:paper',
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: 'nothing',
  params: tokenParams.extend({ paper: z.uuid() }),
  async subject(db, params, hub) {
    const { record } = await linkHere(db, params)
    const paper = record && (await findPaper(db, params.paper))
    const theirs = paper !== null && paper?.written_procedure_id === record?.written.id
    if (!record || !theirs || !(await sitsStill(db, record, await hub.today()))) return null
    return { ref: null, record: paper.file_id }
  },
  async respond({ hub, db, subject }) {
    const file = await readStored(db, hub.files, subject)
    return file && handOut(file)
  },
})
