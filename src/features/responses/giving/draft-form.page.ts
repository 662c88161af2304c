/** Go on with an unfinished response as a whole: save again, or give it. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { claimOnce, findBefore, settleOnce } from '../../../web/once.ts'
import {
  definePage,
  leadsOn,
  type Outcome,
  type Repeat,
  redirect,
  refuse,
  type TakeRequest,
} from '../../../web/page.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { commentViews, headView, wholeForm } from '../form/form.view.ts'
import { commentedParagraphs, readSaid, typedFields } from '../form/reading.ts'
import { findPackParagraphs, type Responding } from '../form/responding.queries.ts'
import { changeInstead } from './change-instead.ts'
import { closeDraft } from './draft.queries.ts'
import { mergeDraft, readSeen } from './draft-merge.ts'
import { give } from './give.ts'
import {
  arriveAtDraft,
  draftView,
  filesOfDraft,
  type HeldDraft,
  holdsAll,
  openDraft,
  storeDraft,
} from './held-draft.ts'
import { identifyingWords } from './identifying-words.ts'
import { codeOfReceipt, givenBy, pencilOnDraft } from './pencil.ts'
import { mailNewWay } from './put-aside.ts'
import { goTo, type Way, wayOf } from './ways.ts'

export const draftFormPage = definePage({
  path: '/drafts/:code/response',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'response.given',
  publishes: 'nothing',
  enter: 'keeps',
  template: 'responses/giving/draft-form.njk',
  params: z.object({ code: z.string().max(60) }),
  form: drawnOnly(ownFields),
  changesPages: false,
  receives: filesOfDraft,
  async show(request) {
    const { params, typed } = request
    const held = await arriveAtDraft(request, params.code)
    if (leadsOn(held)) return held
    const { of, draft, t } = held
    if (draft.receipt && !typed) return redirect(draft.receipt)
    const view = await draftView(held, holdsAll, request)
    return {
      title: t('responses.form.title'),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
      ...headView(of, request),
      ...view,
      parts: wholeForm(of, view.fields, typed, t),
      comments: commentViews(view.paragraphs, view.fields, typed),
    }
  },
  async take(request) {
    const { params, raw, hub, db } = request
    const held = await openDraft(request, params.code)
    const { of, draft } = held
    const given = draft.receipt ? await givenBy(db, hub, codeOfReceipt(draft.receipt), of) : null
    if (given) return afterGiving(request, of, given)
    const way = wayOf(raw)
    if (way.kind !== 'give' || held.standing !== 'open') return save(request, held, way)
    // What was kept elsewhere meanwhile, such as a comment made while reading, is given with it.
    const { fields, clashes } = mergeDraft(draft.fields, typedFields(raw), readSeen(raw.values['seen']?.[0]), holdsAll)
    if (clashes.length > 0) return save(request, held, way)
    const whole = { values: fields, files: {} }
    const known = await findPackParagraphs(db, of.id, commentedParagraphs(whole))
    const said = readSaid(of.form, whole, new Set(known.map(paragraph => paragraph.id)))
    if (!said.ok) return refuse(said.problem)
    if (identifyingWords(of, said.value).length > 0) return save(request, held, { kind: 'go', to: 'check' })
    const from = { id: draft.id, version: draft.version, close: closeDraft(hub.seal, draft.id) }
    return give(db, of, said.value, { ...request, t: held.t }, { draft: from })
  },
})

/** The draft was given: the same form leads to the receipt, another one offers to change what was given. */
async function afterGiving(request: Saving, of: Responding, given: { readonly code: string }): Promise<Outcome> {
  const before = await findBefore(request.db, request.hub.seal, request.claim)
  if (before?.kind === 'same') return { kind: 'redirect', to: before.to }
  return changeInstead(request, of, given)
}

type Saving = Pick<
  TakeRequest<unknown, unknown, unknown, never>,
  'db' | 'hub' | 'raw' | 'actor' | 'claim' | 'now' | 'today' | 'area' | 't' | 'ip' | 'cookies'
>

/** Saves the whole form in a transaction of its own. After the close, what was typed last is kept too. */
async function save(request: Saving, held: HeldDraft, way: Way): Promise<Outcome | Repeat> {
  const { db, hub, actor, claim } = request
  const { draft, of } = held
  return db.transaction().execute(async tx => {
    const before = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
    if (before.kind === 'same') return { kind: 'redirect' as const, to: before.to, cookies: held.stays }
    const problem = await storeDraft(tx, request, draft, holdsAll)
    if (problem) return problem
    await mailNewWay(tx, request, of, draft)
    const record = { kind: 'response_draft', id: draft.id }
    await writeAudit(tx, {
      actor,
      as: 'respondent',
      action: 'draft.changed',
      subject: { kind: 'consultation', id: of.id },
      record,
    })
    const notice = way.kind === 'enter' ? 'responses.done.kept-by-enter' : 'responses.done.kept'
    const to = redirect(nextOf(held.base, way), notice, pencilOnDraft(of, draft.code, request))
    if (to.kind === 'redirect' && before.kind === 'first') await settleOnce(tx, hub.seal, claim.token, to.to)
    return to
  })
}

function nextOf(base: string, way: Way): string {
  if (way.kind === 'go') return goTo(base, way.to)
  return way.kind === 'enter' ? `${base}/response` : base
}
