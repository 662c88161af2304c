/** The seal of a consultation: who can be reached, every opening with its purpose, and opening one. */
import { z } from 'zod'
import { leadsConsultation, setsUpConsultation } from '../../../access/access.ts'
import { choice, line } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { PageProblem } from '../../../web/problems.ts'
import { trailTo } from '../form/form.view.ts'
import { respondingSubject } from '../form/responding.queries.ts'
import { countReached, findOpenings } from './seal.queries.ts'
import { lookAt, minutesInView, openToLook, type purposes } from './seal.ts'

export const sealPage = definePage({
  path: '/consultations/:slug/seal',
  workspace: { stage: 'gather', label: 'consultations.task.seal' },
  access: setsUpConsultation,
  audit: 'reads only',
  publishes: ['contacts', 'how many responses'],
  template: 'responses/sealing/seal.njk',
  params: z.object({ slug: z.string() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, subject: of, actor, area, t }) {
    return {
      title: t('responses.seal.title'),
      breadcrumbs: trailTo(of, t),
      of,
      openings: await findOpenings(db, of.id, area.timeZone),
      reached: await countReached(db, of.id),
      mayOpen: leadsConsultation.allows(actor, { kind: 'consultation', id: of.id }),
    }
  },
})

/** Purposes that somebody may open a seal for by hand; the others belong to work the Hub does itself. */
const byHand = [
  'ask-back',
  'subject-access',
  'feedback',
  'acknowledge',
] as const satisfies readonly (typeof purposes)[number][]

export const openSealPage = definePage({
  path: '/consultations/:slug/seal/openings',
  mends: ['seal-log'],
  showsRecord: ['opening'],
  access: leadsConsultation,
  audit: 'contact.opened',
  publishes: 'nothing',
  freshly: 'to-open',
  template: 'responses/sealing/open-seal.njk',
  params: z.object({ slug: z.string() }),
  query: z.object({ reference: z.string().max(20).optional() }),
  form: {
    reference: line({ label: 'responses.open.reference', max: 20 }),
    purpose: choice({ label: 'responses.open.purpose', options: byHand }),
  },
  changesPages: false,
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ subject: of, query, t }) {
    return {
      title: t('responses.open.title'),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.seal.title'), href: `/consultations/${of.slug}/seal` }],
      of,
      minutes: minutesInView,
      form: { values: { reference: [query.reference ?? ''] }, files: {} },
    }
  },
  async submit({ db, hub, subject: of, form, actor, audit }) {
    const response = await db
      .selectFrom('response')
      .select('id')
      .where('consultation_id', '=', of.id)
      .where('reference', '=', form.reference.toUpperCase())
      .executeTakeFirst()
    if (!response) return refuse({ reference: 'responses.open.unknown' })
    const opening = await openToLook(db, hub, response.id, form.purpose, actor)
    if (!opening) return refuse({ reference: 'responses.open.nothing' })
    await audit({
      action: 'contact.opened',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'seal_opening', id: opening },
      after: { reference: form.reference.toUpperCase(), purpose: form.purpose },
    })
    return redirect(`/consultations/${of.slug}/seal/openings/${opening}`)
  },
})

export const openingPage = definePage({
  path: '/consultations/:slug/seal/openings/:opening',
  access: leadsConsultation,
  audit: 'reads only',
  publishes: ['contacts'],
  template: 'responses/sealing/opening.njk',
  params: z.object({ slug: z.string(), opening: z.uuid() }),
  subject: (_db, { slug }, hub, actor) => respondingSubject(hub, slug, actor),
  async show({ db, hub, subject: of, params, actor, t }) {
    // Real time, not the Hub's: how long a name stays on a screen is nobody's to move.
    const looked = await lookAt(db, hub.seal, params.opening, of.id, actor, new Date())
    if (!looked) throw new PageProblem('not-found', 'responses.open.over')
    return {
      title: t('responses.open.shown', { reference: looked.reference }),
      breadcrumbs: [...trailTo(of, t), { text: t('responses.seal.title'), href: `/consultations/${of.slug}/seal` }],
      ...looked,
    }
  },
})
