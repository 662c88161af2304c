/** Mail to every signatory of a code: a later edition asks it to agree, or the code has ended. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { addressesOf } from './signatories.queries.ts'

/** Who is told, and in which words: the subject and the body of the mail, given the organisation. */
export type Notice = {
  readonly code: string
  readonly about: 'new-edition' | 'erratum' | 'end'
  readonly organisations: readonly { readonly organisation: string; readonly name: string; readonly slug: string }[]
  readonly subject: string
  readonly body: (organisation: { readonly name: string; readonly slug: string }) => string
}

/**
 * Writes the mails in the transaction of the change they tell of, and records on which day each organisation was told and at how
 * many addresses: none says that it could not be reached by mail. Gives how many organisations there were to tell.
 */
export async function tellSignatories(tx: Tx, hub: Hub, notice: Notice, today: Day): Promise<number> {
  const { organisations, code, about, subject, body } = notice
  const ids = organisations.map(({ organisation }) => organisation)
  const addresses = await addressesOf(tx, ids, today)
  for (const one of organisations)
    for (const to of addresses.get(one.organisation) ?? [])
      await sendMail(tx, hub.seal, { to, subject, body: body(one) }, { kind: 'code', id: code })
  const reached = ids.map(id => addresses.get(id)?.length ?? 0)
  await sql`
    insert into edition_notice (id, code_id, organisation_id, about, told_on, addresses)
    select told.id, ${code}, organisation, ${about}, ${today}, reached
    from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[], ${reached}::int[]) as told (id, organisation, reached)`.execute(
    tx,
  )
  return organisations.length
}

/** The address of the page on which an organisation answers to an edition. */
export function answerAddress(slug: string, edition: string): string {
  return `/organisations/${slug}/editions/${edition}`
}
