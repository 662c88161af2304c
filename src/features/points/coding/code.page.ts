/** One code of the codebook: its name, what it means, under which other it stands, and what became of it. */
import { z } from 'zod'
import { type Actor, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { line, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import type { Consultation } from '../../consultations/index.ts'
import { lockPoints } from '../points.queries.ts'
import { below, pointsTrail, refOf, seesConfidential, slugParams, teamConsultation } from '../subject.ts'
import {
  type Code,
  listChanges,
  listCodes,
  loadParents,
  mergeCode,
  rewriteCode,
  writeCode,
} from './codebook.queries.ts'
import { longestCode, readCodes } from './codebook.ts'

const fields = {
  name: line({ label: 'points.code.name', hint: 'points.code.name-hint', max: longestCode }),
  description: passage({
    label: 'points.code.description',
    hint: 'points.code.description-hint',
    optional: true,
    max: 1000,
  }),
  parent: pick({ label: 'points.code.parent', optional: true }),
}

type Parents = ReadonlyMap<string, string | null>

/** The codes under which another may stand: any but itself and what stands below it, also by way of one that the reader is not told of. */
function mayStandUnder(codes: readonly Code[], self: Code | null, parents: Parents): Code[] {
  const isBelow = (id: string | null): boolean => id !== null && (id === self?.id || isBelow(parents.get(id) ?? null))
  return codes.filter(({ id }) => self === null || !isBelow(id))
}

function options(codes: readonly Code[]) {
  return codes.map(({ id, name }) => ({ value: id, text: name }))
}

type Typed = { readonly name: string; readonly description: string; readonly parent: string | null }

/** What was typed as it is kept, or what is wrong with it. */
function readTyped(
  { name: typed, description, parent }: Typed,
  codes: readonly Code[],
  self: Code | null,
  parents: Parents,
) {
  const [name, ...more] = readCodes(typed)
  if (name === undefined || more.length > 0) return { problems: { name: 'points.problem.one-code' } }
  const other = codes.find(code => code.name === name && code.id !== self?.id)
  if (other) return { problems: { name: self ? 'points.problem.code-taken' : 'points.problem.code-there' } }
  if (parent && !mayStandUnder(codes, self, parents).some(({ id }) => id === parent))
    return { problems: { parent: 'points.problem.unknown-code' } }
  // One that the reader is not told of was not offered: it stays.
  const above = self ? (parents.get(self.id) ?? null) : null
  const hidden = above !== null && !codes.some(({ id }) => id === above) ? above : null
  return { written: { name, description, parent_id: parent || hidden } }
}

const newForm = { ...fields }

export const newCodePage = definePage({
  path: '/consultations/:slug/codebook/new',
  access: reviewsResponses,
  audit: 'code.written',
  publishes: ['responses'],
  template: 'points/coding/code.njk',
  params: slugParams,
  form: newForm,
  changesPages: false,
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, t }) {
    const codes = await listCodes(db, consultation.id, seesConfidential(actor, consultation))
    return {
      title: t('points.code.new'),
      breadcrumbs: codebookTrail(t, consultation),
      base: below(consultation),
      parents: options(codes),
      code: null,
      changes: [],
      others: [],
    }
  },
  async submit({ db, subject: consultation, form: typed, actor, audit }) {
    await lockPoints(db, consultation.id)
    const codes = await listCodes(db, consultation.id, seesConfidential(actor, consultation))
    const read = readTyped(typed, codes, null, new Map())
    if ('problems' in read) return refuse(read.problems as Record<string, string>)
    const id = await writeCode(db, consultation.id, read.written!)
    await audit({
      action: 'code.written',
      subject: refOf(consultation),
      record: { kind: 'codebook-code', id },
      after: { name: read.written!.name, description: read.written!.description },
    })
    return redirect(below(consultation, 'codebook'), 'points.done.code-written')
  },
})

function codebookTrail(t: Parameters<typeof pointsTrail>[0], consultation: Consultation) {
  return pointsTrail(t, consultation, { text: t('points.codebook.title'), href: below(consultation, 'codebook') })
}

type OneCode = {
  readonly consultation: Consultation
  readonly codes: readonly Code[]
  readonly code: Code
  readonly sees: boolean
}
const codeParams = z.object({ slug: z.string().min(1).max(120), code: z.uuid() })

