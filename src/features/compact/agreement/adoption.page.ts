/** Codes of the area: which editions are drafts, in force or no longer in force, and listing another one. */
import { secretariat } from '../../../access/access.ts'
import { disagreementsOf, sayDisagreement } from '../../../codes/index.ts'
import { choice, dayField, fileField, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { listEdition } from '../codes/adopting.queries.ts'
import { findEdition, findEditions } from '../codes/editions.queries.ts'
import { readOwnCode } from '../codes/own-code.ts'
import { shippedCodes } from '../codes/shipped-codes.ts'

const LIST = '/compact/codes'

const form = {
  edition: pick({ label: 'compact.adopt.edition', hint: 'compact.adopt.edition-hint', optional: true }),
  file: fileField({ label: 'compact.adopt.file', hint: 'compact.adopt.file-hint', optional: true }),
  replaces: pick({ label: 'compact.adopt.replaces', hint: 'compact.adopt.replaces-hint', optional: true }),
  status: choice({ label: 'compact.adopt.status', options: ['draft', 'in-force'] }),
  from: dayField({
    any: 'adopted on paper before, or in force from a day ahead, which the page tells apart',
    label: 'compact.adopt.from',
    hint: 'compact.adopt.from-hint',
    optional: true,
  }),
  why: passage({ label: 'compact.adopt.why', hint: 'compact.adopt.why-hint', max: 3000 }),
}

export const adoptionPage = definePage({
  path: LIST,
  mends: ['code-versions', 'code-origin', 'code-terms'],
  workspace: { stage: 'codes', label: 'compact.nav.codes' },
  access: secretariat,
  audit: 'code.adopted',
  publishes: 'nothing',
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
    // Nobody is held to a later edition before it was laid beside the one that was signed.
    if (replaced && typed.status === 'in-force') return refuse({ status: 'compact.adopt.draft-first' })
    // People sign the words, and the checks go by the numbers: whoever adopts a code sees first where they differ.
    const differ = disagreementsOf(taken.code).filter(({ given }) => given)
    if (typed.status === 'in-force' && differ.length > 0)
      return refuse({
        status: {
          key: 'compact.adopt.differ',
          values: { count: differ.length, clause: differ[0]!.clause, said: sayDisagreement(differ[0]!) },
        },
      })
    const from = typed.status === 'in-force' ? typed.from : null
    const id = await listEdition(db, taken, { ...typed, from })
    await audit({
      action: 'code.adopted',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'code', id },
      after: {
        edition: taken.code.id,
        file: typed.file?.name ?? null,
        status: typed.status,
        from,
        replaces: typed.replaces,
        why: typed.why,
      },
    })
    return redirect(replaced ? `${LIST}/${taken.code.id}` : LIST, 'compact.done.adopted')
  },
})
