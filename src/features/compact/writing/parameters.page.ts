/** The numbers that a clause of a draft carries for one practice, beside its words and what they say. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import {
  citationOf,
  demandOf,
  disagreementsIn,
  practiceOf,
  sayDisagreement,
  sayParameters,
} from '../../../codes/index.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { versionField } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { clauseOf } from './draft.ts'
import { isClosed } from './drafts.queries.ts'
import { fieldsOf, parameterFields, readParameters, writeParameters } from './parameters.ts'
import { areaRef, clauseParams, clauseSubject, closedBecause, draftAddress, draftCrumbs } from './parts.ts'

const form = { ...parameterFields, version: versionField() }

export const parametersPage = definePage({
  path: '/compact/writing/:draft/clauses/:clause/practices/:practice',
  access: secretariat,
  audit: 'code-draft.changed',
  publishes: 'nothing',
  template: 'compact/writing/parameters.njk',
  params: clauseParams.extend({ practice: z.uuid() }),
  form,
  changesPages: false,
  async subject(db, params) {
    const found = await clauseSubject(db, params)
    const citation = found?.record.clause.citations.find(({ id }) => id === params.practice)
    const practice = citation && practiceOf(citation.practice)
    if (!found || !citation || !practice) return null
    const { version } = await db
      .selectFrom('code_draft_practice')
      .select('version')
      .where('id', '=', citation.id)
      .executeTakeFirstOrThrow()
    return { ref: null, record: { ...found.record, citation, practice, version } }
  },
  async show({ subject: { draft, clause, citation, practice, version }, area, t }) {
    const list = { text: t('compact.writing.practices-of', { number: clause.number }), href: listOf(draft, clause) }
    return {
      title: practice.title,
      breadcrumbs: draftCrumbs(t, area.compactName, draft, list),
      clause,
      practice,
      list,
      closed: isClosed(draft),
      fields: fieldsOf(practice).map(({ field, list: isList }) => ({
        field,
        hint: t(isList ? 'compact.writing.parameter-list' : 'compact.writing.parameter-open', {
          defaults: sayParameters(practice.id, practice.defaults),
        }),
      })),
      warnings: disagreementsIn({
        ...clauseOf(clause),
        citations: [citationOf(citation.practice, citation.given)],
      }).map(sayDisagreement),
      form: shown(practice, citation.given, version),
    }
  },
  async submit({ db, subject: { draft, clause, citation, practice, version }, form: typed, area, audit }) {
    const read = readParameters(practice, typed)
    if (!read.ok) return refuse(read.problem)
    const closed = closedBecause(draft)
    if (closed) return refuse({ [fieldsOf(practice)[0]?.field ?? 'version']: closed })
    const given = JSON.stringify(read.value)
    const twin = clause.citations.find(
      one => one.id !== citation.id && demandOf(one.practice, one.given) === demandOf(practice.id, read.value),
    )
    if (twin) return refuse({ [fieldsOf(practice)[0]?.field ?? 'version']: 'compact.writing.problem.cited-twice' })
    if (!(await changeVersioned(db, 'code_draft_practice', citation.id, typed.version, { given })))
      return stale(shown(practice, citation.given, version), version)
    await audit({
      action: 'code-draft.practice-changed',
      subject: areaRef(area),
      record: { kind: 'code_draft_clause', id: clause.id },
      before: { practice: told(practice, citation.given) },
      after: { practice: told(practice, read.value) },
    })
    return redirect(listOf(draft, clause), 'compact.done.draft-numbers')
  },
})

const listOf = (draft: { readonly id: string }, clause: { readonly id: string }) =>
  draftAddress(draft, `clauses/${clause.id}/practices`)

function told(
  { id, title }: { readonly id: string; readonly title: string },
  given: Readonly<Record<string, unknown>>,
) {
  const said = sayParameters(id, given)
  return said === '' ? title : `${title} (${said})`
}

function shown(
  practice: Parameters<typeof writeParameters>[0],
  given: Readonly<Record<string, unknown>>,
  version: number,
) {
  const fields = Object.entries(writeParameters(practice, given)).map(([name, value]) => [name, [value]] as const)
  return { values: { ...Object.fromEntries(fields), version: [String(version)] }, files: {} }
}
