/** A version of a document for those who keep it: its status, number and date, and its paragraphs while it is a draft. */
import { z } from 'zod'
import { choice, dayField, hidden, line, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { sectionsOf } from '../bring-in/tree.view.ts'
import { isFrozen, statusShown, type Version, versionStatuses, versionsOf } from '../documents.queries.ts'
import { addressOfDocument, glossaryAddress, keepsDocuments } from '../homes.ts'
import { keepTree } from '../keep-tree.ts'
import { loadTree } from '../load-tree.ts'
import { versionName } from '../names.ts'
import { versionAddress, versionCrumbs, versionParams, versionSubject } from './parts.ts'
import { statusesAfter } from './standing.ts'
import { changeVersion, supersede } from './versions.queries.ts'

const form = {
  act: hidden(),
  status: choice({ label: 'documents.status', options: versionStatuses, optional: true }),
  printed_version: line({
    label: 'documents.about.printed',
    hint: 'documents.about.printed-hint',
    max: 40,
    optional: true,
  }),
  dated: dayField({
    any: 'a document may bear the day on which it comes into force',
    label: 'documents.about.dated',
    optional: true,
  }),
  what_changed: passage({ label: 'documents.what-changed', max: 5000, optional: true }),
  why: passage({ label: 'documents.why', max: 5000, optional: true }),
  version: versionField(),
}

export const versionPage = definePage({
  path: '/documents/:id/versions/:n',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.version-changed',
  publishes: 'nothing',
  template: 'documents/versions/version.njk',
  params: versionParams,
  query: z.object({ at: z.string().max(200).optional() }),
  form,
  subject: versionSubject,
  async show({ db, subject, query, t }) {
    const { home, document, version } = subject
    const tree = await loadTree(db, version.id)
    const address = versionAddress(document.id, version.sequence)
    return {
      title: t('documents.versions.title', { title: document.title, version: versionName(t, version) }),
      breadcrumbs: versionCrumbs(t, subject),
      version,
      status: statusShown(version),
      frozen: isFrozen(version),
      address,
      readAddress: `${addressOfDocument(home, document.slug)}?version=${version.sequence}`,
      glossaryAddress: glossaryAddress(document.id),
      fileAddress: version.sourceFileId ? `${address}/file` : null,
      statuses: statusesAfter(version.status).map(status => ({
        value: status,
        text: t(`documents.status-options.${status}`),
      })),
      sections: isFrozen(version) ? [] : sectionsOf(tree, { at: query.at }),
      form: values(version),
    }
  },
  async submit({ db, subject, form: typed, today, audit, actor }) {
    const { document, version, home } = subject
    const record = { kind: 'document_version', id: version.id }
    if (typed.act === 'draft') {
      const tree = await loadTree(db, version.id)
      const kept = await keepTree(db, { document: { id: document.id }, tree, status: 'draft', printedVersion: '' })
      await audit({
        action: 'document.draft-begun',
        subject: home.ref,
        record: { kind: 'document_version', id: kept.versionId },
        after: { from: version.id, by: actor.person?.id ?? null },
      })
      return redirect(versionAddress(document.id, kept.sequence), 'documents.done.draft')
    }
    const status = typed.status ?? version.status
    if (!statusesAfter(version.status).includes(status)) return refuse({ status: 'documents.versions.problem.status' })
    const change = {
      status,
      printedVersion: typed.printed_version,
      dated: typed.dated,
      whatChanged: typed.what_changed,
      why: typed.why,
      ...(status === 'in-force' && version.status !== 'in-force' ? { inForceFrom: today } : {}),
      ...(status !== 'in-force' && version.status === 'in-force' ? { inForceTo: today } : {}),
    }
    // One version is in force at a time: the one before makes room first.
    const ended = status === 'in-force' ? await supersede(db, document.id, version.id) : []
    if (!(await changeVersion(db, version.id, typed.version, change))) {
      const theirs = (await versionsOf(db, document.id)).find(({ id }) => id === version.id) ?? version
      return stale(values(theirs), theirs.version)
    }
    const { printedVersion, dated, whatChanged, why } = version
    await audit({
      action: 'document.version-changed',
      subject: home.ref,
      record,
      before: { status: version.status, printedVersion, dated, whatChanged, why },
      after: { ...change, superseded: ended },
    })
    return redirect(versionAddress(document.id, version.sequence), 'documents.done.version')
  },
})

function values(of: Version) {
  const { status, printedVersion, dated, whatChanged, why, version } = of
  return writeForm(form, { status, printed_version: printedVersion, dated, what_changed: whatChanged, why, version })
}
