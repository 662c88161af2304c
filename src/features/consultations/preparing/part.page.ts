/** What an organisation says of its part: that it answered or will not, that it passed the consultation or its results on. */

import { type Actor, speaksForSomeOrganisation } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { choice, dayField, pick, tick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { dayReported } from '../bounds.ts'
import { findOwnOrganisations } from '../requests/own-organisations.queries.ts'
import { crumbs, slugParams, subjectOf, visibleConsultation } from '../subject.ts'

const form = {
  organisation_id: pick({ label: 'consultations.part.organisation', speaksFor: true }),
  says: choice({ label: 'consultations.part.says', speaksFor: true, options: ['answered', 'declined'] }),
  for_others: tick({ label: 'consultations.part.for-others' }),
  passed_on: tick({ label: 'consultations.part.passed-on' }),
  results_passed_on: dayField({
    past: true,
    notBefore: dayReported,
    label: 'consultations.part.results-on',
    hint: 'consultations.part.results-on-hint',
    optional: true,
  }),
}

/** What the person's organisations have said before. */
async function findSaid(db: Handle, consultationId: string, actor: Actor) {
  const own = await findOwnOrganisations(db, actor)
  const said =
    own.length === 0
      ? []
      : await db
          .selectFrom('taking_part')
          .select(['organisation_id', 'says', 'for_others', 'results_passed_on'])
          .where('consultation_id', '=', consultationId)
          .where(
            'organisation_id',
            'in',
            own.map(({ value }) => value),
          )
          .execute()
  return { own, said }
}

export const partPage = definePage({
  path: '/consultations/:slug/part',
  workspace: { stage: 'answer', label: 'consultations.nav.part' },
  access: speaksForSomeOrganisation,
  audit: 'consultation.part-said',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: visibleConsultation,
  changesPages: false,
  async show({ db, subject, actor, t }) {
    const { own, said } = await findSaid(db, subject.id, actor)
    const [only] = own.length === 1 ? own : []
    return {
      title: t('consultations.part.title'),
      breadcrumbs: crumbs(t, subject),
      intro: t('consultations.part.intro'),
      lists:
        said.length === 0
          ? []
          : [
              {
                heading: t('consultations.part.said'),
                empty: '',
                items: said.map(each => ({
                  title: own.find(({ value }) => value === each.organisation_id)?.text ?? '',
                  tag: t(`consultations.part.says-options.${each.says}`),
                  lines: [],
                })),
              },
            ],
      fields: Object.keys(form),
      choices: { organisation_id: own },
      button: t('consultations.part.button'),
      form: writeForm(form, { ...said.find(one => one.organisation_id === only?.value) }),
    }
  },
  async submit({ db, subject, form: typed, actor, today, audit }) {
    const { own } = await findSaid(db, subject.id, actor)
    if (!own.some(({ value }) => value === typed.organisation_id))
      return refuse({ organisation_id: 'consultations.challenge.problem.organisation' })
    if (subject.reported_at === null && typed.results_passed_on !== null)
      return refuse({ results_passed_on: 'consultations.part.problem.no-results' })
    const { organisation_id, says, for_others, results_passed_on } = typed
    const said = { says, for_others, results_passed_on }
    const { id } = await db
      .insertInto('taking_part')
      .values({
        id: newId(),
        consultation_id: subject.id,
        organisation_id,
        ...said,
        said_on: today,
        said_by: actor.person!.id,
      })
      .onConflict(conflict =>
        conflict
          .columns(['consultation_id', 'organisation_id'])
          .doUpdateSet(eb => ({ ...said, version: eb('taking_part.version', '+', 1) })),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    if (typed.passed_on)
      await db
        .updateTable('publicity')
        .set({ confirmed_on: today })
        .where('consultation_id', '=', subject.id)
        .where('organisation_id', '=', organisation_id)
        .where('confirmed_on', 'is', null)
        .execute()
    await audit({
      action: 'consultation.part-said',
      subject: subjectOf(subject),
      record: { kind: 'taking_part', id },
      after: typed,
    })
    return redirect(`/consultations/${subject.slug}/part`, 'consultations.done.part')
  },
})
