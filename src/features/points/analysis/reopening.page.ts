/**
 * Opening the register again after it was public, because a response came to light that nobody had counted: it can be keyed
 * in, split and decided on like any other, and the public is told why.
 */
import { leadsConsultation } from '../../../access/access.ts'
import { passage, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { lockPoints } from '../points.queries.ts'
import { findReopening, reopenRegister } from '../reopening.queries.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'

const form = {
  reason: passage({ label: 'points.reopening.reason', hint: 'points.reopening.reason-hint', max: 1000 }),
  sure: tick({ label: 'points.reopening.sure', required: true }),
}

export const reopeningPage = definePage({
  path: '/consultations/:slug/register/reopening',
  access: leadsConsultation,
  audit: 'register.reopened',
  publishes: 'nothing',
  template: 'points/analysis/reopening.njk',
  params: slugParams,
  form,
  subject: teamConsultation,
  async show({ db, subject: consultation, t }) {
    return {
      title: t('points.reopening.title'),
      breadcrumbs: trail(t, consultation, { text: t('points.analysis.title'), href: below(consultation, 'analysis') }),
      base: below(consultation),
      reported: consultation.state === 'reported' || consultation.state === 'evaluated',
      reopening: await findReopening(db, consultation.id),
    }
  },
  async submit({ db, subject: consultation, form: typed, actor, now, audit }) {
    await lockPoints(db, consultation.id)
    const { state } = await db
      .selectFrom('consultation')
      .select('state')
      .where('id', '=', consultation.id)
      .executeTakeFirstOrThrow()
    if (state !== 'reported' && state !== 'evaluated') return refuse({ sure: 'points.problem.not-public' })
    await reopenRegister(db, { id: consultation.id, state }, typed.reason, actor.person?.id ?? null, now)
    await audit({
      action: 'register.reopened',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      before: { state },
      after: { state: 'analysing', reason: typed.reason },
    })
    return redirect(below(consultation, 'keying'), 'points.done.register-reopened')
  },
})
