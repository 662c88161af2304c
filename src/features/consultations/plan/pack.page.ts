/** The pack: which documents people read before they answer, and in which order. */
import { leadsConsultation } from '../../../access/access.ts'
import { hidden } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { findPack } from '../consultation.queries.ts'
import { anyConsultation, planAddress, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { readAct, rearrange } from './arrange.ts'
import { arrangePack, findCandidates } from './pack.queries.ts'

const verbs = ['add', 'up', 'down', 'remove'] as const

export const packPage = definePage({
  path: '/consultations/:slug/plan/documents',
  mends: ['pack-documents'],
  workspace: { stage: 'set-up', label: 'consultations.task.documents' },
  access: leadsConsultation,
  audit: 'consultation.pack-arranged',
  publishes: 'nothing',
  template: 'consultations/plan/pack.njk',
  params: slugParams,
  form: { act: hidden() },
  subject: anyConsultation,
  async show({ db, subject, t }) {
    return {
      title: t('consultations.pack.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      pack: await findPack(db, subject.id),
      candidates: await findCandidates(db, subject.id),
      importAddress: `/documents/import/consultation:${subject.slug}`,
    }
  },
  async submit({ db, subject, form, audit }) {
    const act = readAct(form.act, verbs)
    if (!act) return refuse({ pack: 'consultations.pack.problem.choose' })
    // Whoever has begun to answer must find what they answered: after publishing a pack only grows.
    if (subject.published_at && act.verb !== 'add') return refuse({ pack: 'consultations.pack.problem.published' })
    const before = (await findPack(db, subject.id)).map(each => each.versionId)
    const known = act.verb === 'add' ? (await findCandidates(db, subject.id)).map(each => each.versionId) : before
    if (!known.includes(act.id)) return refuse({ pack: 'consultations.pack.problem.gone' })
    const after = rearrange(before, act)
    await arrangePack(db, subject.id, after)
    await audit({
      action: 'consultation.pack-arranged',
      subject: subjectOf(subject),
      record: { kind: 'consultation', id: subject.id },
      before: { pack: before },
      after: { pack: after },
    })
    return redirect(planAddress(subject, 'documents'), 'consultations.done.pack')
  },
})
