/** Go on with an unfinished response as a whole: save again, or give it. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { claimOnce, settleOnce } from '../../../web/once.ts'
import { definePage, type Outcome, type Repeat, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { drawnOnly, ownFields } from '../form/about-you.ts'
import { actionOf, commentViews, headView, sectionView } from '../form/form.view.ts'
import { commentedParagraphs, readSaid } from '../form/reading.ts'
import { findPackParagraphs } from '../form/responding.queries.ts'
import { closeDraft } from './draft.queries.ts'
import { give } from './give.ts'
import { draftView, type HeldDraft, holdsAll, openDraft, storeDraft } from './held-draft.ts'

export const draftFormPage = definePage({
  path: '/drafts/:code/response',
  access: holderOfTheLink,
  audit: 'response.given',
  template: 'responses/giving/draft-form.njk',
  params: z.object({ code: z.string().max(60) }),
  form: drawnOnly(ownFields),
  changesPages: false,
  async show(request) {
    const { params, typed, t } = request
    const held = await openDraft(request, params.code)
    const { of, draft } = held
    if (draft.receipt && !typed) return redirect(draft.receipt)
    const view = await draftView(held, holdsAll, request)
    return {
      title: t('responses.form.title'),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
      ...headView(of, request),
      ...view,
      parts: of.form.sections.map(section => sectionView(of, section, view.fields, typed)),
      comments: commentViews(view.paragraphs, view.fields, typed),
    }
  },
  async take(request) {
    const { params, raw, hub, db } = request
    const held = await openDraft(request, params.code)
    const { of, draft } = held
    if (actionOf(raw) === 'save' || held.standing !== 'open') return save(request, held)
    const known = await findPackParagraphs(db, of.id, commentedParagraphs(raw))
    const said = readSaid(of.form, raw, new Set(known.map(paragraph => paragraph.id)))
    if (!said.ok) return refuse(said.problem)
    return give(db, of, said.value, request, { draft: { id: draft.id, close: closeDraft(hub.seal, draft.id) } })
  },
})

type Saving = Pick<TakeRequest<unknown, unknown, unknown, never>, 'db' | 'hub' | 'raw' | 'actor' | 'claim'>

/** Saves the whole form in a transaction of its own. After the close, what was typed last is kept too. */
async function save({ db, hub, raw, actor, claim }: Saving, held: HeldDraft): Promise<Outcome | Repeat> {
  const { draft, of } = held
  return db.transaction().execute(async tx => {
    const before = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
    if (before.kind === 'same') return { kind: 'redirect' as const, to: before.to }
    if (before.kind === 'different') return { kind: 'repeat' as const }
    const problem = await storeDraft(tx, hub.seal, draft, raw, holdsAll)
    if (problem) return problem
    const record = { kind: 'response_draft', id: draft.id }
    await writeAudit(tx, {
      actor,
      as: 'respondent',
      action: 'draft.changed',
      subject: { kind: 'consultation', id: of.id },
      record,
    })
    const to = redirect(`/drafts/${draft.code}`, 'responses.done.kept')
    if (to.kind === 'redirect') await settleOnce(tx, hub.seal, claim.token, to.to)
    return to
  })
}
