/** Beginning a consultation: a title, what it is about, who leads it. Whoever begins it becomes its lead. */
import { type Actor, secretariat, startsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { line, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { findOwnEarlier } from '../own-earlier.queries.ts'
import { crumbs, planAddress } from '../subject.ts'
import { beginConsultation } from './begin.queries.ts'
import { copyEarlier } from './copy-earlier.queries.ts'

const form = {
  title: line({ label: 'consultations.field.title', hint: 'consultations.field.title-hint', max: 150 }),
  summary: passage({ label: 'consultations.field.summary', hint: 'consultations.field.summary-hint', max: 1500 }),
  lead_organisation_id: pick({ label: 'consultations.field.lead' }),
  topic: line({ label: 'consultations.field.topic', hint: 'consultations.field.topic-hint', optional: true, max: 80 }),
  like: pick({ label: 'consultations.new.like', hint: 'consultations.new.like-hint', optional: true }),
  places: line({ label: 'consultations.field.places', hint: 'consultations.field.places-hint', optional: true }),
}

type Leader = { readonly id: string; readonly name: string }

export const newConsultationPage = definePage({
  path: '/consultations/new',
  access: startsConsultation,
  audit: 'consultation.begun',
  publishes: 'nothing',
  template: 'consultations/beginning/new.njk',
  form,
  subject: (db, _params, _hub, actor) => findLeaders(db, actor),
  async show({ db, subject: leaders, actor, t }) {
    const only = leaders.length === 1 ? writeForm(form, { lead_organisation_id: leaders[0]!.id }) : undefined
    return {
      title: t('consultations.new.title'),
      breadcrumbs: crumbs(t),
      earlier: (await findOwnEarlier(db, actor)).map(each => ({ value: each.id, text: each.title })),
      leaders: leaders.map(each => ({ value: each.id, text: each.name })),
      ...(only ? { form: only } : {}),
    }
  },
  async submit({ db, subject: leaders, form: { like, ...typed }, actor, today, audit }) {
    if (!leaders.some(each => each.id === typed.lead_organisation_id))
      return refuse({ lead_organisation_id: 'consultations.new.problem.lead' })
    if (like && !(await findOwnEarlier(db, actor)).some(({ id }) => id === like))
      return refuse({ like: 'consultations.new.problem.like' })
    const { id, slug } = await beginConsultation(db, typed, { by: actor.person!.id, today })
    const taken = like ? await copyEarlier(db, like, id) : null
    await audit({
      action: 'consultation.begun',
      subject: { kind: 'consultation', id },
      record: { kind: 'consultation', id },
      after: { ...typed, slug, ...(taken ? { copied_from: like, questions: taken.questions } : {}) },
    })
    return redirect(planAddress({ slug }), 'consultations.done.begun')
  },
})

/** Which organisations may lead what this person begins: for the secretariat any body, for others the public bodies they speak for. */
export async function findLeaders(db: Handle, actor: Actor): Promise<Found<readonly Leader[]>> {
  const all = db.selectFrom('organisation').select(['id', 'name']).where('ended_on', 'is', null).orderBy('name')
  if (secretariat.allows(actor, null)) return { ref: null, record: await all.execute() }
  const own = actor.grants
    .filter(grant => grant.kind === 'organisation' && grant.role === 'contact')
    .map(each => each.id)
  if (own.length === 0) return { ref: null, record: [] }
  const record = await all.where('id', 'in', own).where('sector', '=', 'statutory').execute()
  return { ref: record[0] ? { kind: 'organisation', id: record[0].id } : null, record }
}
