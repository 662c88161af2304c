/** One edition of a code, for the secretariat: what it is, who is bound by it, and what can be done with it. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { disagreementsOf, sayDisagreement, shortFingerprint, wasInForce } from '../../../codes/index.ts'
import { fileField, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { changeEdition } from '../codes/adopting.queries.ts'
import { codeOf, type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { readOwnCode } from '../codes/own-code.ts'
import { boundByLine, findWaiting } from './signatories.queries.ts'

const LIST = '/compact/codes'

const form = {
  why: passage({ label: 'compact.adopt.why', hint: 'compact.adopt.why-hint', max: 3000 }),
  file: fileField({ label: 'compact.edition.next-file', hint: 'compact.edition.next-file-hint', optional: true }),
  version: versionField(),
}

const written = ({ why, version }: Edition) => writeForm(form, { why, version })

/** The edition of an address, for pages of the secretariat. */
export async function editionOf(
  db: Parameters<typeof findEdition>[0],
  { edition }: { edition: string },
): Promise<Found<Edition> | null> {
  const record = await findEdition(db, edition)
  return record && { ref: null, record }
}

/** The trail to a page about an edition. */
export function editionCrumbs(t: (key: string) => string, compactName: string, edition?: Edition) {
  return [
    { text: compactName, href: '/compact' },
    { text: t('compact.adopt.title'), href: LIST },
    ...(edition ? [{ text: edition.title, href: `${LIST}/${edition.edition}` }] : []),
  ]
}

export const editionPage = definePage({
  path: '/compact/codes/:edition',
  access: secretariat,
  audit: 'code.changed',
  publishes: 'nothing',
  template: 'compact/editions/edition.njk',
  params: z.object({ edition: z.string().max(80) }),
  form,
  subject: editionOf,
  async show({ db, subject, area, today, t }) {
    const [editions, bound, waiting, code] = await Promise.all([
      findEditions(db),
      boundByLine(db, subject.id, today),
      findWaiting(db, today),
      codeOf(db, subject),
    ])
    return {
      title: subject.title,
      breadcrumbs: editionCrumbs(t, area.compactName),
      edition: subject,
      short: subject.fingerprint && shortFingerprint(subject.fingerprint),
      replaces: editions.find(({ id }) => id === subject.replacesId) ?? null,
      replacedBy: editions.find(one => one.replacesId === subject.id && wasInForce(one)) ?? null,
      bound: bound.filter(({ signed }) => signed.id === subject.id),
      waiting: waiting.filter(({ asked }) => asked.id === subject.id),
      warnings: code ? disagreementsOf(code).map(one => ({ clause: one.clause, said: sayDisagreement(one) })) : [],
      open: await isOpen(db, subject),
      form: written(subject),
    }
  },
  async submit({ db, subject, form: typed, area, audit }) {
    if (typed.file && !(await isOpen(db, subject))) return refuse({ file: 'compact.edition.closed-text' })
    const read = typed.file && readOwnCode(typed.file)
    if (read && !read.ok) return refuse({ file: read.problem })
    const text = read ? read.value : null
    if (text && text.code.id !== subject.edition) return refuse({ file: 'compact.adopt.file-other' })
    if (!(await changeEdition(db, subject, { why: typed.why, version: typed.version, text }))) {
      const theirs = (await findEdition(db, subject.edition)) ?? subject
      return stale(written(theirs), theirs.version)
    }
    await audit({
      action: 'code.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id: subject.id },
      before: { why: subject.why, fingerprint: subject.fingerprint },
      after: { why: typed.why, file: typed.file?.name ?? null },
    })
    return redirect(LIST, 'compact.done.edition')
  },
})

/** Whether the text of an edition may still be another: a draft that nobody has signed. */
export async function isOpen(db: Parameters<typeof findEdition>[0], { id, status }: Edition): Promise<boolean> {
  if (status !== 'draft') return false
  const signed = await db.selectFrom('signature').select('id').where('code_id', '=', id).executeTakeFirst()
  return signed === undefined
}
