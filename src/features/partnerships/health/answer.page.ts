/** Answering a round: once for each seat, by its holder. The answer is kept by sector, without the name. */
import { sitsOnPartnership } from '../../../access/access.ts'
import { allQuestions, questionsOf } from '../../../facts/partnership/survey-questions.ts'
import { choice, passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { waitingSeats } from './health-check.page.ts'
import { healthCrumbs, roundOfAddress, roundParams } from './round-subject.ts'
import { takeAnswer } from './rounds.queries.ts'

const scale = {
  '1': 'partnerships.health.scale.1',
  '2': 'partnerships.health.scale.2',
  '3': 'partnerships.health.scale.3',
  '4': 'partnerships.health.scale.4',
  '5': 'partnerships.health.scale.5',
} as const
const scored = (name: string) =>
  choice({ label: `partnerships.health.question.${name}`, options: scale, optional: true })

const form = {
  ...Object.fromEntries(allQuestions.map(name => [name, scored(name)])),
  comment: passage({
    label: 'partnerships.health.comment',
    hint: 'partnerships.health.comment-hint',
    max: 3000,
    optional: true,
  }),
}

export const roundAnswerPage = definePage({
  path: '/partnerships/:slug/health-check/:round/answer',
  access: sitsOnPartnership,
  audit: 'partnership.round-answered',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: roundParams,
  form,
  subject: roundOfAddress,
  changesPages: false,
  async show({ db, subject: { partnership, round }, actor, today, t }) {
    const seat = (await waitingSeats(db, await seatsOn(db, partnership.id, today), round.id, actor))[0]
    const open = round.closed_on === null && today <= round.closes_on
    return {
      title: t(`partnerships.health.kind-options.${round.kind}`),
      breadcrumbs: healthCrumbs(t, partnership),
      intro: !open
        ? t('partnerships.health.is-closed')
        : seat
          ? t('partnerships.health.answer-intro', { seat: seat.name })
          : t('partnerships.health.no-seat'),
      fields: open && seat ? [...questionsOf(round.kind), 'comment'] : [],
      button: t('partnerships.health.answer-button'),
    }
  },
  async submit({ db, subject: { partnership, round }, form: typed, actor, today, audit }) {
    const questions = questionsOf(round.kind)
    const first = questions[0]!
    if (round.closed_on !== null || today > round.closes_on) return refuse({ [first]: 'partnerships.health.is-closed' })
    const seat = (await waitingSeats(db, await seatsOn(db, partnership.id, today), round.id, actor))[0]
    if (!seat) return refuse({ [first]: 'partnerships.health.no-seat' })
    const values: Readonly<Record<string, string | null>> = typed
    const scores = Object.fromEntries(
      questions.flatMap(name => (values[name] ? [[name, Number(values[name])] as const] : [])),
    )
    if (Object.keys(scores).length === 0) return refuse({ [first]: 'partnerships.health.problem.blank' })
    const answer = { scores, comment: typed.comment }
    if (!(await takeAnswer(db, { roundId: round.id, seatId: seat.id, sector: seat.sector, answer })))
      return refuse({ [first]: 'partnerships.health.no-seat' })
    await audit({
      action: 'partnership.round-answered',
      subject: subjectOf(partnership),
      record: { kind: 'survey_round', id: round.id },
    })
    return redirect(addressOf(partnership, 'health-check'), 'partnerships.done.answered-round')
  },
})