async function codeSubject(
  db: Handle,
  { slug, code: id }: z.infer<typeof codeParams>,
  _hub: Hub,
  actor: Actor,
): Promise<Found<OneCode> | null> {
  const found = await teamConsultation(db, { slug })
  if (!found) return null
  const sees = seesConfidential(actor, found.record)
  const codes = await listCodes(db, found.record.id, sees)
  const code = codes.find(each => each.id === id)
  return code ? { ref: found.ref, record: { consultation: found.record, codes, code, sees } } : null
}

const form = { version: versionField(), ...fields }

export const codePage = definePage({
  path: '/consultations/:slug/codebook/:code',
  access: reviewsResponses,
  audit: 'code.written',
  publishes: ['responses'],
  template: 'points/coding/code.njk',
  params: codeParams,
  form,
  changesPages: false,
  subject: codeSubject,
  async show({ db, subject: { consultation, codes, code, sees }, t }) {
    return {
      title: t('points.code.title', { code: code.name }),
      breadcrumbs: codebookTrail(t, consultation),
      base: below(consultation),
      parents: options(mayStandUnder(codes, code, await loadParents(db, consultation.id))),
      code: { ...code, query: new URLSearchParams({ code: code.name }).toString() },
      others: codes.length - 1,
      changes: await listChanges(db, [code.id], sees),
      form: writeForm(form, { ...code, parent: code.parentId }),
    }
  },
  async submit({ db, subject: { consultation, code, sees }, form: { version, ...typed }, actor, now, audit }) {
    await lockPoints(db, consultation.id)
    const codes = await listCodes(db, consultation.id, sees)
    const read = readTyped(typed, codes, code, await loadParents(db, consultation.id))
    if ('problems' in read) return refuse(read.problems as Record<string, string>)
    const to = read.written!
    const changing = { consultationId: consultation.id, by: actor.person?.id ?? null, now }
    if (!(await rewriteCode(db, code, version, to, changing)))
      return stale(writeForm(form, { ...code, parent: code.parentId }), code.version)
    await audit({
      action: 'code.written',
      subject: refOf(consultation),
      record: { kind: 'codebook-code', id: code.id },
      before: { name: code.name, description: code.description },
      after: { name: to.name, description: to.description },
    })
    return redirect(below(consultation, `codebook/${code.id}`), 'points.done.code-written')
  },
})

const mergeForm = { version: versionField(), into: pick({ label: 'points.code.into' }) }

export const mergeCodePage = definePage({
  path: '/consultations/:slug/codebook/:code/merging',
  access: reviewsResponses,
  audit: 'code.merged',
  publishes: ['responses'],
  template: 'points/coding/merge.njk',
  params: codeParams,
  form: mergeForm,
  changesPages: false,
  subject: codeSubject,
  async act({ subject: { code }, t }) {
    return {
      happens: [
        t('points.code.merge-points', { count: code.points, code: code.name }),
        t('points.code.merge-gone', { code: code.name }),
      ],
    }
  },
  async show({ subject: { consultation, codes, code }, t }) {
    return {
      title: t('points.code.merge-title', { code: code.name }),
      breadcrumbs: codebookTrail(t, consultation),
      base: below(consultation),
      code,
      others: options(codes.filter(({ id }) => id !== code.id)),
      form: writeForm(mergeForm, { version: code.version }),
    }
  },
  async submit({ db, subject: { consultation, code, sees }, form: { version, into: id }, actor, now, audit }) {
    await lockPoints(db, consultation.id)
    const codes = await listCodes(db, consultation.id, sees)
    const into = codes.find(each => each.id === id && each.id !== code.id)
    if (!into) return refuse({ into: 'points.problem.unknown-code' })
    const present = await db.selectFrom('codebook_code').select('version').where('id', '=', code.id).executeTakeFirst()
    if (present?.version !== version) return stale(writeForm(mergeForm, {}), present?.version ?? code.version)
    await mergeCode(db, code, into, { consultationId: consultation.id, by: actor.person?.id ?? null, now })
    await audit({
      action: 'code.merged',
      subject: refOf(consultation),
      record: { kind: 'codebook-code', id: into.id },
      before: { code: code.name },
      after: { code: into.name },
    })
    return redirect(below(consultation, `codebook/${into.id}`), 'points.done.code-merged')
  },
})
