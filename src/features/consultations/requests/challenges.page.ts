/** Challenging the time given: an organisation says why it is not enough, the lead answers, both are public. */

import { z } from 'zod'
import { leadsConsultation, speaksForSomeOrganisation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { passage, pick, reply, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import {
  anyConsultation,
  crumbs,
  inConsultation,
  planCrumbs,
  slugParams,
  subjectOf,
  visibleConsultation,
} from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { findOwnOrganisations } from './own-organisations.queries.ts'

export type Challenge = {
  readonly id: string
  readonly version: number
  readonly created_at: Date
  readonly organisation: string
  readonly reason: string
  readonly answer: string
  readonly answered_on: Day | null
}

/** The challenges to a consultation's timetable, in the order they came. */
export async function findChallenges(db: Handle, consultationId: string): Promise<Challenge[]> {
  return db
    .selectFrom('timescale_challenge')
    .innerJoin('organisation', 'organisation.id', 'timescale_challenge.organisation_id')
    .select([
      'timescale_challenge.id',
      'timescale_challenge.version',
      'timescale_challenge.created_at',
      'organisation.name as organisation',
      'timescale_challenge.reason',
      'timescale_challenge.answer',
      'timescale_challenge.answered_on',
    ])
    .where('consultation_id', '=', consultationId)
    .orderBy('timescale_challenge.created_at')
    .execute()
}

const challengeForm = {
  organisation_id: pick({ label: 'consultations.challenge.organisation', speaksFor: true }),
  reason: passage({ label: 'consultations.challenge.reason', hint: 'consultations.challenge.reason-hint', max: 2000 }),
}

export const challengePage = definePage({
  path: '/consultations/:slug/challenge',
  workspace: { within: 'challenges' },
  access: speaksForSomeOrganisation,
  audit: 'challenge.made',
  publishes: 'nothing',
  template: 'consultations/requests/challenge.njk',
  params: slugParams,
  form: challengeForm,
  subject: visibleConsultation,
  async show({ db, subject, actor, today, t, now, area }) {
    const own = await findOwnOrganisations(db, actor)
    return {
      title: t('consultations.challenge.title'),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      possible: ['coming', 'open'].includes(standingOn(subject, { now, today, area })),
      organisations: own,
    }
  },
  async submit({ db, subject, form: typed, actor, today, audit, now, area }) {
    if (!['coming', 'open'].includes(standingOn(subject, { now, today, area })))
      return refuse({ reason: 'consultations.challenge.problem.over' })
    const own = await findOwnOrganisations(db, actor)
    if (!own.some(({ value }) => value === typed.organisation_id))
      return refuse({ organisation_id: 'consultations.challenge.problem.organisation' })
    const id = newId()
    await db
      .insertInto('timescale_challenge')
      .values({ id, consultation_id: subject.id, ...typed, made_by: actor.person!.id })
      .execute()
    await audit({
      action: 'challenge.made',
      subject: subjectOf(subject),
      record: { kind: 'timescale_challenge', id },
      after: typed,
    })
    return redirect(`/consultations/${subject.slug}`, 'consultations.done.challenge')
  },
})

export const challengesPage = definePage({
  path: '/consultations/:slug/challenges',
  mends: ['challenges'],
  showsRecord: ['challenge'],
  workspace: { stage: 'gather', label: 'consultations.task.challenges' },
  access: leadsConsultation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/requests/challenges.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    return {
      title: t('consultations.challenge.list-title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      challenges: await findChallenges(db, subject.id),
    }
  },
})

const answerForm = {
  answer: reply({ label: 'consultations.challenge.answer', hint: 'consultations.challenge.answer-hint', max: 2000 }),
  version: versionField(),
}

const challengeHere = under(inConsultation, 'challenge', (db, { consultation }) => findChallenges(db, consultation.id))

export const challengeAnswerPage = definePage({
  path: '/consultations/:slug/challenges/:challenge',
  mendsRecord: { challenge: ['challenges'] },
  access: leadsConsultation,
  audit: 'challenge.answered',
  publishes: 'nothing',
  template: 'consultations/requests/challenge-answer.njk',
  params: slugParams.extend({ challenge: z.uuid() }),
  form: answerForm,
  subject: challengeHere,
  async show({ subject: { consultation, challenge }, t }) {
    const list = {
      text: t('consultations.challenge.list-title'),
      href: `/consultations/${consultation.slug}/challenges`,
    }
    return {
      title: t('consultations.challenge.of', { organisation: challenge.organisation }),
      breadcrumbs: [...planCrumbs(t, consultation), list],
      consultation,
      challenge,
      form: writeForm(answerForm, challenge),
    }
  },
  async submit({ db, subject: { consultation, challenge }, form: typed, today, audit }) {
    if (
      !(await changeVersioned(db, 'timescale_challenge', challenge.id, typed.version, {
        answer: typed.answer,
        answered_on: challenge.answered_on ?? today,
      }))
    )
      return stale(writeForm(answerForm, challenge), challenge.version)
    await audit({
      action: 'challenge.answered',
      subject: subjectOf(consultation),
      record: { kind: 'timescale_challenge', id: challenge.id },
      before: { answer: challenge.answer },
      after: { answer: typed.answer },
    })
    return redirect(`/consultations/${consultation.slug}/challenges`, 'consultations.done.challenge-answered')
  },
})
