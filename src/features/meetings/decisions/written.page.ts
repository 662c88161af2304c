/** A question in writing: every seat answers until its last day, and may change its answer until then; every answer is kept. */
import { pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { sayClose } from '../../../web/say-closing.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { listPapersOfQuestion } from '../paper.queries.ts'
import { sitsOrRuns } from '../standing.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import { outcomeWords, quorumLines } from '../sum-words.ts'
import { answerForm, holderAnswered, keepWrittenAnswer, takesAnswers, unkeptIn } from './answering.ts'
import { judgeWritten, writtenHere } from './written-here.ts'
import { paperCard } from './written-papers.page.ts'

const form = {
  seat: pick({ label: 'meetings.written.seat', as: 'radios', optional: true }),
  ...answerForm,
}

export const writtenPage = definePage({
  path: '/written-procedures/:id',
  workspace: { within: 'written' },
  access: sitsOrRuns,
  audit: 'written-answer.given',
  publishes: 'nothing',
  template: 'meetings/decisions/written.njk',
  params: idParams,
  subject: writtenHere,
  form,
  changesPages: false,
  async show({ db, subject: { written, standing, readable }, area, now, today, t, typed }) {
    const { judged, silent } = await judgeWritten(db, written, today)
    const open = takesAnswers(written, now, area.timeZone)
    return {
      title: t('meetings.written.title'),
      breadcrumbs: meetingsCrumbs(t, written),
      written,
      readable,
      until: sayClose(t, written.closes_on, written.closes_at),
      papers: readable ? (await listPapersOfQuestion(db, written.id)).map(paper => paperCard(paper)) : [],
      unanswered: await listUnanswered(db, written.closed_on === null ? written.approves_meeting_id : null),
      sum: quorumLines(t, judged.quorum),
      outcome: outcomeWords(t, judged),
      silent,
      open,
      unkept: open ? null : unkeptIn(typed),
      mayRun: standing.runs && readable && written.closed_on === null,
      seats: standing.seats.map(seat => ({ value: seat.id, text: seat.name })),
      holderAnswered: standing.seats.some(seat => seat.as === 'substitute' && holderAnswered(written, seat.id)),
    }
  },
  async submit({ db, actor, subject: { written, standing }, form: typed, area, now, audit }) {
    if (!takesAnswers(written, now, area.timeZone)) return refuse({ position: 'meetings.written.problem.closed' })
    const seat = standing.seats.length === 1 ? standing.seats[0] : standing.seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: 'meetings.written.problem.seat' })
    const { position, view } = typed
    const personId = actor.person!.id
    const kept = await keepWrittenAnswer(db, written, {
      seatId: seat.id,
      personId,
      as: seat.as,
      way: 'account',
      position,
      view,
      at: now,
    })
    if (!kept) return refuse({ position: 'meetings.written.problem.closed' })
    await audit({
      action: 'written-answer.given',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { seat: seat.id, position, as: seat.as },
    })
    return redirect(
      `/written-procedures/${written.id}`,
      seat.as === 'substitute' && holderAnswered(written, seat.id)
        ? 'meetings.done.answer-beside'
        : 'meetings.done.answer',
    )
  },
})
