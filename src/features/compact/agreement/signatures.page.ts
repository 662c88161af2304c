/** Signatures: the public register of who signed what from when; signing a code, renewing, withdrawing. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, longDay } from '../../../kernel/day.ts'
import { dayField, dayOfRecord, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { findEditions } from '../codes/editions.queries.ts'
import { findWaiting } from '../editions/signatories.queries.ts'
import {
  findOverlap,
  findSignature,
  findSignatures,
  organisationsFor,
  type Signature,
  setLastDay,
  sign,
  standsOn,
} from './agreement.queries.ts'
import { speaksForAny, speaksForIt, spokenFor } from './speaking.ts'

const REGISTER = '/compact/signatures'

export const signaturesPage = definePage({
  path: REGISTER,
  workspace: { stage: 'agreement', label: 'compact.nav.signatures' },
  access: anyone,
  audit: 'reads only',
  template: 'compact/agreement/signatures.njk',
  sameForAll: true,
  async show({ db, actor, area, today, t }) {
    const [signatures, waiting] = await Promise.all([findSignatures(db), findWaiting(db, today)])
    return {
      title: t('compact.signatures.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      signatures: signatures.map(one => ({
        ...one,
        waits:
          waiting.find(({ organisation, signed }) => organisation === one.organisationId && signed.id === one.codeId) ??
          null,
        state: standsOn(one, today) ? 'stands' : one.from > today ? 'coming' : 'ended',
        mayChange: speaksForIt.allows(actor, { kind: 'organisation', id: one.organisationId }),
      })),
      standing: signatures.filter(one => standsOn(one, today)).length,
      maySign: speaksForAny.allows(actor, null),
    }
  },
})

const form = {
  organisation: pick({ label: 'compact.signatures.organisation' }),
  code: pick({ label: 'compact.signatures.code', hint: 'compact.signatures.code-hint' }),
  from: dayField({ past: true, label: 'compact.signatures.from' }),
  to: dayField({
    any: 'an end may be agreed beforehand',
    notBefore: 'from',
    label: 'compact.signatures.to',
    hint: 'compact.signatures.to-hint',
    optional: true,
  }),
}

/** Editions that can be signed: in force, or agreed as a draft that is to come into force. */
async function signable(db: Handle): Promise<{ value: string; text: string }[]> {
  const editions = await findEditions(db)
  return editions.filter(({ status }) => status !== 'superseded').map(({ id, title }) => ({ value: id, text: title }))
}

export const newSignaturePage = definePage({
  path: '/compact/signatures/new',
  mends: ['codes-worked-to', 'signatories'],
  access: speaksForAny,
  audit: 'signature.given',
  template: 'compact/agreement/new-signature.njk',
  form,
  async show({ db, actor, area, today, t }) {
    const organisations = await organisationsFor(db, spokenFor(actor))
    return {
      title: t('compact.signatures.new-title'),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.signatures.title'), href: REGISTER },
      ],
      organisations,
      codes: await signable(db),
      form: writeForm(form, {
        from: today,
        ...(organisations.length === 1 ? { organisation: organisations[0]!.value } : {}),
      }),
    }
  },
  async submit({ db, form: typed, actor, today, audit }) {
    const { organisation, code, from, to } = typed
    if (!(await organisationsFor(db, spokenFor(actor))).some(({ value }) => value === organisation))
      return refuse({ organisation: 'compact.signatures.not-yours' })
    if (!(await signable(db)).some(({ value }) => value === code))
      return refuse({ code: 'compact.signatures.not-signable' })
    if (to !== null && to < from) return refuse({ to: 'compact.signatures.ends-before' })
    const overlap = await findOverlap(db, { organisation, code, from, to })
    if (overlap) return refuse({ from: overlapMessage(overlap) })
    const earlier = (await findWaiting(db, today)).find(
      one => one.organisation === organisation && one.asked.id === code,
    )
    if (earlier)
      return refuse({
        code: {
          key: 'compact.signatures.answer-instead',
          values: { organisation: earlier.name, code: earlier.signed.title },
        },
      })
    const id = await sign(db, { organisation, code, from, to, by: actor.person!.id, today })
    await audit({
      action: 'signature.given',
      subject: { kind: 'organisation', id: organisation },
      record: { kind: 'signature', id },
      after: { code, from, to },
    })
    return redirect(REGISTER, 'compact.done.signed')
  },
})

/** Says which signature is in the way, and what to do. */
function overlapMessage({ organisation, code, from, to }: Signature) {
  return {
    key: to === null ? 'compact.signatures.overlap-open' : 'compact.signatures.overlap',
    values: { organisation, code, from: longDay(from), to: to ? longDay(to) : '' },
  }
}

const daySigned = dayOfRecord<Signature>('compact.day.signed', ({ from }) => from)

const change = {
  to: dayField({
    any: 'an end may be agreed beforehand',
    notBefore: daySigned,
    label: 'compact.signatures.last',
    hint: 'compact.signatures.last-hint',
    optional: true,
  }),
  version: versionField(),
}

export const signaturePage = definePage({
  path: '/compact/signatures/:id',
  access: speaksForIt,
  audit: 'signature.changed',
  template: 'compact/agreement/signature.njk',
  params: z.object({ id: z.uuid() }),
  form: change,
  async subject(db, { id }): Promise<Found<Signature> | null> {
    const record = await findSignature(db, id)
    return record && { ref: { kind: 'organisation', id: record.organisationId }, record }
  },
  async show({ subject, area, today, t }) {
    return {
      title: t('compact.signatures.change-title', { organisation: subject.organisation }),
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.signatures.title'), href: REGISTER },
      ],
      signature: subject,
      stands: standsOn(subject, today),
      yesterday: addDays(today, -1),
      form: writeForm(change, { to: subject.to, version: subject.version }),
    }
  },
  async submit({ db, subject, form: typed, today, audit }) {
    const { to, version } = typed
    if (to !== null && to < subject.from) return refuse({ to: 'compact.signatures.ends-before' })
    // What was found while it stood rests on it: a signature ends from now on, never in the past.
    const yesterday = addDays(today, -1)
    if (to !== null && to !== subject.to && to < yesterday)
      return refuse({ to: { key: 'compact.signatures.ends-past', values: { day: longDay(yesterday) } } })
    const overlap = await findOverlap(db, {
      organisation: subject.organisationId,
      code: subject.codeId,
      from: subject.from,
      to,
      not: subject.id,
    })
    if (overlap) return refuse({ to: overlapMessage(overlap) })
    if (!(await setLastDay(db, subject.id, version, to))) {
      const theirs = (await findSignature(db, subject.id)) ?? subject
      return stale(writeForm(change, { to: theirs.to, version: theirs.version }), theirs.version)
    }
    await audit({
      action: 'signature.changed',
      subject: { kind: 'organisation', id: subject.organisationId },
      record: { kind: 'signature', id: subject.id },
      before: { to: subject.to },
      after: { to },
    })
    return redirect(REGISTER, 'compact.done.signature-changed')
  },
})
