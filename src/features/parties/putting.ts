/**
 * Putting values on record that are another party's to say. Where whoever writes them down may bind that party in its own
 * right, they are its own word at once; otherwise it is asked.
 */
import { sql } from 'kysely'
import type { Actor } from '../../access/access.ts'
import type { Tx } from '../../db/open.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { insertAnswer, type Keeping, keepAnswer } from './answering.ts'
import { type Ask, askParty, keepRequest, lastDayToAnswer } from './asking.ts'
import { roleFor } from './binding.queries.ts'
import type { Answered, Matter } from './matter.ts'
import { findRequest } from './requests.queries.ts'

/** What a page has at hand when it puts something to a party. */
export type Putting = Keeping & { readonly actor: Actor }

/** `own`: said by the party itself; `asked`: put to it; `same`: it was put to it before, in these values and words. */
export type Put = 'own' | 'asked' | 'same'

/**
 * Puts values to a party, unless the latest question about the record has these values already and asks about them in these words: a
 * yes is to everything that the party read. `anew` asks again all the same, where what a yes was to had come to its end meanwhile.
 * `asks` asks whoever may bind the party too: what they put down here is not yet its word.
 */
export async function putToParty(
  tx: Tx,
  by: Putting,
  matter: Matter,
  ask: Omit<Ask, 'askedBy' | 'today'>,
  { anew = false, asks = false }: { readonly anew?: boolean; readonly asks?: boolean } = {},
): Promise<Put> {
  const latest = await tx
    .selectFrom('party_standing as s')
    .innerJoin('party_request as r', 'r.id', 's.party_request_id')
    .select(['r.id', 's.proof'])
    .select(
      sql<boolean>`r.put = ${JSON.stringify(ask.put)}::jsonb and r.title = ${ask.title} and r.question = ${ask.question}
        and r.full_text = ${ask.fullText ?? ''}`.as('same'),
    )
    .where('s.matter', '=', matter.name)
    .where('s.record_id', '=', ask.record.id)
    .where('s.organisation_id', '=', ask.organisationId)
    .executeTakeFirst()
  const stands = !anew && latest?.same === true
  const whole: Ask = { ...ask, today: by.today, askedBy: by.actor.person?.id ?? null }
  const role = asks ? null : roleFor(by.actor, ask.organisationId)
  if (role === null) {
    if (stands) return 'same'
    await askParty(tx, by.hub, matter, whole)
    return 'asked'
  }
  if (stands && latest?.proof === 'confirmed') return 'same'
  const dated = { ...whole, answerBy: await lastDayToAnswer(tx, by.hub, by.today) }
  const request = await findRequest(tx, stands && latest?.id ? latest.id : await keepRequest(tx, matter, dated))
  await keepAnswer(tx, by, matter, request!, {
    agreed: true,
    comment: '',
    said: {},
    way: 'sign-in',
    givenOn: by.today,
    givenBy: by.actor.person!.id,
    name: '',
    role: t(`parties.role.${role}`),
    fileId: null,
  })
  return 'own'
}

/**
 * Keeps about a new record what the party has just said of it in answer to another question: by the same person, in the same way, on the
 * same day. It is not asked twice for one word.
 */
export async function putAsAnswered(
  tx: Tx,
  hub: Hub,
  matter: Matter,
  ask: Omit<Ask, 'askedBy' | 'today'>,
  { answer, today }: Answered,
): Promise<void> {
  const dated = { ...ask, today, askedBy: null, answerBy: await lastDayToAnswer(tx, hub, today) }
  const { id: _, at: __, ...word } = answer
  await insertAnswer(tx, hub, await keepRequest(tx, matter, dated), { ...word, said: {} })
}
