/** A signatory reads what a later edition changed, and says whether it agrees; until it does, the edition it signed binds it. */
import { z } from 'zod'
import { speaksForOrganisation } from '../../../access/access.ts'
import { shortFingerprint } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day, longDay } from '../../../kernel/day.ts'
import { choice, line, passage, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { findSignature, sign } from '../agreement/agreement.queries.ts'
import { codeOf, type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { findOrigin } from '../codes/origin.queries.ts'
import { putSignature } from '../signing/signature.matter.ts'
import { viewComparison } from './comparison.view.ts'
import { loadRuleBook } from './signatories.queries.ts'

const form = {
  answer: choice({ label: 'compact.answer.question', speaksFor: true, options: ['agreed', 'not-agreed'] }),
  // Whoever agrees signs the edition: the register names them as it names whoever signed the one before.
  signer_role: line({ label: 'compact.signing.role', hint: 'compact.answer.signs-hint', max: 120, optional: true }),
  authority: line({
    label: 'compact.signing.authority',
    hint: 'compact.signing.authority-hint',
    max: 200,
    optional: true,
  }),
  note: passage({ label: 'compact.answer.note', hint: 'compact.answer.note-hint', optional: true, max: 2000 }),
}

type Asked = {
  readonly organisation: { readonly id: string; readonly name: string; readonly slug: string }
  readonly asked: Edition
}

/** The edition that binds an organisation of the code that an edition belongs to; null where none does. */
async function boundEdition(db: Handle, { organisation, asked }: Asked, today: Day): Promise<Edition | null> {
  const book = await loadRuleBook(db)
  const line = book.lineOf(asked.id)
  const bound = book.boundOn(organisation.id, today).find(one => one.line === line)
  if (!bound) return null
  return (await findEditions(db)).find(({ id }) => id === bound.edition) ?? null
}

function findAnswers(db: Handle, { organisation, asked }: Asked) {
  return db
    .selectFrom('edition_answer')
    .leftJoin('person', join => join.onRef('person.id', '=', 'answered_by').on('person.erased_at', 'is', null))
    .select(['answer', 'note', 'answered_on as on', 'person.name as by'])
    .where('organisation_id', '=', organisation.id)
    .where('code_id', '=', asked.id)
    .orderBy('edition_answer.id', 'desc')
    .execute()
}

/** The role in which somebody signed the edition before, so that they need not type it again; empty where it was somebody else. */
async function roleBefore(db: Handle, { organisation }: Asked, signed: Edition, personId: string): Promise<string> {
  const before = await db
    .selectFrom('signature')
    .select('signer_role')
    .where('organisation_id', '=', organisation.id)
    .where('code_id', '=', signed.id)
    .where('signed_by', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return before?.signer_role ?? ''
}

export const answerPage = definePage({
  path: '/organisations/:slug/editions/:edition',
  access: speaksForOrganisation,
  audit: 'edition.answered',
  publishes: 'nothing',
  template: 'compact/editions/answer.njk',
  params: z.object({ slug: z.string().max(120), edition: z.string().max(80) }),
  form,
  async subject(db, { slug, edition }): Promise<Found<Asked> | null> {
    const [asked, organisation] = await Promise.all([
      findEdition(db, edition),
      db.selectFrom('organisation').select(['id', 'name', 'slug']).where('slug', '=', slug).executeTakeFirst(),
    ])
    if (!organisation || asked?.status !== 'in-force') return null
    return { ref: { kind: 'organisation', id: organisation.id }, record: { organisation, asked } }
  },
  async show({ db, subject, actor, today, t }) {
    const { organisation, asked } = subject
    const [signed, answers, origin] = await Promise.all([
      boundEdition(db, subject, today),
      findAnswers(db, subject),
      findOrigin(db, asked.edition),
    ])
    const waits = signed !== null && signed.id !== asked.id
    const [was, is] = waits ? await Promise.all([codeOf(db, signed), codeOf(db, asked)]) : [null, null]
    return {
      title: t('compact.answer.title', { organisation: organisation.name, code: asked.title }),
      breadcrumbs: [
        { text: t('web.nav.organisations'), href: '/organisations' },
        { text: organisation.name, href: `/organisations/${organisation.slug}` },
      ],
      organisation,
      asked: { ...asked, short: asked.fingerprint && shortFingerprint(asked.fingerprint) },
      signed: signed && { ...signed, short: signed.fingerprint && shortFingerprint(signed.fingerprint) },
      waits,
      origin,
      view: was && is ? viewComparison(was, is, t) : null,
      answers: answers.map(({ answer, on, by, note }) => ({
        said: t(`compact.edition.said.${answer}`, { day: longDay(on) }),
        by,
        note,
      })),
      form: writeForm(form, { signer_role: signed ? await roleBefore(db, subject, signed, actor.person!.id) : '' }),
    }
  },
  async submit({ db, hub, area, subject, form: { signer_role, authority, ...typed }, actor, today, audit }) {
    const { organisation, asked } = subject
    const agrees = typed.answer === 'agreed'
    if (agrees && signer_role === '') return refuse({ signer_role: 'compact.answer.role-missing' })
    if (agrees && authority === '') return refuse({ authority: 'compact.answer.authority-missing' })
    const signed = await boundEdition(db, subject, today)
    if (!signed) return refuse({ answer: 'compact.answer.nothing-signed' })
    if (signed.id === asked.id) return refuse({ answer: 'compact.answer.agreed-already' })
    if (asked.fingerprint === null) return refuse({ answer: 'compact.answer.no-text' })
    const by = actor.person!.id
    const id = newId()
    await db
      .insertInto('edition_answer')
      .values({
        id,
        code_id: asked.id,
        fingerprint: asked.fingerprint,
        organisation_id: organisation.id,
        ...typed,
        answered_on: today,
        answered_by: by,
      })
      .execute()
    if (agrees) {
      // The signature of the earlier edition ends the day before, so that each day has one edition.
      await db
        .updateTable('signature')
        .set(eb => ({
          to_day: eb.fn<Day>('greatest', ['from_day', eb.val(addDays(today, -1))]),
          version: eb('version', '+', 1),
        }))
        .where('organisation_id', '=', organisation.id)
        .where('code_id', '=', signed.id)
        .where('from_day', '<=', today)
        .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', today)]))
        .execute()
      const signer = { signer_name: actor.person!.name, signer_role, authority }
      const of = { organisation: organisation.id, code: asked.id, from: today, to: null, by, today }
      const signature = (await findSignature(db, await sign(db, { ...of, ...signer })))!
      const said = { ...signature, signerName: signer.signer_name, signerRole: signer_role, authority }
      await putSignature(db, { hub, today, audit, actor }, { kind: 'area', id: area.id }, said)
    }
    await audit({
      action: 'edition.answered',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'edition_answer', id },
      before: { bound: signed.edition, fingerprint: signed.fingerprint },
      after: { answer: typed.answer, edition: asked.edition, fingerprint: asked.fingerprint, note: typed.note },
    })
    return redirect('/compact/signatures', `compact.done.answered-${typed.answer}`)
  },
})
