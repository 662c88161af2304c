/**
 * Saying how one finds an organisation: by the link of a mail, once; or, where its users are asked, by anybody on its page. What is said is
 * kept without who said it.
 */
import { z } from 'zod'
import { anyone, holderOfTheLink } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { useOnce } from '../../db/use-once.ts'
import { allStatements, askingTopics } from '../../facts/asking-topics.ts'
import type { Day } from '../../kernel/day.ts'
import { choice, type FormValues, passage } from '../../web/fields.ts'
import { definePage, notFound, redirect, refuse } from '../../web/page.ts'
import { hadItsShare, hadTooMany, openAnswers } from '../../web/public-forms.ts'
import { crumbsBelow } from '../organisations/index.ts'
import { findInvitation, findRound, keepAnswer, type Round, type Said } from './askings.queries.ts'
import { roundOfAddress, roundParams } from './round.subject.ts'

const scale = {
  '1': 'askings.scale.1',
  '2': 'askings.scale.2',
  '3': 'askings.scale.3',
  '4': 'askings.scale.4',
  '5': 'askings.scale.5',
} as const

const form = {
  ...Object.fromEntries(
    allStatements.map(name => [name, choice({ label: `askings.statement.${name}`, options: scale, optional: true })]),
  ),
  comment: passage({ label: 'askings.comment', hint: 'askings.comment-hint', max: 2000, optional: true }),
}

/** What was said to the statements of a round; null where nothing was. */
function saidTo({ topic }: Round, typed: FormValues<typeof form>): Said | null {
  const values: Readonly<Record<string, string | null>> = typed
  const scores = Object.fromEntries(
    askingTopics[topic].flatMap(name => (values[name] ? [[name, Number(values[name])] as const] : [])),
  )
  return Object.keys(scores).length === 0 ? null : { scores, comment: typed.comment }
}

const isOver = ({ closed_on, closes_on }: Round, today: Day): boolean => closed_on !== null || today > closes_on

async function invitationHere(db: Handle, { token }: { readonly token: string }) {
  const invitation = await findInvitation(db, token)
  const round = invitation && (await findRound(db, invitation.roundId))
  if (!invitation || !round?.organisationId) return { ref: null, record: null }
  const organisation = await db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name'])
    .where('id', '=', round.organisationId)
    .executeTakeFirstOrThrow()
  return { ref: null, record: { invitation, round, organisation } }
}

export const invitedAnswerPage = definePage({
  path: '/asking/:token',
  access: holderOfTheLink,
  audit: 'organisation.asking-answered',
  publishes: 'nothing',
  template: 'askings/answer.njk',
  params: z.object({ token: z.string().min(20).max(100) }),
  form,
  secret: true,
  subject: invitationHere,
  async show({ subject, today, t }) {
    if (subject === null) return { title: t('askings.unknown'), intro: t('askings.problem.unknown'), fields: [] }
    const { invitation, round, organisation } = subject
    const problem = invitation.used_at ? 'used' : isOver(round, today) ? 'over' : null
    return {
      title: t('askings.answer-title', { name: organisation.name }),
      intro: t(problem ? `askings.problem.${problem}` : `askings.answer-intro.${round.topic}`, {
        name: organisation.name,
      }),
      fields: problem ? [] : [...askingTopics[round.topic], 'comment'],
      results: problem ? `/organisations/${organisation.slug}/asking` : null,
    }
  },
  async submit({ db, subject, params, form: typed, today, now, audit }) {
    if (subject === null) return notFound
    const { invitation, round } = subject
    const first = askingTopics[round.topic][0]
    if (isOver(round, today)) return refuse({ [first]: 'askings.problem.over' })
    const said = saidTo(round, typed)
    if (!said) return refuse({ [first]: 'askings.problem.blank' })
    if (!(await useOnce(db, 'asking_invitation', invitation.id, now)))
      return refuse({ [first]: 'askings.problem.used' })
    await keepAnswer(db, round.id, invitation.sector ?? 'other', said)
    await audit({
      action: 'organisation.asking-answered',
      as: 'invited',
      subject: { kind: 'organisation', id: subject.organisation.id },
      record: { kind: 'asking_round', id: round.id },
    })
    return redirect(`/asking/${params.token}`, 'askings.done.answered')
  },
})

export const openAnswerPage = definePage({
  path: '/organisations/:slug/asking/:round/answer',
  access: anyone,
  audit: 'organisation.asking-answered',
  publishes: 'nothing',
  template: 'askings/answer.njk',
  params: roundParams,
  form,
  // While it is open its page tells no count.
  changesPages: false,
  secret: true,
  subject: roundOfAddress,
  async show({ subject: { organisation, round }, today, t }) {
    const answers = round.topic === 'users' && !isOver(round, today)
    return {
      title: t('askings.answer-title', { name: organisation.name }),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: t('askings.title', { name: organisation.name }), href: `/organisations/${organisation.slug}/asking` },
      ],
      intro: t(
        answers ? 'askings.answer-intro.users' : `askings.problem.${isOver(round, today) ? 'over' : 'by-link'}`,
        {
          name: organisation.name,
        },
      ),
      fields: answers ? [...askingTopics.users, 'comment'] : [],
      results: `/organisations/${organisation.slug}/asking`,
    }
  },
  async submit({ db, hub, ip, subject: { organisation, round }, form: typed, today, audit }) {
    const [first] = askingTopics.users
    if (round.topic !== 'users') return refuse({ [first]: 'askings.problem.by-link' })
    if (isOver(round, today)) return refuse({ [first]: 'askings.problem.over' })
    const said = saidTo(round, typed)
    if (!said) return refuse({ [first]: 'askings.problem.blank' })
    if (await hadItsShare({ hub, ip }, openAnswers)) return refuse({ [first]: hadTooMany })
    await keepAnswer(db, round.id, 'other', said)
    await audit({
      action: 'organisation.asking-answered',
      as: 'respondent',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'asking_round', id: round.id },
    })
    return redirect(`/organisations/${organisation.slug}/asking`, 'askings.done.answered')
  },
})
