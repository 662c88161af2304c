/** Keeping what a party says, whichever way it came. */
import type { AuditEntry } from '../../db/audit.ts'
import { newId } from '../../db/ids.ts'
import type { Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import type { Matter } from './matter.ts'
import type { PartyRequest } from './requests.queries.ts'
import type { PartyAnswer } from './standing.ts'

/** An answer as it comes in. */
export type NewAnswer = Omit<PartyAnswer, 'id' | 'at'>

/** What keeping an answer needs of the page that takes it. */
export type Keeping = {
  readonly hub: Hub
  readonly today: Day
  readonly audit: (entry: Omit<AuditEntry, 'actor'>) => Promise<void>
}

/**
 * Keeps an answer, does what follows from it, and tells whoever asked of a no or a comment. An earlier answer stays as it
 * was.
 */
export async function keepAnswer(
  tx: Tx,
  { hub, today, audit }: Keeping,
  matter: Matter,
  request: PartyRequest,
  given: NewAnswer,
): Promise<void> {
  const answer = await insertAnswer(tx, hub, request.id, given)
  await matter.answered?.(tx, hub, { question: request, answer, today })
  await audit({
    action: 'party.answered',
    ...(answer.way === 'link' ? { as: 'party' } : {}),
    subject: request.subject,
    record: { kind: 'party_request', id: request.id },
    before: request.standing ? { agreed: request.standing.agreed, way: request.standing.way } : null,
    after: { organisation: request.organisation, agreed: answer.agreed, comment: answer.comment, way: answer.way },
  })
  if (answer.way !== 'paper' && (!answer.agreed || answer.comment !== '')) await tellAsker(tx, hub, request, answer)
}

/** Puts an answer beside the question of an id, without what follows from it; gives it as it is kept. */
export async function insertAnswer(tx: Tx, hub: Hub, requestId: string, given: NewAnswer): Promise<PartyAnswer> {
  const answer: PartyAnswer = { ...given, id: newId(), at: hub.now() }
  await tx
    .insertInto('party_answer')
    .values({
      id: answer.id,
      party_request_id: requestId,
      agreed: answer.agreed,
      comment: answer.comment,
      said: JSON.stringify(answer.said),
      way: answer.way,
      given_on: answer.givenOn,
      given_by: answer.givenBy,
      name: answer.name,
      role: answer.role,
      file_id: answer.fileId,
    })
    .execute()
  return answer
}

async function tellAsker(tx: Tx, hub: Hub, request: PartyRequest, answer: PartyAnswer): Promise<void> {
  if (request.askedBy === null) return
  const asker = await tx
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', request.askedBy)
    .executeTakeFirst()
  if (!asker?.email) return
  const said = t(answer.agreed ? 'parties.mail.said-yes' : 'parties.mail.said-no')
  await sendMail(
    tx,
    hub.seal,
    {
      to: asker.email,
      subject: t('parties.mail.answered-subject', { organisation: request.organisation, title: request.title }),
      body: t('parties.mail.answered-body', {
        name: asker.name,
        organisation: request.organisation,
        title: request.title,
        said,
        comment: answer.comment,
        link: `${hub.origin}/asked/${request.id}/asker`,
      }),
    },
    request.subject,
  )
}
