/** Putting to the partners what the board has decided to say to a consultation. */
import { runsPartnership } from '../../access/access.ts'
import { longDay } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { passage, pick } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { putToParty } from '../parties/index.ts'
import {
  anyPartnership,
  decisionsToRestOn,
  findPartners,
  isOver,
  isPartnerOn,
  slugParams,
} from '../partnerships/index.ts'
import { joiningViewMatter } from './joining.matter.ts'
import { jointCrumbs, listOf } from './joint-view-here.ts'
import { consultationsToAnswer, keepJointView } from './joint-views.queries.ts'

const form = {
  consultation_id: pick({ label: 'joint.put.consultation' }),
  decision_id: pick({ label: 'joint.put.decision', hint: 'joint.put.decision-hint' }),
  view: passage({ label: 'joint.put.view', hint: 'joint.put.view-hint', max: 3000 }),
}

export const newJointViewPage = definePage({
  path: '/partnerships/:slug/joint-views/new',
  workspace: { within: 'joint-views' },
  access: runsPartnership,
  audit: 'partnership.joint-view-put',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async act({ subject, t }) {
    return { happens: [t('joint.put.happens', { open: subject.public ? 'yes' : 'no' })], told: [t('joint.put.told')] }
  },
  async show({ db, subject, today, t }) {
    const consultations = await consultationsToAnswer(db, subject.id, today)
    const decisions = await decisionsToRestOn(db, subject.id)
    const lacks = consultations.length === 0 ? 'no-consultation' : decisions.length === 0 ? 'no-decision' : null
    return {
      title: t('joint.put.title'),
      breadcrumbs: jointCrumbs(t, subject),
      intro: t(lacks ? `joint.problem.${lacks}` : 'joint.put.intro'),
      fields: Object.keys(form),
      choices: {
        consultation_id: consultations.map(({ id, title }) => ({ value: id, text: title })),
        decision_id: decisions,
      },
      button: lacks || isOver(subject) ? null : t('joint.put.button'),
      back: { href: listOf(subject), text: t('joint.title') },
    }
  },
  async submit({ db, hub, subject, actor, form: typed, today, t, audit }) {
    if (isOver(subject)) return refuse({ consultation_id: 'joint.problem.over' })
    await db.selectFrom('partnership').select('id').where('id', '=', subject.id).forUpdate().execute()
    const consultation = (await consultationsToAnswer(db, subject.id, today)).find(
      ({ id }) => id === typed.consultation_id,
    )
    if (!consultation) return refuse({ consultation_id: 'joint.problem.consultation' })
    const decision = (await decisionsToRestOn(db, subject.id)).find(({ value }) => value === typed.decision_id)
    if (!decision) return refuse({ decision_id: 'joint.problem.decision' })
    if (!says(typed.view)) return refuse({ view: 'joint.problem.view' })
    const id = await keepJointView(db, { partnership_id: subject.id, ...typed, put_on: today })
    const about = { kind: 'partnership', id: subject.id } as const
    await audit({
      action: 'partnership.joint-view-put',
      subject: about,
      record: { kind: 'joint_view', id },
      after: { consultation: consultation.title, decision: decision.value },
    })
    const values = { name: subject.name, title: consultation.title, view: typed.view, decision: decision.text }
    const closes =
      consultation.closesOn === null ? '' : t('joint.party.closes', { day: longDay(consultation.closesOn) })
    for (const partner of await findPartners(db, subject.id))
      if (isPartnerOn(partner, today))
        await putToParty(db, { hub, today, actor, audit }, joiningViewMatter, {
          subject: about,
          organisationId: partner.organisation_id,
          record: { kind: 'joint_view', id },
          put: { view: typed.view, decision: decision.value },
          title: t('joint.party.title', values),
          question: [t('joint.party.question', values), typed.view, t('joint.party.decision', values), closes]
            .filter(Boolean)
            .join('\n\n'),
          page: listOf(subject),
        })
    return redirect(listOf(subject), 'joint.done.put')
  },
})
