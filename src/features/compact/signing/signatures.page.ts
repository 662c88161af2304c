/** Signatures: the public register of who signed what from when; signing a code, renewing, withdrawing. */
import { anyone, secretariat } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { dayField, line, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import {
  findOverlap,
  findSignature,
  findSignatures,
  organisationsFor,
  type Signature,
  sign,
  standsOn,
} from '../agreement/agreement.queries.ts'
import { speaksForAny, speaksForIt, spokenFor } from '../agreement/speaking.ts'
import { findEditions } from '../codes/editions.queries.ts'
import { findWaiting } from '../editions/signatories.queries.ts'
import { putSignature } from './signature.matter.ts'
import { findKnown, type Known } from './standing.queries.ts'

const REGISTER = '/compact/signatures'

export const signaturesPage = definePage({
  path: REGISTER,
  workspace: { stage: 'agreement', label: 'compact.nav.signatures' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/signing/signatures.njk',
  sameForAll: true,
  async show({ db, actor, area, today, t }) {
    const [signatures, waiting, known] = await Promise.all([findSignatures(db), findWaiting(db, today), findKnown(db)])
    return {
      title: t('compact.signatures.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      signatures: signatures.map(one => ({
        ...one,
        known: known.get(one.id)!,
        how: howKnown(known.get(one.id)!),
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
  organisation: pick({ label: 'compact.signatures.organisation', speaksFor: true }),
  code: pick({ label: 'compact.signatures.code', hint: 'compact.signatures.code-hint' }),
  signer_name: line({ label: 'compact.signing.name', hint: 'compact.signing.name-hint', max: 120 }),
  signer_role: line({ label: 'compact.signing.role', hint: 'compact.signing.role-hint', max: 120 }),
  authority: line({ label: 'compact.signing.authority', hint: 'compact.signing.authority-hint', max: 200 }),
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
  publishes: 'nothing',
  template: 'compact/signing/new-signature.njk',
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
      maySetUp: secretariat.allows(actor, null),
      codes: await signable(db),
      forms: (await findEditions(db))
        .filter(({ status }) => status !== 'superseded')
        .map(({ edition, title }) => ({
          href: `/codes/${edition}/signatory-form.pdf`,
          text: t('compact.signing.form', { code: title }),
        })),
      form: writeForm(form, { from: today }),
    }
  },
  async submit({ db, hub, form: typed, actor, area, today, audit }) {
    const { organisation, code, from, to, ...signer } = typed
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
    const id = await sign(db, { organisation, code, from, to, by: actor.person!.id, today, ...signer })
    await audit({
      action: 'signature.given',
      subject: { kind: 'organisation', id: organisation },
      record: { kind: 'signature', id },
      after: { code, from, to, role: signer.signer_role, authority: signer.authority },
    })
    const signature = (await findSignature(db, id))!
    const put = await putSignature(
      db,
      { hub, today, audit, actor },
      { kind: 'area', id: area.id },
      { ...signature, signerName: signer.signer_name, signerRole: signer.signer_role, authority: signer.authority },
    )
    return redirect(REGISTER, put === 'own' ? 'compact.done.signed' : 'compact.done.signed-for')
  },
})

/** How the Hub knows of a signature: the organisation said so, somebody said so for it, or it said that it did not. */
export function howKnown({ proof, agreed, paper }: Pick<Known, 'proof' | 'agreed' | 'paper'>): string {
  if (proof === 'confirmed') return agreed ? 'own' : 'denied'
  return paper ? 'paper' : 'stated'
}

/** Says which signature is in the way, and what to do. */
export function overlapMessage({ organisation, code, from, to }: Signature) {
  return {
    key: to === null ? 'compact.signatures.overlap-open' : 'compact.signatures.overlap',
    values: { organisation, code, from: longDay(from), to: to ? longDay(to) : '' },
  }
}
