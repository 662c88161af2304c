/** What was decided after a consultation: public, with reasons, and dated. */

import { z } from 'zod'
import { anyone, leadsConsultation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { dayField, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { sayWritten } from '../../../web/say-closing.ts'
import { under } from '../../../web/under.ts'
import type { Consultation } from '../consultation.queries.ts'
import {
  anyConsultation,
  crumbs,
  difference,
  inConsultation,
  slugParams,
  subjectOf,
  visibleConsultation,
} from '../subject.ts'

const form = {
  what: passage({ label: 'consultations.decision.what', max: 2000 }),
  reasons: passage({ label: 'consultations.decision.reasons', hint: 'consultations.decision.reasons-hint', max: 5000 }),
  decided_on: dayField({ past: true, label: 'consultations.decision.on' }),
  decided_by: line({ label: 'consultations.decision.by', optional: true }),
}
const changeForm = { ...form, version: versionField() }

type Decision = {
  readonly id: string
  readonly version: number
  readonly what: string
  readonly reasons: string
  readonly decided_on: Day
  /** When it was written down. */
  readonly created_at: Date
  readonly decided_by: string
}

/** The decisions that followed, the first one first. */
export function findDecisions(db: Handle, consultationId: string): Promise<Decision[]> {
  return db
    .selectFrom('consultation_decision')
    .select(['id', 'version', 'what', 'reasons', 'decided_on', 'decided_by', 'created_at'])
    .where('consultation_id', '=', consultationId)
    .orderBy('decided_on')
    .orderBy('id')
    .execute()
}

const address = ({ slug }: Consultation, page = ''): string => `/consultations/${slug}/decisions${page}`

export const decisionsPage = definePage({
  path: '/consultations/:slug/decisions',
  showsRecord: ['consultation-decision'],
  workspace: { stage: 'answer', label: 'consultations.task.decisions' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  subject: visibleConsultation,
  sameForAll: true,
  async show({ db, subject, actor, area, t }) {
    const leads = leadsConsultation.allows(actor, subjectOf(subject))
    const decisions = await findDecisions(db, subject.id)
    return {
      title: t('consultations.decision.title'),
      breadcrumbs: crumbs(t, subject),
      intro: t('consultations.decision.intro'),
      lists: [
        {
          heading: t('consultations.decision.count', { count: decisions.length }),
          empty: subject.decision_on
            ? t('consultations.decision.expected', { day: longDay(subject.decision_on) })
            : t('consultations.decision.empty'),
          items: decisions.map(each => ({
            title: each.what,
            ...(leads ? { href: address(subject, `/${each.id}`) } : {}),
            lines: [
              [sayWritten(t, each.decided_on, each.created_at, area.timeZone), each.decided_by || subject.deciding_body]
                .filter(Boolean)
                .join(', '),
              each.reasons,
            ],
          })),
        },
      ],
      ...(leads ? { back: { href: address(subject, '/new'), text: t('consultations.decision.add') } } : {}),
    }
  },
})

export const newDecisionPage = definePage({
  path: '/consultations/:slug/decisions/new',
  mends: ['consultation-decisions'],
  access: leadsConsultation,
  audit: 'consultation.decision-noted',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ subject, t }) {
    return {
      title: t('consultations.decision.add'),
      breadcrumbs: [...crumbs(t, subject), { text: t('consultations.decision.title'), href: address(subject) }],
      intro: t('consultations.decision.when'),
      fields: Object.keys(form),
      button: t('consultations.decision.button'),
      form: writeForm(form, { decided_by: subject.deciding_body }),
    }
  },
  async submit({ db, subject, form: typed, now, audit }) {
    const id = newId()
    await db
      .insertInto('consultation_decision')
      .values({ id, created_at: now, consultation_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'consultation.decision-noted',
      subject: subjectOf(subject),
      record: { kind: 'consultation_decision', id },
      after: typed,
    })
    return redirect(address(subject), 'consultations.done.decision')
  },
})

const decisionHere = under(inConsultation, 'decision', (db, { consultation }) => findDecisions(db, consultation.id))

export const decisionPage = definePage({
  path: '/consultations/:slug/decisions/:decision',
  mendsRecord: { 'consultation-decision': ['consultation-decisions'] },
  access: leadsConsultation,
  audit: 'consultation.decision-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ decision: z.uuid() }),
  form: changeForm,
  subject: decisionHere,
  async show({ subject: { consultation, decision }, t }) {
    return {
      title: t('consultations.decision.change'),
      breadcrumbs: [
        ...crumbs(t, consultation),
        { text: t('consultations.decision.title'), href: address(consultation) },
      ],
      fields: Object.keys(changeForm),
      button: t('consultations.decision.button'),
      form: writeForm(changeForm, decision),
    }
  },
  async submit({ db, subject: { consultation, decision }, form: { version, ...to }, audit }) {
    if (!(await changeVersioned(db, 'consultation_decision', decision.id, version, to)))
      return stale(writeForm(changeForm, decision), decision.version)
    await audit({
      action: 'consultation.decision-changed',
      subject: subjectOf(consultation),
      record: { kind: 'consultation_decision', id: decision.id },
      ...difference({ ...decision }, to),
    })
    return redirect(address(consultation), 'consultations.done.decision')
  },
})
