/** Asking people about a draft: one act makes it the document of a consultation, one that is being planned or a new one. */
import { secretariat } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { line, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse } from '../../../web/page.ts'
import { beginConsultation, findLeaders } from '../../consultations/index.ts'
import { findAskedIn } from './asked.queries.ts'
import { findPlanned, putToConsultation } from './asking.queries.ts'
import { looksOf } from './look.ts'
import { areaRef, closedBecause, draftAddress, draftCrumbs, draftParams, textSubject } from './parts.ts'

const form = {
  where: pick({ label: 'compact.writing.consult-where', hint: 'compact.writing.consult-where-hint' }),
  title: line({
    label: 'compact.writing.consult-title',
    hint: 'compact.writing.consult-new',
    optional: true,
    max: 150,
  }),
  summary: passage({ label: 'compact.writing.consult-summary', optional: true, max: 1500 }),
  lead: pick({ label: 'compact.writing.consult-lead', optional: true }),
}

const NEW = 'new'

export const consultDraftPage = definePage({
  path: '/compact/writing/:draft/consultation',
  access: secretariat,
  audit: 'code-draft.put-to-consultation',
  publishes: 'nothing',
  template: 'compact/writing/consultation.njk',
  params: draftParams,
  form,
  changesPages: false,
  subject: textSubject,
  async show({ db, subject: { draft, sections }, actor, area, t }) {
    const [asked, planned, leaders] = await Promise.all([
      findAskedIn(db, draft),
      findPlanned(db, ledBy(actor.grants)),
      findLeaders(db, actor),
    ])
    return {
      title: t('compact.writing.consult'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      asked,
      looks: looksOf(sections).length,
      coverage: draftAddress(draft, 'coverage#look'),
      places: [
        ...planned.map(({ id, title }) => ({ value: id, text: title })),
        { value: NEW, text: t('compact.writing.consult-begin') },
      ],
      leaders: leaders.record.map(({ id, name }) => ({ value: id, text: name })),
      form: writeForm(form, { where: asked && !asked.published ? asked.id : '', title: draft.title }),
    }
  },
  async submit({ db, subject: { draft, sections }, form: typed, actor, area, today, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ where: closed })
    if (!sections.some(({ clauses }) => clauses.length > 0)) return refuse({ where: 'compact.writing.look.empty' })
    const before = await findAskedIn(db, draft)
    if (before?.published && !before.reported && before.state !== 'withdrawn')
      return refuse({ where: { key: 'compact.writing.problem.being-asked', values: { consultation: before.title } } })
    const planned = await findPlanned(db, ledBy(actor.grants))
    const place = planned.find(({ id }) => id === typed.where)
    if (!place && typed.where !== NEW) return refuse({ where: 'compact.writing.problem.where' })
    const wrong = place ? null : await problemOf(db, typed, actor)
    if (wrong) return wrong
    const consultation = place ?? (await beginConsultation(db, beginning(typed), { by: actor.person!.id, today }))
    const subject = { kind: 'consultation', id: consultation.id } as const
    if (!place)
      await audit({
        action: 'consultation.begun',
        subject,
        record: subject,
        after: { ...beginning(typed), slug: consultation.slug },
      })
    const { versionId, pack } = await putToConsultation(db, draft, sections, consultation.id)
    await audit({
      action: 'document.kept',
      subject,
      record: { kind: 'document_version', id: versionId },
      after: { draft: draft.id, clauses: sections.flatMap(({ clauses }) => clauses).length },
    })
    await audit({ action: 'consultation.pack-arranged', subject, record: subject, after: { pack } })
    await audit({
      action: 'code-draft.put-to-consultation',
      subject: areaRef(area),
      record: { kind: 'code_draft', id: draft.id },
      after: { consultation: consultation.id, version: versionId },
    })
    return redirect(`/consultations/${consultation.slug}/plan`, 'compact.done.draft-put')
  },
})

type Grants = readonly { readonly role: string; readonly kind: string; readonly id: string }[]

const ledBy = (grants: Grants): string[] =>
  grants.filter(({ role, kind }) => role === 'lead' && kind === 'consultation').map(({ id }) => id)

type Typed = { readonly title: string; readonly summary: string; readonly lead: string | null }

function beginning({ title, summary, lead }: Typed) {
  return { title, summary, lead_organisation_id: lead ?? '', topic: '', places: '' }
}

/** A new consultation needs what every consultation is begun with. */
async function problemOf(db: Handle, typed: Typed, actor: Parameters<typeof findLeaders>[1]): Promise<Outcome | null> {
  const problems: Record<string, string> = {}
  if (typed.title === '') problems['title'] = 'compact.writing.problem.consult-title'
  if (typed.summary === '') problems['summary'] = 'compact.writing.problem.consult-summary'
  const leaders = (await findLeaders(db, actor)).record
  if (!leaders.some(({ id }) => id === typed.lead)) problems['lead'] = 'compact.writing.problem.consult-lead'
  return Object.keys(problems).length > 0 ? refuse(problems) : null
}
