/** A draft is listed as an edition for everybody to read, or its listed text is brought up to date; it binds nobody yet. */
import { secretariat } from '../../../access/access.ts'
import { bindingText, fingerprintOf, readCode, writeCode } from '../../../codes/index.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { changeEdition, listEdition } from '../codes/adopting.queries.ts'
import { findEdition, findEditions } from '../codes/editions.queries.ts'
import { sayFaults } from '../codes/own-code.ts'
import { isOpen } from '../editions/edition.page.ts'
import { findAskedIn } from './asked.queries.ts'
import { codeOf } from './draft.ts'
import { looksOf } from './look.ts'
import { areaRef, closedBecause, draftAddress, draftCrumbs, draftParams, textSubject } from './parts.ts'

const form = {
  why: passage({ label: 'compact.adopt.why', hint: 'compact.adopt.why-hint', max: 3000 }),
  version: versionField(),
}

export const listingPage = definePage({
  path: '/compact/writing/:draft/listing',
  access: secretariat,
  audit: 'code.adopted',
  publishes: 'nothing',
  template: 'compact/writing/listing.njk',
  params: draftParams,
  form,
  subject: textSubject,
  async act({ db, subject: { draft }, t }) {
    const before = (await findEditions(db)).find(({ id }) => id === draft.replacesId)
    return {
      happens: [
        t(draft.codeId ? 'compact.writing.listing-again' : 'compact.writing.listing-happens'),
        t('compact.writing.listing-binds'),
        ...(before ? [t('compact.writing.listing-before', { title: before.title })] : []),
      ],
    }
  },
  async show({ db, subject: { draft, sections }, area, t }) {
    const edition = await findEdition(db, draft.edition)
    return {
      title: t('compact.writing.listing'),
      breadcrumbs: draftCrumbs(t, area.compactName, draft),
      at: draftAddress(draft),
      draft,
      looks: looksOf(sections).length,
      stops: looksOf(sections)
        .filter(({ stops }) => stops)
        .map(({ says }) => t(says.key, says.values)),
      same: edition !== null && edition.fingerprint === fingerprintOf(bindingText(codeOf(draft, sections))),
      form: writeForm(form, { why: edition?.why ?? '', version: draft.version }),
    }
  },
  async submit({ db, subject: { draft, sections }, form: typed, area, audit }) {
    const closed = closedBecause(draft)
    if (closed) return refuse({ why: closed })
    if (typed.version !== draft.version) return stale(writeForm(form, { version: draft.version }), draft.version)
    const source = writeCode(codeOf(draft, sections))
    const read = readCode({ name: draft.edition, text: source })
    if (!read.ok)
      return refuse({
        why: sections.some(({ clauses }) => clauses.length > 0)
          ? sayFaults(read.problem)
          : 'compact.writing.look.empty',
      })
    const shipped = { code: read.value, source, file: `${draft.edition}.yaml` }
    const edition = await findEdition(db, draft.edition)
    if (edition && !(await isOpen(db, edition))) return refuse({ why: 'compact.edition.closed-text' })
    if (edition && edition.id !== draft.codeId) return refuse({ why: 'compact.writing.problem.edition-taken' })
    const replaces = draft.replacesId
    if (edition) {
      if (!(await changeEdition(db, edition, { why: typed.why, version: edition.version, text: shipped })))
        return refuse({ why: 'compact.writing.problem.gone' })
    }
    const id =
      edition?.id ?? (await listEdition(db, shipped, { status: 'draft', from: null, replaces, why: typed.why }))
    // An edition that came out of a consultation names it.
    const asked = await findAskedIn(db, draft)
    await db
      .updateTable('code')
      .set({ replaces_code_id: replaces, ...(asked?.reported ? { consultation_id: asked.id } : {}) })
      .where('id', '=', id)
      .execute()
    await db.updateTable('code_draft').set({ code_id: id }).where('id', '=', draft.id).execute()
    const entry = { subject: areaRef(area), record: { kind: 'code', id } }
    const after = { edition: draft.edition, status: 'draft', why: typed.why, replaces, draft: draft.id }
    await audit(
      edition
        ? { action: 'code.changed', ...entry, before: { fingerprint: edition.fingerprint }, after }
        : { action: 'code.adopted', ...entry, after },
    )
    return redirect(`/compact/codes/${draft.edition}`, 'compact.done.adopted')
  },
})
