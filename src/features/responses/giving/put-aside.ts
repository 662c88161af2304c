/** Putting a form aside: a draft, a code for it, and a mail with the way back where an address was typed. */

import { writeAudit } from '../../../db/audit.ts'
import type { Db, Tx } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { sendSealedMail } from '../../../mail/mail.ts'
import { claimOnce, settleOnce } from '../../../web/once.ts'
import type { FormRequest } from '../../../web/page.ts'
import { type Outcome, type Repeat, redirect, refuse } from '../../../web/page.ts'
import { sayClosing } from '../../../web/say-closing.ts'
import { mayMailUnasked } from '../../../web/unasked-mail.ts'
import { emailIn } from '../form/about-you.ts'
import type { Fields } from '../form/form.view.ts'
import type { Responding } from '../form/responding.queries.ts'
import { draftsUntil, keepDraft } from './draft.queries.ts'
import type { Giving } from './give.ts'
import { mayBeginDraft } from './limits.ts'

type Aside = Omit<Giving, 'claim'>

/** Puts a form aside in a transaction of its own, once; for pages that take their forms themselves. */
export async function putAside(
  request: Giving & { readonly db: Db },
  of: Responding,
  fields: Fields,
): Promise<Outcome | Repeat> {
  const { hub, claim } = request
  if (!(await mayBeginDraft(request))) return refuse({ form: 'responses.problem.too-many-drafts' })
  return request.db.transaction().execute(async tx => {
    const before = await claimOnce(tx, hub.seal, claim.token, claim.page, claim.digest)
    if (before.kind === 'same') return { kind: 'redirect' as const, to: before.to }
    if (before.kind === 'different') return { kind: 'repeat' as const }
    const { id, code } = await beginDraft(tx, request, of, fields, claim.token)
    const record = { kind: 'response_draft', id }
    await writeAudit(tx, {
      actor: request.actor,
      as: 'respondent',
      action: 'draft.kept',
      subject: { kind: 'consultation', id: of.id },
      record,
    })
    const to = redirect(`/drafts/${code}`, 'responses.done.kept')
    if (to.kind === 'redirect') await settleOnce(tx, hub.seal, claim.token, to.to)
    return to
  })
}

/** Begins a draft, and mails the way back to it where an address was typed. */
export async function beginDraft(
  tx: Tx,
  request: Aside,
  of: Responding,
  fields: Fields,
  token: string,
): Promise<{ id: string; code: string }> {
  const { hub, area, today } = request
  const draft = await keepDraft(tx, hub, { token, of, fields, today, timeZone: area.timeZone })
  const address = emailIn({ values: fields, files: {} })
  if (address) await mailDraftLink(tx, request, of, { ...draft, address })
  return draft
}

/** Mails the way back to a draft; false where that mailbox has had enough mails today. */
export async function mailDraftLink(
  tx: Tx,
  request: Pick<FormRequest<unknown, unknown, unknown, never>, 'hub' | 'area' | 'today' | 't' | 'ip' | 'now'>,
  of: Responding,
  draft: { readonly id: string; readonly code: string; readonly address: string },
): Promise<boolean> {
  const { hub, area, today, t } = request
  if (!(await mayMailUnasked(hub, draft.address, request.ip))) return false
  const body = t('responses.draft-mail.body', {
    title: of.title,
    link: `${hub.origin}/drafts/${draft.code}`,
    code: draft.code,
    closes: of.closes_on ? sayClosing(t, of.closes_on, of.closes_at) : '',
    until: longDay(draftsUntil(of, today)),
    compact: area.compactName,
  })
  const mail = { to: draft.address, subject: t('responses.draft-mail.subject', { title: of.title }), body }
  await sendSealedMail(tx, hub.seal, mail, { kind: 'response_draft', id: draft.id })
  return true
}
