/** One paragraph of a draft version: changed with a reason, which the history of the document shows. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import { applyEdits, type Edit } from '../../../documents/edit/index.ts'
import type { Paragraph } from '../../../documents/tree.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'
import { line, passage } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { isFrozen, versionsOf } from '../documents.queries.ts'
import { keepsDocuments } from '../homes.ts'
import { rewriteTree } from '../keep-tree.ts'
import { type KeptTree, loadTree } from '../load-tree.ts'
import {
  controlOf,
  editsOf,
  nameOf,
  paragraphForm,
  placeOptions,
  rewording,
  type TypedParagraph,
  writeParagraph,
} from '../paragraph-form.ts'
import { type VersionRecord, versionAddress, versionCrumbs, versionParams, versionSubject } from './parts.ts'
import { changeVersion } from './versions.queries.ts'

const form = {
  ...paragraphForm,
  added: passage({ label: 'documents.versions.added', max: 20_000, optional: true }),
  reason: line({ label: 'documents.versions.reason', hint: 'documents.versions.reason-hint', max: 500 }),
}

type ParagraphRecord = VersionRecord & { readonly tree: KeptTree; readonly paragraph: Paragraph }

async function paragraphSubject(
  db: Handle,
  params: { id: string; n: string; paragraph: string },
): Promise<Found<ParagraphRecord> | null> {
  const found = await versionSubject(db, params)
  if (!found) return null
  const tree = await loadTree(db, found.record.version.id)
  const paragraph = tree.paragraphs.find(({ key }) => key === params.paragraph)
  return paragraph ? { ref: found.ref, record: { ...found.record, tree, paragraph } } : null
}

export const versionParagraphPage = definePage({
  path: '/documents/:id/versions/:n/paragraphs/:paragraph',
  workspace: { within: 'papers' },
  access: keepsDocuments,
  audit: 'document.paragraph-changed',
  publishes: 'nothing',
  template: 'documents/versions/version-paragraph.njk',
  params: versionParams.extend({ paragraph: z.uuid() }),
  form,
  subject: paragraphSubject,
  async show({ subject, t }) {
    const { document, version, paragraph } = subject
    return {
      title: t('documents.versions.paragraph-title', { name: nameOf(paragraph) }),
      breadcrumbs: versionCrumbs(t, subject, true),
      frozen: isFrozen(version),
      paragraph,
      places: placeOptions(paragraph.text),
      versionAddress: versionAddress(document.id, version.sequence),
      form: writeParagraph(paragraph, version.version),
    }
  },
  async submit({ db, subject, form: typed, audit, t }) {
    const { home, document, version, tree, paragraph } = subject
    if (isFrozen(version)) return refuse({ text: 'documents.versions.problem.frozen' })
    const edits = changesOf(paragraph, typed)
    if (!edits.ok) return refuse(edits.problem)
    const done = applyEdits(tree, edits.value)
    if (!done.ok)
      return refuse({ [controlOf(typed.act)]: { key: 'documents.problem', values: { message: done.problem.note } } })
    const name = nameOf(paragraph).split(' ')[0] ?? paragraph.path
    const did = t(`documents.versions.did.${typed.act}`, { name })
    const history = {
      whatChanged: appended(version.whatChanged, did),
      why: appended(version.why, `${name}: ${typed.reason}`),
    }
    if (!(await changeVersion(db, version.id, typed.version, history))) {
      const theirs = (await versionsOf(db, document.id)).find(({ id }) => id === version.id) ?? version
      return stale(writeParagraph(paragraph, theirs.version), theirs.version)
    }
    const { tree: changed, origins } = done.value
    await rewriteTree(db, document.id, version.id, changed, origins)
    await audit({
      action: 'document.paragraph-changed',
      subject: home.ref,
      record: { kind: 'paragraph', id: paragraph.key },
      before: { text: paragraph.text, printed: paragraph.printed, kind: paragraph.kind },
      after: { version: version.id, reason: typed.reason, edits: edits.value },
    })
    return redirect(
      `${versionAddress(document.id, version.sequence)}?at=${paragraph.key}#text`,
      'documents.done.corrected',
    )
  },
})

function appended(text: string, addition: string): string {
  return text === '' ? addition : `${text}\n${addition}`
}

const acts = ['words', 'in', 'out', 'join', 'split', 'remove', 'insert'] as const

/** The changes that a form asks for. Words that were typed are kept whichever button was pressed. */
function changesOf(
  paragraph: Paragraph,
  typed: TypedParagraph & { readonly added: string },
): Result<readonly Edit[], Record<string, string>> {
  const act = acts.find(known => known === typed.act)
  if (!act) return problem({ text: 'documents.review.problem.choose' })
  if (typed.text === '') return problem({ text: 'documents.paragraph.problem.empty' })
  const words = act === 'remove' ? [] : rewording(paragraph, typed)
  if (act === 'insert') {
    if (typed.added === '') return problem({ added: 'documents.versions.problem.added' })
    return ok([...words, { do: 'insert', after: paragraph.key, text: typed.added }])
  }
  if (act === 'words') return words.length === 0 ? problem({ text: 'documents.versions.problem.same' }) : ok(words)
  const others = editsOf({ ...paragraph, text: typed.text }, typed)
  if (!others.ok) return others
  return ok([...words, ...others.value.filter(edit => edit.do !== 'settle')])
}
