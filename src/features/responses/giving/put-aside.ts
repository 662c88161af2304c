/** Keeping what was typed: in the one draft of a browser, with a code for it, and a mail with the way back where an address was typed. */

import { writeAudit } from '../../../db/audit.ts'
import type { Db, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import type { RawForm } from '../../../web/fields.ts'
import { claimOnce, settleOnce } from '../../../web/once.ts'
import type { Cookie, FormRequest } from '../../../web/page.ts'
import { type Outcome, type Repeat, redirect, refuse } from '../../../web/page.ts'
import { sayClosing, sayDay } from '../../../web/say-closing.ts'
import { mayMailUnasked } from '../../../web/unasked-mail.ts'
import { emailIn } from '../form/about-you.ts'
import type { Fields } from '../form/form.view.ts'
import { typedFields } from '../form/reading.ts'
import type { Responding } from '../form/responding.queries.ts'
import { codeOf } from '../sealing/receipt-code.ts'
import { unlessAnother } from './change-instead.ts'
import { type Draft, draftsUntil, findDraft, keepDraft, part } from './draft.queries.ts'
import { draftAddress } from './draft-address.ts'
import type { Giving } from './give.ts'
import { type Holds, storeDraft } from './held-draft.ts'
import { mayBeginDraft } from './limits.ts'
import { type Pencil, pencilOf, pencilOnDraft } from './pencil.ts'

type Aside = Omit<Giving, 'claim'> & { readonly ip: string }

/** A form of somebody who may have begun a draft in this browser already. */
type Keeping = Giving & {
  readonly db: Db
  readonly ip: string
  readonly raw: RawForm
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/**
 * Keeps what was typed on a page of the consultation in the one draft of this browser, which it begins where there is none, and goes
 * on to `next` of the draft's address. In a transaction of its own, once. Where a response was given with this browser, no second one
 * is begun unless its reader says so.
 */
export async function keepWords(
  request: Keeping,
  of: Responding,
  holds: Holds,
  next: (base: string) => string,
  notice = 'responses.done.kept',
): Promise<Outcome | Repeat> {
  const { hub, claim, raw, db } = request
  const pencil = await pencilOf(request, of)
  const instead = await unlessAnother(request, of, pencil)
  if (instead) return instead
  const fields = part(typedFields(raw), holds)
  return db.transaction().execute(async tx => {
    const before = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
    if (before.kind === 'same')
      return { kind: 'redirect' as const, to: before.to, cookies: cookiesFor(request, of, pencil) }
    // The page was gone back to: what it kept before is a draft, found by the same token.
    const draft =
      pencil?.kind === 'draft'
        ? pencil.draft
        : before.kind === 'different'
          ? await findDraft(tx, hub, codeOf(hub.seal, claim.token, 'draft'), request.now)
          : null
    if (before.kind === 'different' && !draft) return { kind: 'repeat' as const }
    if (!draft && !(await mayBeginDraft(request))) return refuse({ form: 'responses.problem.too-many-drafts' })
    const problem = draft ? await storeDraft(tx, request, draft, holds) : null
    if (problem) return problem
    if (draft) await mailNewWay(tx, request, of, draft)
    const { id, code } = draft ?? (await beginDraft(tx, request, of, fields, claim.token))
    await writeAudit(tx, {
      actor: request.actor,
      as: 'respondent',
      action: draft ? 'draft.changed' : 'draft.kept',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response_draft', id },
    })
    const to = redirect(next(draftAddress({ id, code }, request)), notice, pencilOnDraft(of, code, request))
    if (to.kind === 'redirect' && before.kind === 'first') await settleOnce(tx, hub.seal, claim.token, to.to)
    return to
  })
}

/** The cookies of a form that was taken before, whose answer may never have arrived: of the draft it was kept in, or that it began. */
export function cookiesFor(
  request: Pick<Keeping, 'hub' | 'claim' | 'now' | 'today' | 'area' | 'cookies'>,
  of: Responding,
  pencil: Pencil | null,
): readonly Cookie[] {
  const code = pencil?.kind === 'draft' ? pencil.draft.code : codeOf(request.hub.seal, request.claim.token, 'draft')
  return pencilOnDraft(of, code, request)
}

/** Begins a draft, and mails the way back to it where an address was typed. */
export async function beginDraft(
  tx: Tx,
  request: Aside,
  of: Responding,
  fields: Fields,
  token: string,
): Promise<{ id: string; code: string }> {
  const { hub, now, today } = request
  const draft = await keepDraft(tx, hub, { token, of, fields, now })
  const address = emailIn({ values: fields, files: {} })
  if (address) await mailDraftLink(tx, request, of, { ...draft, address, until: draftsUntil(of, today) })
  return draft
}

/** Mails the way back to a draft where an address was typed that it did not hold before. */
export async function mailNewWay(
  tx: Tx,
  request: Aside & { readonly raw: RawForm },
  of: Responding,
  draft: Draft,
): Promise<void> {
  const address = emailIn(request.raw)
  if (!address || address === emailIn({ values: draft.fields, files: {} })) return
  await mailDraftLink(tx, request, of, {
    id: draft.id,
    code: draft.code,
    address,
    until: draftsUntil(of, request.today),
  })
}

/** Mails the way back to a draft; false where that mailbox has had enough mails today. */
export async function mailDraftLink(
  tx: Tx,
  request: Pick<FormRequest<unknown, unknown, unknown, never>, 'hub' | 'area' | 'today' | 't' | 'ip' | 'now'>,
  of: Responding,
  draft: { readonly id: string; readonly code: string; readonly address: string; readonly until: Day },
): Promise<boolean> {
  const { hub, area, t } = request
  if (!(await mayMailUnasked(hub, draft.address, request.ip))) return false
  const body = t('responses.draft-mail.body', {
    title: of.title,
    link: `${hub.origin}/drafts/${draft.code}`,
    code: draft.code,
    closes: of.closes_on ? sayClosing(t, of.closes_on, of.closes_at) : '',
    until: sayDay(t, draft.until),
    compact: area.compactName,
  })
  const mail = { to: draft.address, subject: t('responses.draft-mail.subject', { title: of.title }), body }
  await sendSealedMail(tx, hub.seal, mail, { kind: 'response_draft', id: draft.id })
  return true
}
