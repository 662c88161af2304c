/** Checking back with respondents whether they were understood: asked by the lead, and what they want put right. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { choice, reply, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { openContact } from '../../responses/index.ts'
import { below, isClosed, isReported, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { beginAsking, countReadings, findReadBack, listCorrections, settleCorrection } from './readings.queries.ts'

const askForm = { sure: tick({ label: 'points.readings.sure', required: true }) }

export const readingsPage = definePage({
  path: '/consultations/:slug/readings',
  mends: ['points-checked'],
  workspace: { stage: 'answer', label: 'consultations.nav.readings' },
  access: leadsConsultation,
  audit: 'readings.asked',
  publishes: ['responses', 'work left'],
  template: 'points/checking-back/readings.njk',
  params: slugParams,
  form: askForm,
  changesPages: false,
  subject: teamConsultation,
  act: async ({ db, subject, t }) => {
    const { toAsk } = await countReadings(db, subject.id)
    return {
      happens: [t('points.readings.happens', { count: toAsk })],
      told: [t('points.readings.told')],
    }
  },
  async show({ db, subject: consultation, now, today, area, t }) {
    return {
      title: t('points.readings.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      counts: await countReadings(db, consultation.id),
      corrections: await listCorrections(db, consultation.id),
      problem: whyNot(consultation, { now, today, area }),
    }
  },
  async submit({ db, subject: consultation, now, today, area, audit }) {
    const problem = whyNot(consultation, { now, today, area })
    if (problem) return refuse({ sure: problem })
    const count = await beginAsking(db, consultation.id, now)
    if (count === 0) return refuse({ sure: 'points.readings.problem.nobody' })
    await audit({
      action: 'readings.asked',
      subject: refOf(consultation),
      record: { kind: 'consultation', id: consultation.id },
      after: { count },
    })
    return redirect(below(consultation, 'readings'), 'points.done.readings-asked')
  },
})

/** Why nobody can be asked, or null: until the close they may say something else, and once it is reported it is too late. */
function whyNot(consultation: Consultation, at: Clock): string | null {
  if (isReported(consultation)) return 'points.readings.problem.over'
  return isClosed(consultation, at) ? null : 'points.readings.problem.open'
}

const settleForm = {
  put_right: choice({ label: 'points.readings.put-right', options: ['yes', 'no'] }),
  answer: reply({ label: 'points.readings.answer', max: 2000 }),
  version: versionField(),
}

export const correctionReadingPage = definePage({
  path: '/consultations/:slug/readings/:id',
  workspace: { within: 'readings' },
  access: leadsConsultation,
  audit: 'reading.settled',
  publishes: ['own response', 'responses', 'work left'],
  template: 'points/checking-back/correction.njk',
  params: z.object({ slug: z.string().min(1).max(120), id: z.uuid() }),
  form: settleForm,
  changesPages: false,
  async subject(db, { slug, id }) {
    const found = await teamConsultation(db, { slug })
    if (!found) return null
    const correction = (await listCorrections(db, found.record.id)).find(one => one.id === id)
    return correction ? { ref: found.ref, record: { consultation: found.record, correction } } : null
  },
  async show({ db, subject: { consultation, correction }, t }) {
    return {
      title: t('points.readings.correction-title', { reference: correction.reference }),
      breadcrumbs: trail(t, consultation, {
        text: t('points.readings.title'),
        href: below(consultation, 'readings'),
      }),
      base: below(consultation),
      correction,
      points: await findReadBack(db, correction.responseId),
      form: formOf(correction),
    }
  },
  async submit({ db, hub, subject: { consultation, correction }, form: typed, actor, now, audit, t }) {
    const putRight = typed.put_right === 'yes'
    const by = actor.person?.id ?? null
    const settled = await settleCorrection(
      db,
      { ...correction, version: typed.version },
      { putRight, answer: typed.answer, by, now },
    )
    if (!settled) return stale(formOf(correction), correction.version)
    const contact = await openContact(db, hub, correction.responseId, 'feedback', 'system')
    if (contact?.email) {
      const body = [
        t('points.readings.mail-you-said', { says: correction.says, title: consultation.title }),
        t(putRight ? 'points.readings.mail-put-right' : 'points.readings.mail-stays'),
        typed.answer,
        consultation.lead_organisation,
      ].join('\n\n')
      const subject = t('points.readings.mail-subject', { title: consultation.title })
      const about = { kind: 'response', id: correction.responseId }
      await sendSealedMail(db, hub.seal, { to: contact.email, subject, body }, about)
    }
    await audit({
      action: 'reading.settled',
      subject: refOf(consultation),
      record: { kind: 'reading_check', id: correction.id },
      after: { putRight },
    })
    return redirect(below(consultation, 'readings'), 'points.done.reading-settled')
  },
})

function formOf({ putRight, answer, version }: { putRight: boolean | null; answer: string; version: number }) {
  return writeForm(settleForm, {
    answer,
    version,
    ...(putRight === null ? {} : { put_right: putRight ? 'yes' : 'no' }),
  })
}
