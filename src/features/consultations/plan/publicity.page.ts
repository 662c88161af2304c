/** The publicity log: what was done, where and when, to make the consultation known. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { choice, dayField, line, pick, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { findConsultationById } from '../consultation.queries.ts'
import { anyConsultation, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findGroups, findPublicity } from './groups.queries.ts'
import { findOrganisationChoices, isOrganisation } from './organisation-choices.queries.ts'

const channels = [
  'web',
  'email',
  'post',
  'press',
  'social-media',
  'event',
  'network',
  'infrastructure',
  'other',
] as const

const form = {
  what: line({ label: 'consultations.publicity.what', hint: 'consultations.publicity.what-hint' }),
  channel: choice({ label: 'consultations.publicity.channel', options: channels, as: 'select' }),
  happened_on: dayField({ past: true, label: 'consultations.publicity.on' }),
  reach: line({ label: 'consultations.publicity.reach', hint: 'consultations.publicity.reach-hint', optional: true }),
  target_group_id: pick({ label: 'consultations.publicity.group', optional: true }),
  beyond_networks: tick({ label: 'consultations.publicity.beyond' }),
  organisation_id: pick({
    label: 'consultations.publicity.passed-by',
    hint: 'consultations.publicity.passed-by-hint',
    optional: true,
  }),
}

export const publicityPage = definePage({
  path: '/consultations/:slug/publicity',
  mends: ['publicity'],
  showsRecord: ['publicity'],
  workspace: { stage: 'open', label: 'consultations.task.publicity' },
  access: leadsConsultation,
  audit: 'consultation.publicised',
  publishes: 'nothing',
  template: 'consultations/plan/publicity.njk',
  params: slugParams,
  // What was done for the earlier consultation, to be done again.
  query: z.object({ again: z.uuid().optional().catch(undefined) }),
  form,
  subject: anyConsultation,
  changesPages: false,
  async show({ db, subject, query, today, t }) {
    const groups = await findGroups(db, subject.id)
    const earlier = subject.copied_from_id ? await findConsultationById(db, subject.copied_from_id) : null
    const lastTime = earlier ? await findPublicity(db, earlier.id) : []
    const again = lastTime.find(({ id }) => id === query.again)
    const group = groups.find(({ name }) => name === again?.group)
    return {
      title: t('consultations.publicity.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      entries: await findPublicity(db, subject.id),
      organisations: await findOrganisationChoices(db),
      groups: groups.map(group => ({ value: group.id, text: group.name })),
      lastTime,
      lastTitle: earlier?.title ?? '',
      form: writeForm(form, {
        happened_on: today,
        ...(again
          ? { what: again.what, channel: again.channel as (typeof channels)[number], beyond_networks: again.beyond }
          : {}),
        ...(group ? { target_group_id: group.id } : {}),
      }),
    }
  },
  async submit({ db, subject, form: typed, now, audit }) {
    const groups = await findGroups(db, subject.id)
    if (typed.target_group_id && !groups.some(group => group.id === typed.target_group_id))
      return refuse({ target_group_id: 'consultations.publicity.problem.group' })
    if (typed.organisation_id && !(await isOrganisation(db, typed.organisation_id)))
      return refuse({ organisation_id: 'consultations.publicity.problem.organisation' })
    const id = newId()
    await db
      .insertInto('publicity')
      .values({ id, created_at: now, consultation_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'consultation.publicised',
      subject: subjectOf(subject),
      record: { kind: 'publicity', id },
      after: typed,
    })
    return redirect(`/consultations/${subject.slug}/publicity`, 'consultations.done.publicity')
  },
})
