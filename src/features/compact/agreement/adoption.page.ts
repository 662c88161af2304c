/** Adopting codes: which edition is a draft, in force or no longer in force in the area. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'
import {
  choice,
  dayField,
  fileField,
  passage,
  pick,
  type UploadedFile,
  versionField,
  writeForm,
} from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { adopt, changeEdition } from '../codes/adopting.queries.ts'
import { type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { readOwnCode, sayFaults } from '../codes/own-code.ts'
import { type Shipped, shippedCodes } from '../codes/shipped-codes.ts'

const LIST = '/compact/codes'

const form = {
  edition: pick({ label: 'compact.adopt.edition', hint: 'compact.adopt.edition-hint', optional: true }),
  file: fileField({ label: 'compact.adopt.file', hint: 'compact.adopt.file-hint', optional: true }),
  status: choice({ label: 'compact.adopt.status', options: ['draft', 'in-force'] }),
  from: dayField({ label: 'compact.adopt.from', hint: 'compact.adopt.from-hint', optional: true }),
  replaces: pick({ label: 'compact.adopt.replaces', hint: 'compact.adopt.replaces-hint', optional: true }),
  why: passage({ label: 'compact.adopt.why', hint: 'compact.adopt.why-hint', max: 3000 }),
}

export const adoptionPage = definePage({
  path: LIST,
  access: secretariat,
  audit: 'code.adopted',
  template: 'compact/agreement/adoption.njk',
  form,
  async show({ db, area, today, t }) {
    const [editions, shelf] = await Promise.all([findEditions(db), shippedCodes()])
    const known = new Set(editions.map(({ edition }) => edition))
    return {
      title: t('compact.adopt.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      editions,
      faults: shelf.faults,
      offered: [...shelf.codes.values()]
        .filter(({ code }) => !known.has(code.id))
        .map(({ code }) => ({ value: code.id, text: code.title })),
      replaceable: editions
        .filter(({ status }) => status === 'in-force')
        .map(({ id, title }) => ({ value: id, text: title })),
      form: writeForm(form, { from: today }),
    }
  },
  async submit({ db, form: typed, area, today, audit }) {
    if ((typed.edition === null) === (typed.file === null)) return refuse({ edition: 'compact.adopt.one' })
    const own = typed.file && readOwnCode(typed.file)
    if (own && !own.ok) return refuse({ file: own.problem })
    const taken = own ? own.value : (await shippedCodes()).codes.get(typed.edition ?? '')
    if (!taken) return refuse({ edition: 'compact.adopt.unknown' })
    if (await findEdition(db, taken.code.id)) return refuse({ [own ? 'file' : 'edition']: 'compact.adopt.known' })
    if (typed.status === 'in-force' && typed.from === null) return refuse({ from: 'compact.adopt.day-missing' })
    if (typed.from !== null && typed.from > today && typed.status === 'in-force')
      return refuse({ from: 'compact.adopt.day-ahead' })
    const replaced = (await findEditions(db)).find(({ id }) => id === typed.replaces)
    if (typed.replaces !== null && replaced?.status !== 'in-force')
      return refuse({ replaces: 'compact.adopt.not-in-force' })
    const id = await adopt(db, taken, { ...typed, today })
    await audit({
      action: 'code.adopted',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id },
      after: {
        edition: taken.code.id,
        file: typed.file?.name ?? null,
        status: typed.status,
        from: typed.from,
        replaces: typed.replaces,
        why: typed.why,
      },
    })
    return redirect(LIST, 'compact.done.adopted')
  },
})

const change = {
  status: choice({ label: 'compact.adopt.status', options: ['draft', 'in-force', 'superseded'] }),
  from: dayField({ label: 'compact.adopt.from', hint: 'compact.adopt.from-hint', optional: true }),
  why: passage({ label: 'compact.adopt.why', hint: 'compact.adopt.why-hint', max: 3000 }),
  renew: choice({ label: 'compact.adopt.renew', options: ['keep', 'renew', 'file'] }),
  file: fileField({ label: 'compact.adopt.next-file', optional: true }),
  version: versionField(),
}

const written = (edition: Edition) =>
  writeForm(change, {
    status: edition.status,
    from: edition.inForceFrom,
    why: edition.why,
    renew: 'keep',
    version: edition.version,
  })

export const editionPage = definePage({
  path: '/compact/codes/:edition',
  access: secretariat,
  audit: 'code.changed',
  template: 'compact/agreement/edition.njk',
  params: z.object({ edition: z.string().max(80) }),
  form: change,
  async subject(db, { edition }): Promise<Found<Edition> | null> {
    const record = await findEdition(db, edition)
    return record && { ref: null, record }
  },
  async show({ subject, area, t }) {
    return {
      title: subject.title,
      breadcrumbs: [
        { text: area.compactName, href: '/compact' },
        { text: t('compact.adopt.title'), href: LIST },
      ],
      edition: subject,
      form: written(subject),
    }
  },
  async submit({ db, subject, form: typed, area, today, audit }) {
    if (typed.status === 'in-force' && typed.from === null) return refuse({ from: 'compact.adopt.day-missing' })
    if (typed.from !== null && typed.from > today && typed.status === 'in-force')
      return refuse({ from: 'compact.adopt.day-ahead' })
    const text = await textToTake(subject.edition, typed)
    if (!text.ok) return refuse(text.problem)
    const source = text.value?.source ?? null
    if (!(await changeEdition(db, subject, { ...typed, source, today }))) {
      const theirs = (await findEdition(db, subject.edition)) ?? subject
      return stale(written(theirs), theirs.version)
    }
    await audit({
      action: 'code.changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id: subject.id },
      before: { status: subject.status, from: subject.inForceFrom, why: subject.why },
      after: { status: typed.status, from: typed.from, why: typed.why, renewed: source !== null },
    })
    return redirect(LIST, 'compact.done.edition')
  },
})

/** The text that takes the place of an edition's: none, the file that came with the Hub, or one that was sent. */
async function textToTake(
  edition: string,
  { renew, file }: { readonly renew: 'keep' | 'renew' | 'file'; readonly file: UploadedFile | null },
): Promise<Result<Shipped | null, Parameters<typeof refuse>[0]>> {
  if (renew !== 'file' && file) return problem({ renew: 'compact.adopt.file-unused' })
  if (renew === 'keep') return ok(null)
  if (renew === 'renew') {
    const { codes, faults } = await shippedCodes()
    const shipped = codes.get(edition)
    const wrong = faults.filter(fault => fault.file === shipped?.file)
    if (wrong.length > 0) return problem({ renew: sayFaults(wrong) })
    return shipped ? ok(shipped) : problem({ renew: 'compact.adopt.unknown' })
  }
  if (!file) return problem({ file: 'compact.adopt.file-missing' })
  const read = readOwnCode(file)
  if (!read.ok) return problem({ file: read.problem })
  return read.value.code.id === edition ? read : problem({ file: 'compact.adopt.file-other' })
}
