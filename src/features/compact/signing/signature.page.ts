/** One signature, for everybody: who signed and how that is known; for its organisation: renewing it, or withdrawing with notice. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { addDays, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { dayField, dayOfRecord, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import {
  changeSignature,
  findOverlap,
  findSignature,
  type Signature,
  standsOn,
} from '../agreement/agreement.queries.ts'
import { speaksForIt } from '../agreement/speaking.ts'
import { howKnown, overlapMessage } from './signatures.page.ts'
import { findKnown, findOngoing } from './standing.queries.ts'

const REGISTER = '/compact/signatures'

const params = z.object({ id: z.uuid() })

async function signatureOfAddress(
  db: Parameters<typeof findSignature>[0],
  { id }: { id: string },
): Promise<Found<Signature> | null> {
  const record = await findSignature(db, id)
  return record && { ref: { kind: 'organisation', id: record.organisationId }, record }
}

export const signaturePage = definePage({
  path: '/compact/signatures/:id',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/signing/signature.njk',
  params,
  sameForAll: true,
  subject: signatureOfAddress,
  async show({ db, subject, actor, area, today, t }) {
    const known = (await findKnown(db)).get(subject.id)!
    const ref = { kind: 'organisation', id: subject.organisationId } as const
    return {
      title: t('compact.signing.title', { organisation: subject.organisation }),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.signatures.title'), href: REGISTER },
      ],
      signature: subject,
      known,
      how: howKnown(known),
      state: standsOn(subject, today) ? 'stands' : subject.from > today ? 'coming' : 'ended',
      mayChange: speaksForIt.allows(actor, ref),
      mayAsk: known.requestId !== null && actor.grants.some(({ role }) => role === 'secretariat'),
    }
  },
})

const daySigned = dayOfRecord<Signature>('compact.day.signed', ({ from }) => from)

const change = {
  to: dayField({
    any: 'an end may be agreed beforehand',
    notBefore: daySigned,
    label: 'compact.signatures.last',
    hint: 'compact.signatures.last-hint',
    optional: true,
  }),
  why: passage({ label: 'compact.signing.why', hint: 'compact.signing.why-hint', max: 2000, optional: true }),
  version: versionField(),
}

export const changeSignaturePage = definePage({
  path: '/compact/signatures/:id/term',
  access: speaksForIt,
  audit: 'signature.changed',
  publishes: 'nothing',
  template: 'compact/signing/term.njk',
  params,
  form: change,
  subject: signatureOfAddress,
  async show({ db, subject, area, today, t }) {
    return {
      title: t('compact.signatures.change-title', { organisation: subject.organisation }),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.signatures.title'), href: REGISTER },
        { text: subject.organisation, href: `${REGISTER}/${subject.id}` },
      ],
      signature: subject,
      stands: standsOn(subject, today),
      yesterday: addDays(today, -1),
      ongoing: await findOngoing(db, subject.organisationId, today),
      form: writeForm(change, { to: subject.to, why: '', version: subject.version }),
    }
  },
  async submit({ db, hub, subject, form: typed, area, today, t, audit }) {
    const { to, why, version } = typed
    if (to !== null && to < subject.from) return refuse({ to: 'compact.signatures.ends-before' })
    // What was found while it stood rests on it: a signature ends from now on, never in the past.
    const yesterday = addDays(today, -1)
    if (to !== null && to !== subject.to && to < yesterday)
      return refuse({ to: { key: 'compact.signatures.ends-past', values: { day: longDay(yesterday) } } })
    const stays = to === subject.to
    const shortens = !stays && to !== null && (subject.to === null || to < subject.to)
    // Whoever did not sign cannot be held to it for longer: it is signed anew, and the organisation asked again.
    if (!stays && !shortens && howKnown((await findKnown(db)).get(subject.id)!) === 'denied')
      return refuse({ to: 'compact.signing.problem.denied' })
    if (shortens && why === '') return refuse({ why: 'compact.signing.problem.why' })
    const overlap = await findOverlap(db, {
      organisation: subject.organisationId,
      code: subject.codeId,
      from: subject.from,
      to,
      not: subject.id,
    })
    if (overlap) return refuse({ to: overlapMessage(overlap) })
    const after = stays
      ? { to_day: to }
      : { to_day: to, withdrawn_on: shortens ? today : null, withdrawn_why: shortens ? why : '' }
    if (!(await changeSignature(db, subject.id, version, after))) {
      const theirs = (await findSignature(db, subject.id)) ?? subject
      return stale(writeForm(change, { to: theirs.to, why: '', version: theirs.version }), theirs.version)
    }
    await audit({
      action: 'signature.changed',
      subject: { kind: 'organisation', id: subject.organisationId },
      record: { kind: 'signature', id: subject.id },
      before: { to: subject.to },
      after: { to, why },
    })
    if (shortens && area.contact.email !== '')
      await sendMail(
        db,
        hub.seal,
        {
          to: area.contact.email,
          subject: t('compact.signing.notice-subject', { organisation: subject.organisation }),
          body: t('compact.signing.notice', {
            organisation: subject.organisation,
            code: subject.code,
            day: longDay(to),
            why,
            link: `${hub.origin}${REGISTER}/${subject.id}`,
          }),
        },
        { kind: 'area', id: area.id },
      )
    return redirect(`${REGISTER}/${subject.id}`, shortens ? 'compact.done.withdrawn' : 'compact.done.signature-changed')
  },
})
